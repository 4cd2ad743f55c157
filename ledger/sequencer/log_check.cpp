// Step 4 of the start checks: does the log still hold what this node made leaves of?
#include "ledger/sequencer/start_checks.h"

namespace zegel::sequencer {
namespace {

Hold stop(std::string_view code) { return {State::stilstand, reason(code)}; }

std::optional<Hold> hold_of(log::ReadFault fault) {
  switch (fault) {
    case log::ReadFault::none:
    case log::ReadFault::unavailable:
    case log::ReadFault::truncated: return std::nullopt;  // asked again by the writer, who counts
    case log::ReadFault::gap: return stop("gat");
    case log::ReadFault::corrupt: return stop("log-beschadigd");
  }
  return std::nullopt;
}

bool same(base::ByteView a, base::ByteView b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

}  // namespace

// The leaves in [first, size) at their offsets; offsets between them are records that were skipped.
std::optional<Hold> check_log_tail(const Lane& lane, const store::Rows& rows,
                                   std::uint64_t records) {
  const std::uint64_t size = lane.head.size.value;
  const std::uint64_t first = size > records ? size - records : 0;
  for (std::uint64_t index = first; index < size;) {
    const auto row = rows.get(lane.tables.leaf, store::key_u64(index));
    const auto leaf = row ? store::decode_leaf(*row) : std::nullopt;
    if (!leaf) return stop("log-anders");
    const log::Batch read = lane.config.log->read(leaf->offset, {}, 0);
    if (read.fault != log::ReadFault::none) return hold_of(read.fault);
    if (read.records.empty()) return std::nullopt;
    for (const log::LogRecord& record : read.records) {
      if (index == size) break;
      const auto here = rows.get(lane.tables.leaf, store::key_u64(index));
      const auto stored = here ? store::decode_leaf(*here) : std::nullopt;
      if (!stored) return stop("log-anders");
      if (record.position < stored->offset) continue;
      if (!same(record.bytes, stored->leaf)) return stop("log-anders");
      ++index;
    }
  }
  return std::nullopt;
}

}  // namespace zegel::sequencer
