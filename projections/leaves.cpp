#include "projections/leaves.h"

#include "ledger/event/envelope.h"
#include "ledger/event/leaf.h"
#include "ledger/store/ledger_rows.h"

namespace zegel::projections {

std::optional<LeafHead> leaf_head(const store::Rows& rows, store::Table leaf,
                                  base::LeafIndex index) {
  const auto row = rows.get(leaf, store::key_of(index));
  const auto stored = row ? store::decode_leaf(*row) : std::nullopt;
  if (!stored) return std::nullopt;
  const auto parsed = event::parse_leaf(stored->leaf);
  if (!parsed) return std::nullopt;
  const auto envelope = event::parse_jws(parsed->jws);
  if (!envelope) return std::nullopt;
  auto skelet = event::parse_skelet(envelope->payload);
  if (!skelet) return std::nullopt;
  return LeafHead{std::move(*skelet), parsed->received};
}

}  // namespace zegel::projections
