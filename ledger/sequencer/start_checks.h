// Start checks 2-4 of logboek.md 19 over one register: edges of the tree, the last 100 leaves, the
// genesis, the newest checkpoints, the anchor, the log.
//
// Order matters: what a check trusts, an earlier one has shown. Nothing is written.
// Threads: the owner before start(), or the writer (resume). Errors: StartFault for damage; doubt
// about head or order is a Hold, and the register starts in that state.
#pragma once

#include <expected>
#include <optional>

#include "ledger/sequencer/anchor.h"
#include "ledger/sequencer/lane.h"

namespace zegel::sequencer {

struct Doubt {
  Hold hold;
  int rule = 0;            // Z2 .. Z5; 0: another. Else evidence is kept:
  std::string request;     // what we were about to say
  std::string answer;      // what contradicts it
};
// nullopt: every check holds.
using CheckResult = std::expected<std::optional<Doubt>, StartFault>;

inline constexpr std::uint64_t tail_records = 100;

CheckResult check_register(const Lane& lane, const store::Store& ledger,
                           const std::filesystem::path& anchors);

// Step 4 alone, on the last `records` leaves: repeated every 10 minutes on the last one. Reads the
// log, so it ends the views of an earlier read.
std::optional<Hold> check_log_tail(const Lane& lane, const store::Rows& rows,
                                   std::uint64_t records);

}  // namespace zegel::sequencer
