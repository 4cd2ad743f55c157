#include "ledger/sequencer/release.h"

#include <algorithm>

#include "ledger/base/clock.h"
#include "ledger/tlog/proof.h"

namespace zegel::sequencer {
namespace {

bool has_leaf(const Item& item) {
  return item.record && (!item.reject || item.reject == Reject::dubbel);
}
bool covers(const std::optional<SignedHead>& head, const Item& item) {
  return head && has_leaf(item) && item.index.value < head->size.value;
}

// A `dubbel` record has another blind than the leaf that came first.
std::string receipt_of(Receipts& receipts, const Item& item) {
  if (item.reject) return receipts.of(item.index);
  return receipts.of(item.index, item.record->leaf.head);
}

}  // namespace

std::string Receipts::of(base::LeafIndex index, std::optional<base::ByteView> extra) {
  const auto proof = prover_.inclusion(index);
  if (!proof) throw store::StoreError("no proof for a leaf that a checkpoint covers");
  return tlog::receipt_text(extra ? *extra : stored_head(index), index, *proof, head_.note);
}

base::ByteView Receipts::stored_head(base::LeafIndex index) const {
  const auto row = rows_.get(lane_.tables.leaf, store::key_of(index));
  const auto stored = row ? store::decode_leaf(*row) : std::nullopt;
  const auto leaf = stored ? event::parse_leaf(stored->leaf) : std::nullopt;
  if (!leaf) throw store::StoreError("a leaf is damaged");
  return leaf->head;
}

base::Result<Outcome> outcome_of(const Lane& lane, Item& item) {
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

std::vector<Waiting> waiting_for(LaneBatch& batch, Waiters& waiters) {
  std::vector<Item*> items;
  std::vector<Waiters::Ref> refs;
  for (Item& item : batch.items) {
    if (!item.record) continue;
    items.push_back(&item);
    refs.push_back({item.record->skelet.jti, item.h});
  }
  std::vector<Waiting> out;
  for (Waiters::Taken& who : waiters.take(batch.lane->config.name, refs)) {
    Item* item = items[who.at];
    out.push_back({item, std::move(who)});
  }
  return out;
}

void make_receipts(LaneBatch& batch, const store::Rows& rows) {
  const std::optional<SignedHead>& head =
      batch.change->signed_head ? batch.change->signed_head : batch.lane->signed_head;
  if (!head) return;
  Receipts receipts(*batch.lane, *head, rows);
  for (Item& item : batch.items)
    if (covers(head, item)) item.receipt = receipt_of(receipts, item);
}

void release(LaneBatch& batch, const Dependencies& on, Sequencer::Metrics& metrics) {
  std::vector<Waiting> waiting = waiting_for(batch, on.waiters);
  if (waiting.empty()) return;

  const std::int64_t began = base::monotonic_us();
  const Lane& lane = *batch.lane;
  const auto missing = [&](const Waiting& one) {
    return one.item->receipt.empty() && covers(lane.signed_head, *one.item);
  };
  if (std::ranges::any_of(waiting, missing))
    on.ledger.view([&](const store::Rows& rows) {
      Receipts receipts(lane, *lane.signed_head, rows);
      for (const Waiting& one : waiting)
        if (missing(one)) one.item->receipt = receipt_of(receipts, *one.item);
    });
  const std::int64_t now = base::monotonic_us();
  metrics.receipts.add(static_cast<std::uint64_t>(now - began));
  for (Waiting& one : waiting) {
    metrics.accepted.add(static_cast<std::uint64_t>(now - one.who.since_ms * 1000));
    one.who.answer(outcome_of(lane, *one.item));
  }
}

}  // namespace zegel::sequencer
