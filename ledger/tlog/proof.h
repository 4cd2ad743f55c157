// The receipt: c2sp.org/tlog-proof@v1 (logboek.md 15). `extra` holds bytes 0-36 of the leaf.
// Parser: <= 144 KiB, <= 63 hashes. Threads: values. Errors: nullopt.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/ids.h"
#include "ledger/tlog/checkpoint.h"

namespace zegel::tlog {

struct Receipt {
  base::Bytes extra;          // 37 bytes
  base::LeafIndex index;
  Proof hashes;
  std::string checkpoint;     // the note verbatim
};

std::string receipt_text(base::ByteView extra, base::LeafIndex index, std::span<const Hash> proof,
                         std::string_view checkpoint_note);
std::optional<Receipt> parse_receipt(std::string_view text);

}  // namespace zegel::tlog
