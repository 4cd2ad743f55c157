#include "ledger/sequencer/release.h"

#include <algorithm>

#include "ledger/base/clock.h"
#include "ledger/tlog/proof.h"

namespace zegel::sequencer {
namespace {

using Answer = base::Result<Outcome>;

bool has_leaf(const Item& item) {
  return item.record && (!item.reject || item.reject == Reject::dubbel);
}
bool covers(const std::optional<SignedHead>& head, const Item& item) {
  return head && has_leaf(item) && item.index.value < head->size.value;
}

// Receipts under one head of a register, all from one snapshot.
class Receipts {
 public:
  Receipts(const Lane& lane, const SignedHead& head, const store::Rows& rows)
      : lane_(lane), head_(head), rows_(rows),
        prover_(lane.tree, rows, head.size, lane.edge.get()) {}
  std::string of(const Item& item);

 private:
  base::ByteView stored_head(base::LeafIndex index) const;

  const Lane& lane_;
  const SignedHead& head_;
  const store::Rows& rows_;
  tlog::BatchProver prover_;
};

std::string Receipts::of(const Item& item) {
  const auto proof = prover_.inclusion(item.index);
  if (!proof) throw store::StoreError("no proof for a leaf of this batch");
  const base::ByteView extra = item.reject ? stored_head(item.index) : item.record->leaf.head;
  return tlog::receipt_text(extra, item.index, *proof, head_.note);
}

// A `dubbel` record has another blind than the leaf that came first.
base::ByteView Receipts::stored_head(base::LeafIndex index) const {
  const auto row = rows_.get(lane_.tables.leaf, store::key_of(index));
  const auto stored = row ? store::decode_leaf(*row) : std::nullopt;
  const auto leaf = stored ? event::parse_leaf(stored->leaf) : std::nullopt;
  if (!leaf) throw store::StoreError("a leaf is damaged");
  return leaf->head;
}

Answer outcome_of(const Lane& lane, Item& item) {
  if (item.reject == Reject::dubbel_anders)
    return std::unexpected(base::Failure::refused("V-JTI-1", "/skelet/jti"));
  if (!has_leaf(item)) return std::unexpected(base::Failure::unavailable("V-DUR-1"));
  Outcome out;
  out.jti = item.record->skelet.jti;
  out.reg = lane.config.name;
  out.index = item.index;
  out.replay = item.reject.has_value();
  out.covered = covers(lane.signed_head, item);
  if (out.covered) out.receipt = std::move(item.receipt);
  return out;
}

}  // namespace

void make_receipts(LaneBatch& batch, const store::Rows& rows) {
  const std::optional<SignedHead>& head =
      batch.change->signed_head ? batch.change->signed_head : batch.lane->signed_head;
  if (!head) return;
  Receipts receipts(*batch.lane, *head, rows);
  for (Item& item : batch.items)
    if (covers(head, item)) item.receipt = receipts.of(item);
}

void release(LaneBatch& batch, const Dependencies& on, Sequencer::Metrics& metrics) {
  std::vector<Item*> items;
  std::vector<Waiters::Ref> refs;
  for (Item& item : batch.items) {
    if (!item.record) continue;
    items.push_back(&item);
    refs.push_back({item.record->skelet.jti, item.h});
  }
  std::vector<Waiters::Taken> taken = on.waiters.take(batch.lane->config.name, refs);
  if (taken.empty()) return;

  const std::int64_t began = base::monotonic_us();
  const Lane& lane = *batch.lane;
  const auto missing = [&](const Waiters::Taken& who) {
    return items[who.at]->receipt.empty() && covers(lane.signed_head, *items[who.at]);
  };
  if (std::ranges::any_of(taken, missing))
    on.ledger.view([&](const store::Rows& rows) {
      Receipts receipts(lane, *lane.signed_head, rows);
      for (const Waiters::Taken& who : taken)
        if (missing(who)) items[who.at]->receipt = receipts.of(*items[who.at]);
    });
  const std::int64_t now = base::monotonic_us();
  metrics.receipts.add(static_cast<std::uint64_t>(now - began));
  for (std::size_t i = 0; i < taken.size(); ++i) {
    metrics.accepted.add(static_cast<std::uint64_t>(now - taken[i].since_ms * 1000));
    taken[i].answer(outcome_of(lane, *items[taken[i].at]));
  }
}

}  // namespace zegel::sequencer
