#include "ledger/sequencer/writer.h"

#include <fmt/format.h>

#include "ledger/base/check.h"
#include "ledger/base/clock.h"
#include "ledger/base/journal.h"
#include "ledger/sequencer/covering.h"
#include "ledger/sequencer/rebuild.h"
#include "ledger/sequencer/release.h"

namespace zegel::sequencer {
namespace {

using base::Failure;
using base::Level;

void count(const LaneBatch& batch);

std::vector<Lane> loaded(const Dependencies& on, std::vector<RegisterConfig> registers,
                         Sequencer::Metrics& metrics) {
  std::vector<Lane> lanes;
  lanes.reserve(registers.size());
  for (RegisterConfig& config : registers) {
    metrics.registers.push_back(std::make_unique<RegisterMetrics>());
    metrics.registers.back()->name = config.name;
    Lane& lane = lanes.emplace_back(std::move(config), on.ledger);
    lane.metrics = metrics.registers.back().get();
    on.ledger.view([&](const store::Rows& rows) { load(lane, rows); });
  }
  return lanes;
}

}  // namespace

Writer::Writer(const Dependencies& on, std::vector<RegisterConfig> registers)
    : on_(on),
      lanes_(loaded(on, std::move(registers), metrics_)),
      exchange_(on, lanes_,
                [this](Lane& lane, const Doubt& doubt) { take_doubt(lane, doubt); }) {
  last_turn_ms_ = base::monotonic_ms();
  for (Lane& lane : lanes_) {
    show(lane);
    board_.add(view_of(lane));
  }
}

bool Writer::turn() {
  last_turn_ms_ = base::monotonic_ms();
  if (dead_) return false;
  try {
    return turn_once();
  } catch (const store::StoreError& error) {  // a damaged page, met outside the transaction
    die(error.what());
    return false;
  }
}

bool Writer::turn_once() {
  check_tails(last_turn_ms_);
  exchange_.read();
  Batch batch;
  if (on_.content != ContentUse::awaited) batch = collect(lanes_, first_++, on_, shunned_);
  store_standings();
  const bool committed = !dead_ && !batch.lanes.empty() && commit(batch);
  more_ = batch.more && committed;
  exchange_heads();
  watch_logs();
  publish_standings();
  if (!dead_) housekeeping(last_turn_ms_);
  if (committed && !more_ && batch.records() == 1) on_.ledger.make_room();  // of a batch: no gain
  return committed;
}

// One transaction for all registers of the batch; durable when update() returns. What it was
// prepared ahead of is durable before its commit begins.
bool Writer::commit(Batch& batch) {
  Lane* at = nullptr;
  std::optional<StepFault> fault;
  bool too_early = false;
  std::int64_t began = base::monotonic_us(), commits_at = began;
  const base::Status status = on_.ledger.update([&](store::MutableRows& rows) -> base::Status {
    if (auto prepared = prepare(batch, rows, at); !prepared) {
      too_early = prepared.error().kind == StepFault::Kind::not_yet;
      fault.emplace(std::move(prepared.error()));
      return std::unexpected(Failure::fatal("step"));
    }
    too_early = !inhoud_durable(batch, began);
    if (too_early) return std::unexpected(Failure::unavailable("inhoud"));
    commits_at = base::monotonic_us();
    return {};
  });
  // Its contents were taken: read again only when they can come from the store.
  if (!status) shunned_ = batch.awaits;
  if (too_early) return false;
  const std::int64_t ended = base::monotonic_us();
  metrics_.commit.add(static_cast<std::uint64_t>(ended - began));
  if (!status) {
    metrics_.failed_commits.fetch_add(1, std::memory_order_relaxed);
    const bool full = status.error().code == base::Code::unavailable;
    if (fault && !full && fault->kind != StepFault::Kind::damaged)
      stop_lane(*at, *fault);
    else
      failed(batch, status.error());
    return false;
  }
  metrics_.commits.fetch_add(1, std::memory_order_relaxed);
  metrics_.fsync.add(static_cast<std::uint64_t>(ended - commits_at));
  after_commit(batch);
  return true;
}

// A lane whose keeper is closed stays out of the batch; any other fault, `at` its lane, ends it.
std::expected<void, StepFault> Writer::prepare(Batch& batch, store::MutableRows& rows, Lane*& at) {
  for (LaneBatch& lane : batch.lanes) {
    at = lane.lane;
    auto change = step(lane, on_, rows);
    if (change) {
      lane.change = std::move(*change);
      if (lane.ahead) make_receipts(lane, rows);
    } else if (change.error().kind == StepFault::Kind::keeper_closed) {
      at->standing.trouble = reason("sleutels-dicht");  // the others go on
      at->retry_at_ms = base::monotonic_ms() + on_.tuning.retry_ms;
    } else {
      if (change.error().kind == StepFault::Kind::not_yet && !lane.ahead)
        at->retry_at_ms = base::monotonic_ms() + on_.tuning.arrival_ms;
      return std::unexpected(std::move(change.error()));
    }
  }
  return {};
}

// False: that commit failed, or lasts. The wait is no part of ours.
bool Writer::inhoud_durable(const Batch& batch, std::int64_t& began_us) {
  if (batch.awaits == 0) return true;
  const std::int64_t before = base::monotonic_us();
  const bool ended = on_.inhoud.tide().await(batch.awaits, on_.tuning.ahead_ms);
  began_us += base::monotonic_us() - before;
  return ended && failed_.load() < batch.awaits;
}

void Writer::inhoud_failed(std::uint64_t commit) {
  for (Lane& lane : lanes_)
    if (lane.config.log != nullptr) lane.config.log->withdraw(commit);
  failed_.store(commit);
}

// Positions first, then the views, then whoever waits: a caller that got its answer finds the rest.
void Writer::after_commit(Batch& batch) {
  metrics_.batch_records.add(batch.records());
  for (LaneBatch& lane : batch.lanes) {
    if (!lane.change) continue;
    lane.lane->adopt(*lane.change);
    auto& trouble = lane.lane->standing.trouble;
    if (!lane.items.empty() || (trouble && trouble->code == "schijf-vol")) trouble.reset();
    count(lane);
    exchange_.after_commit(*lane.lane);
    show(*lane.lane);
    board_.publish(view_of(*lane.lane));
  }
  for (LaneBatch& lane : batch.lanes)
    if (lane.change && !lane.items.empty()) answer(lane);
}

// On Kafka the checkpoint follows after the commit, and its receipts with it.
void Writer::answer(LaneBatch& batch) {
  if (batch.lane->config.heads != nullptr) return await_cover(batch, on_, metrics_);
  release(batch, on_, metrics_);
}

void Writer::exchange_heads() {
  if (!exchange_.any() || dead_) return;
  judge_anchors();
  exchange_.propose();
  for (Lane& lane : lanes_) {
    if (lane.signed_head && lane.signed_head->size.value != lane.metrics->signed_size) {
      show(lane);
      board_.publish(view_of(lane));
    }
    release_covered(lane, on_, metrics_);
  }
}

// Nothing was kept, nobody is acknowledged. Full: it is tried again. Else the page cache may lie.
void Writer::failed(const Batch& batch, const Failure& failure) {
  if (failure.code != base::Code::unavailable) return die(failure.detail);
  for (const LaneBatch& lane : batch.lanes) {
    lane.lane->standing.trouble = reason("schijf-vol");
    lane.lane->retry_at_ms = base::monotonic_ms() + on_.tuning.retry_ms;
  }
  base::journal(Level::alarm, "de opslag is vol: niets vastgelegd", {{"oorzaak", failure.detail}});
}

// A register that stops takes no other one along: the batch is read again without it.
void Writer::stop_lane(Lane& lane, const StepFault& fault) {
  switch (fault.kind) {
    case StepFault::Kind::apply_defect: {
      Reason why = reason("apply-defect");
      why.sentence = fmt::format("Bericht {} van register {} kon niet worden verwerkt.",
                                 fault.index.value, lane.config.name);
      lane.standing.take({State::stilstand, std::move(why)});
      break;
    }
    case StepFault::Kind::other_root:
      take_doubt(lane,
                 {{State::stilstand, reason("andere-wortel")}, fault.z, fault.checkpoint, {}});
      break;
    case StepFault::Kind::order_changed:
      lane.standing.take({State::stilstand, reason("volgorde-verschil")});
      break;
    case StepFault::Kind::keeper_closed:
    case StepFault::Kind::not_yet:
    case StepFault::Kind::damaged: ZEGEL_CHECK(!"handled by commit()");
  }
  lane.standing_stored = false;
  store_standings();
  publish_standings();
  on_.waiters.fail_all(lane.config.name, Failure::unavailable("V-DUR-1"));
}

void Writer::die(std::string_view why) {
  dead_ = true;
  more_ = false;
  base::journal(Level::alarm, "de opslag is onbetrouwbaar: het programma stopt",
                {{"oorzaak", why}, {"exit", 70}});
  on_.on_fatal(why);
}

std::expected<void, StartFault> Writer::check_all() {
  for (Lane& lane : lanes_) {
    auto checked = check_register(lane, on_.ledger, on_.anchors);
    if (!checked) return std::unexpected(std::move(checked).error());
    if (*checked) take_doubt(lane, **checked);
  }
  publish_standings();  // the first turn stores them
  return {};
}

base::Status Writer::rebuild_all() {
  for (const Lane& lane : lanes_) TRY_DO(rebuild_if_needed(lane, on_));
  return {};
}

bool Writer::sound() const {
  for (const Lane& lane : lanes_)
    if (lane.damage) return false;
  return true;
}

const Lane& Writer::lane(std::string_view reg) const {
  for (const Lane& lane : lanes_)
    if (lane.config.name == reg) return lane;
  ZEGEL_CHECK(!"a register that this node does not have");
  return lanes_.front();
}

Lane& Writer::lane_of(std::string_view reg) { return const_cast<Lane&>(lane(reg)); }

namespace {

void alarm_skipped(const Lane& lane, const Item& item) {
  if (*item.reject == Reject::dubbel) return;  // only our own principal can write the rest
  base::journal(Level::alarm, "bericht in het logboek overgeslagen",
                {{"register", lane.config.name},
                 {"reden", reject_name(*item.reject)},
                 {"positie", item.position.value}});
}

void count(const LaneBatch& batch) {
  const Lane& lane = *batch.lane;
  RegisterMetrics& to = *lane.metrics;
  to.issuer_repeats.fetch_add(batch.change->issuer_repeats, std::memory_order_relaxed);
  if (batch.change->issuer_gaps) to.issuer_gaps = *batch.change->issuer_gaps;
  for (const Item& item : batch.items) {
    if (item.reject) {
      to.skipped[static_cast<std::size_t>(*item.reject)].fetch_add(1, std::memory_order_relaxed);
      alarm_skipped(lane, item);
      continue;
    }
    const auto chk = item.record->skelet.chk;
    if (!chk || *chk <= item.index.value) continue;
    to.heads_ahead.fetch_add(1, std::memory_order_relaxed);  // it saw a head that we lost
    base::journal(Level::alarm, "een afzender zag een groter register dan het onze",
                  {{"register", lane.config.name}, {"index", item.index.value}});
  }
}

}  // namespace
}  // namespace zegel::sequencer
