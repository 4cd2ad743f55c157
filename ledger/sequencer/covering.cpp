#include "ledger/sequencer/covering.h"

#include <algorithm>

#include "ledger/base/clock.h"
#include "ledger/tlog/proof.h"

namespace zegel::sequencer {
namespace {

std::string receipt_of(const Lane& lane, base::LeafIndex index, tlog::BatchProver& prover,
                       const store::Rows& rows) {
  const auto row = rows.get(lane.tables.leaf, store::key_of(index));
  const auto stored = row ? store::decode_leaf(*row) : std::nullopt;
  const auto leaf = stored ? event::parse_leaf(stored->leaf) : std::nullopt;
  const auto proof = prover.inclusion(index);
  if (!leaf || !proof) throw store::StoreError("no proof for a leaf that was committed");
  return tlog::receipt_text(leaf->head, index, *proof, lane.signed_head->note);
}

}  // namespace

void await_cover(LaneBatch& batch, const Dependencies& on, Sequencer::Metrics& metrics) {
  std::vector<Waiters::Ref> refs;
  std::vector<const Item*> items;
  for (const Item& item : batch.items) {
    if (!item.record) continue;
    refs.push_back({item.record->skelet.jti, item.h});
    items.push_back(&item);
  }
  const std::int64_t now_ms = base::monotonic_ms();
  for (Waiters::Taken& who : on.waiters.take(batch.lane->config.name, refs)) {
    const Item& item = *items[who.at];
    metrics.accepted.add(static_cast<std::uint64_t>((now_ms - who.since_ms) * 1000));
    if (item.reject == Reject::dubbel_anders) {
      who.answer(std::unexpected(base::Failure::refused("V-JTI-1", "/skelet/jti")));
    } else if (item.reject && item.reject != Reject::dubbel) {
      who.answer(std::unexpected(base::Failure::unavailable("V-DUR-1")));
    } else {
      Outcome outcome;
      outcome.jti = item.record->skelet.jti;
      outcome.reg = batch.lane->config.name;
      outcome.index = item.index;
      outcome.replay = item.reject.has_value();
      batch.lane->uncovered.push_back({std::move(outcome), std::move(who), now_ms});
    }
  }
}

void release_covered(Lane& lane, const Dependencies& on, Sequencer::Metrics& metrics) {
  if (lane.uncovered.empty()) return;
  const base::TreeSize head = lane.signed_head ? lane.signed_head->size : base::TreeSize{};
  const std::int64_t long_ago = base::monotonic_ms() - on.tuning.covering_ms;
  const auto due = [&](const Uncovered& one) {
    return one.outcome.index.value < head.value || one.since_ms <= long_ago;
  };
  auto first_due = std::stable_partition(lane.uncovered.begin(), lane.uncovered.end(),
                                         [&](const Uncovered& one) { return !due(one); });
  if (first_due == lane.uncovered.end()) return;
  std::vector<Uncovered> leaving(std::make_move_iterator(first_due),
                                 std::make_move_iterator(lane.uncovered.end()));
  lane.uncovered.erase(first_due, lane.uncovered.end());

  const std::int64_t began = base::monotonic_us();
  on.ledger.view([&](const store::Rows& rows) {
    tlog::BatchProver prover(lane.tree, rows, head, lane.edge.get());
    for (Uncovered& one : leaving) {
      one.outcome.covered = one.outcome.index.value < head.value;
      if (one.outcome.covered)
        one.outcome.receipt = receipt_of(lane, one.outcome.index, prover, rows);
    }
  });
  metrics.receipts.add(static_cast<std::uint64_t>(base::monotonic_us() - began));
  for (Uncovered& one : leaving) one.who.answer(std::move(one.outcome));
}

}  // namespace zegel::sequencer
