#include "ledger/sequencer/thinning.h"

namespace zegel::sequencer {
namespace {

constexpr std::int64_t minutes_kept = 24 * 60;

struct Superseded {
  std::vector<base::Bytes> keys;
  base::TreeSize seen_to;      // the last old row, where the next call goes on
};

Superseded superseded(const Lane& lane, const store::Rows& rows, std::int64_t now) {
  Superseded out;
  out.seen_to = lane.thinned_to;
  std::optional<std::pair<base::Bytes, std::uint32_t>> previous;  // key, minute
  std::size_t read = 0;
  rows.scan(lane.tables.controlepunt, store::key_of(lane.thinned_to),
            [&](base::ByteView key, base::ByteView value) {
              const auto row = store::decode_checkpoint(value);
              const auto size = store::read_u64(key);
              if (!row || !size || ++read > thinning_rows) return false;
              if (row->minute + minutes_kept > now / 60) return false;
              if (previous && previous->second == row->minute)
                out.keys.push_back(std::move(previous->first));
              previous.emplace(base::Bytes(key.begin(), key.end()), row->minute);
              out.seen_to = {*size};
              return true;
            });
  return out;
}

}  // namespace

base::Status thin_checkpoints(Lane& lane, store::Store& ledger, std::int64_t now) {
  const Superseded old =
      ledger.view([&](const store::Rows& rows) { return superseded(lane, rows, now); });
  if (!old.keys.empty())
    TRY_DO(ledger.update([&](store::MutableRows& rows) -> base::Status {
      for (const base::Bytes& key : old.keys) rows.erase(lane.tables.controlepunt, key);
      return {};
    }));
  lane.thinned_to = old.seen_to;
  return {};
}

}  // namespace zegel::sequencer
