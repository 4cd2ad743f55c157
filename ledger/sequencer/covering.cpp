#include "ledger/sequencer/covering.h"

#include <algorithm>

#include "ledger/base/clock.h"
#include "ledger/sequencer/release.h"

namespace zegel::sequencer {

void await_cover(LaneBatch& batch, const Dependencies& on, Sequencer::Metrics& metrics) {
  const std::int64_t now_ms = base::monotonic_ms();
  for (Waiting& one : waiting_for(batch, on.waiters)) {
    metrics.accepted.add(static_cast<std::uint64_t>((now_ms - one.who.since_ms) * 1000));
    auto outcome = outcome_of(*batch.lane, *one.item);
    if (!outcome)
      one.who.answer(std::move(outcome));
    else
      batch.lane->uncovered.push_back({std::move(*outcome), std::move(one.who), now_ms});
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
  for (Uncovered& one : leaving) one.outcome.covered = one.outcome.index.value < head.value;
  if (head.value > 0)
    on.ledger.view([&](const store::Rows& rows) {
      Receipts receipts(lane, *lane.signed_head, rows);
      for (Uncovered& one : leaving)
        if (one.outcome.covered) one.outcome.receipt = receipts.of(one.outcome.index);
    });
  metrics.receipts.add(static_cast<std::uint64_t>(base::monotonic_us() - began));
  for (Uncovered& one : leaving) one.who.answer(std::move(one.outcome));
}

}  // namespace zegel::sequencer
