// C2SP tlog-checkpoint: three lines, never an extension line (logboek.md 12).
// Each note of ours passes our own parser before it leaves. Threads: values.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ledger/tlog/merkle.h"
#include "ledger/tlog/note.h"

namespace zegel::tlog {

struct Checkpoint {
  std::string origin;
  base::TreeSize size;
  Hash root{};
};

std::string checkpoint_text(const Checkpoint& checkpoint);
std::optional<Checkpoint> parse_checkpoint_text(std::string_view text);
std::string sign_checkpoint(const Checkpoint& checkpoint, const VerifierKey& vkey,
                            const crypto::SigningKey& key);
// Parses and verifies under keys whose name is the origin.
std::optional<Checkpoint> open_checkpoint(std::string_view note,
                                          std::span<const VerifierKey> known);

}  // namespace zegel::tlog
