#include "ledger/sequencer/place.h"

#include <algorithm>

#include "ledger/base/check.h"

namespace zegel::sequencer {
namespace {

// What is known of the jti of one item before the rule is asked.
struct Seen {
  std::optional<base::LeafIndex> stored;   // an accepted record of an earlier batch
  std::optional<std::size_t> twin;         // the item before it with the same jti, accepted or not
};

std::vector<Seen> look_up(const LaneBatch& batch, const store::Rows& rows);
std::string stored_jws(const Lane& lane, base::LeafIndex index, const store::Rows& rows);

// Ends a register, or its rule: nothing after it is judged by this rule.
bool is_last(const Item& item) {
  const std::string& evt = item.record->skelet.evt;
  return evt == closing_evt || evt.starts_with(new_rule_prefix);
}

// The accepted record with the jti of item `i`, if there is one before it.
struct Earlier {
  base::LeafIndex index;
  std::string jws;
};
std::optional<Earlier> earlier(const LaneBatch& batch, const std::vector<Seen>& seen,
                               std::size_t i, const store::Rows& rows) {
  if (const auto stored = seen[i].stored)
    return Earlier{*stored, stored_jws(*batch.lane, *stored, rows)};
  for (auto twin = seen[i].twin; twin; twin = seen[*twin].twin) {
    const Item& item = batch.items[*twin];
    if (!item.reject) return Earlier{item.index, std::string(item.record->leaf.jws)};
  }
  return std::nullopt;
}

}  // namespace

std::uint64_t place(LaneBatch& batch, const store::Rows& rows) {
  const std::vector<Seen> seen = look_up(batch, rows);
  const std::uint64_t first = batch.lane->head.size.value;
  std::optional<Earlier> before_this;
  Before before{{first}, batch.lane->aud, {}};
  before.jws_of = [&](const base::Jti&) {
    return before_this ? std::optional(before_this->jws) : std::nullopt;
  };
  for (std::size_t i = 0; i < batch.items.size(); ++i) {
    Item& item = batch.items[i];
    if (item.reject) continue;
    before_this = earlier(batch, seen, i, rows);
    item.reject = check_place(*item.record, before);
    if (item.reject && before_this) item.index = before_this->index;
    if (item.reject) continue;
    item.index = before.next;
    if (before.next.value == 0) before.aud = item.record->skelet.aud;
    ++before.next.value;
    if (is_last(item)) batch.items.resize(i + 1);
  }
  return before.next.value - first;
}

namespace {

std::vector<Seen> look_up(const LaneBatch& batch, const store::Rows& rows) {
  std::vector<Seen> seen(batch.items.size());
  std::vector<std::size_t> order;
  order.reserve(batch.items.size());
  for (std::size_t i = 0; i < batch.items.size(); ++i)
    if (batch.items[i].record) order.push_back(i);
  const auto jti = [&](std::size_t i) -> const base::Jti& {
    return batch.items[i].record->skelet.jti;
  };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return jti(a) != jti(b) ? jti(a) < jti(b) : a < b;
  });
  for (std::size_t k = 0; k < order.size(); ++k) {
    const std::size_t i = order[k];
    if (const auto row = rows.get(batch.lane->tables.jti, jti(i).view())) {
      const auto index = store::read_u64(*row);
      ZEGEL_CHECK(index.has_value());
      seen[i].stored = base::LeafIndex{*index};
    }
    if (k > 0 && jti(order[k - 1]) == jti(i)) seen[i].twin = order[k - 1];
  }
  return seen;
}

std::string stored_jws(const Lane& lane, base::LeafIndex index, const store::Rows& rows) {
  const auto row = rows.get(lane.tables.leaf, store::key_of(index));
  const auto stored = row ? store::decode_leaf(*row) : std::nullopt;
  const auto leaf = stored ? event::parse_leaf(stored->leaf) : std::nullopt;
  if (!leaf) throw store::StoreError("a jti row names a leaf that is not there");
  return std::string(leaf->jws);
}

}  // namespace
}  // namespace zegel::sequencer
