// The writer between two batches: standings, anchors, deadlines, the tail of the log; each minute
// dead readers, the fill of the map and old checkpoints.
#include "ledger/base/check.h"
#include "ledger/base/clock.h"
#include "ledger/base/journal.h"
#include "ledger/base/limits.h"
#include "ledger/sequencer/start_checks.h"
#include "ledger/sequencer/thinning.h"
#include "ledger/sequencer/writer.h"

namespace zegel::sequencer {
namespace {

using base::Failure;
using base::Level;

constexpr std::int64_t tail_every_ms = 600'000;   // logboek.md 19, step 4
constexpr std::int64_t expire_every_ms = 500;
constexpr double map_alarm = 0.7;                 // of the map (logboek.md 8)

// The store itself is sound; only the anchor cannot say so.
bool may_be_confirmed(const Reason& why) {
  return why.code == "anker-ontbreekt" || why.code == "anker-onleesbaar";
}

}  // namespace

// Repeated on the last leaf every 10 minutes, and before the first read after the log was away.
void Writer::check_tails(std::int64_t now_ms) {
  for (Lane& lane : lanes_) {
    if (!lane.standing.sequences() || lane.retry_at_ms > now_ms) continue;
    if (lane.tail_checked_ms != 0 && now_ms - lane.tail_checked_ms < tail_every_ms) continue;
    lane.tail_checked_ms = now_ms;
    const auto hold = on_.ledger.view(
        [&](const store::Rows& rows) { return check_log_tail(lane, rows, 1); });
    if (hold) take_doubt(lane, {*hold, 0, {}, {}});
  }
}

// On a log that others write to: after the end that it had when this node started.
void Writer::judge_anchors() {
  for (Lane& lane : lanes_) {
    if (!lane.anchor_due || lane.standing.catching_up) continue;
    lane.anchor_due = false;
    if (on_.anchors.empty() || lane.standing.hold) continue;
    const auto doubt = on_.ledger.view([&](const store::Rows& rows) {
      return judge_anchor(lane, Anchor(on_.anchors, lane.config.name), rows);
    });
    if (doubt) take_doubt(lane, {doubt->hold, doubt->rule, {}, doubt->note});
  }
}

// What a log says of itself: no answers of the brokers, or a topic that is not as it should be.
void Writer::watch_logs() {
  if (!exchange_.any()) return;
  for (Lane& lane : lanes_) {
    log::LogHealth health = lane.config.log->health();
    if (health.reachable && lane.config.heads != nullptr) health = lane.config.heads->health();
    if (health.reachable) continue;
    lane.standing.trouble = Reason{"logboek-onbereikbaar", health.reason};
  }
}

void Writer::take_doubt(Lane& lane, const Doubt& doubt) {
  lane.standing.take(doubt.hold);
  lane.standing_stored = false;
  const Reason why = lane.standing.why();
  base::journal(Level::alarm, "register staat stil of is bevroren",
                {{"register", lane.config.name},
                 {"toestand", state_name(lane.standing.state())},
                 {"code", why.code}});
  if (doubt.rule == 0) return;
  lane.metrics->refused[static_cast<std::size_t>(doubt.rule) - 1].fetch_add(1);
  lane.evidence_due.push_back({static_cast<EvidenceKind>(doubt.rule), doubt.request, doubt.answer,
                               lane.signed_head ? lane.signed_head->note : std::string()});
}

// A hold that could not be stored (a full disk) is tried again each turn; it holds all the same.
void Writer::store_standings() {
  for (Lane& lane : lanes_) {
    if (lane.standing_stored) continue;
    const base::Status stored = on_.ledger.update([&](store::MutableRows& rows) -> base::Status {
      rows.put(lane.tables.stand, store::key_of(store::Stand::state),
               encode_state(lane.standing));
      for (const Evidence& row : lane.evidence_due) keep_evidence(rows, lane.tables, row);
      return {};
    });
    if (!stored && stored.error().code != base::Code::unavailable)
      return die(stored.error().detail);
    lane.standing_stored = stored.has_value();
    if (stored) lane.evidence_due.clear();
  }
}

void Writer::publish_standings() {
  for (const Lane& lane : lanes_) {
    const RegisterView shown = board_.view(lane.config.name);
    const RegisterView now = view_of(lane);
    const bool same = shown.state == now.state && shown.code == now.code &&
                      shown.sentence == now.sentence;
    if (same && shown.reads_first != now.reads_first) board_.publish(now);
    if (same) continue;
    base::journal(now.state == State::normaal ? Level::info : Level::warning, "register",
                  {{"register", now.name},
                   {"toestand", state_name(now.state)},
                   {"code", now.code}});
    board_.publish(now);
  }
}

void Writer::housekeeping(std::int64_t now_ms) {
  if (now_ms - anchored_ms_ >= on_.tuning.anchor_ms) {
    keep_anchors();
    anchored_ms_ = now_ms;
  }
  if (now_ms - expired_ms_ >= expire_every_ms) {
    on_.waiters.expire(base::limits::durability_deadline_ms);
    expired_ms_ = now_ms;
    for (Lane& lane : lanes_) lane.metrics->waiting = on_.waiters.waiting(lane.config.name);
  }
  if (now_ms - minute_ms_ < 60'000) return;
  minute_ms_ = now_ms;
  on_.ledger.check_readers();
  if (on_.ledger.used_ratio() > map_alarm)
    base::journal(Level::alarm, "de opslag raakt vol", {{"bestand", "ledger"}});
  for (Lane& lane : lanes_) {
    const base::Status thinned = thin_checkpoints(lane, on_.ledger, on_.clock.now());
    if (!thinned && thinned.error().code != base::Code::unavailable)
      return die(thinned.error().detail);
  }
}

// Never lowered, and never touched while a hold says that head and anchor may disagree.
void Writer::keep_anchors() {
  if (on_.anchors.empty()) return;
  for (Lane& lane : lanes_) {
    if (!lane.signed_head || lane.standing.hold) continue;
    const std::string& note = lane.signed_head->note;
    if (lane.anchored == note) continue;
    const base::Status written = Anchor(on_.anchors, lane.config.name).write(note);
    if (written) lane.anchored = note;
    if (!written)
      base::journal(Level::alarm, "anker niet geschreven",
                    {{"register", lane.config.name}, {"oorzaak", written.error().detail}});
  }
}

bool Writer::unfinished() const {
  if (dead_ || !exchange_.any()) return false;
  for (const Lane& lane : lanes_)
    if (!lane.uncovered.empty()) return true;
  return exchange_.busy();
}

void Writer::finish() {
  if (!dead_) keep_anchors();
  for (Lane& lane : lanes_) {
    for (Uncovered& one : lane.uncovered) one.who.answer(std::move(one.outcome));
    lane.uncovered.clear();
    on_.waiters.fail_all(lane.config.name, Failure::unavailable("V-DUR-1"));
  }
}

void Writer::freeze(std::string_view reg, Hold hold) {
  ZEGEL_CHECK(hold.state == State::bevroren || hold.state == State::stilstand);
  take_doubt(lane_of(reg), {std::move(hold), 0, {}, {}});
  board_.taken(reg);
  store_standings();
  publish_standings();
}

// An operator looked at it. Every check of this register runs again; a missing or damaged anchor is
// made anew by this very confirmation (logboek.md 13).
base::Status Writer::resume(std::string_view reg) {
  Lane& lane = lane_of(reg);
  if (!lane.standing.hold) return {};
  const auto refuse = [](std::string why) {
    return std::unexpected(Failure::unavailable("register-bevroren", std::move(why)));
  };
  if (lane.standing.hold->why.code == "onbekende-regel") return refuse("onbekende-regel");
  const auto checked = check_register(lane, on_.ledger, on_.anchors);
  if (!checked) return refuse(checked.error().check);
  const bool confirmed = *checked && may_be_confirmed((*checked)->hold.why);
  if (*checked && !confirmed) return refuse((*checked)->hold.why.code);
  lane.standing.hold.reset();
  lane.standing.catching_up = lane.must_catch_up();
  lane.catch_up_to.reset();
  lane.standing_stored = false;
  lane.short_answers = 0;
  lane.retry_at_ms = 0;
  lane.anchored.clear();
  if (confirmed) keep_anchors();
  store_standings();
  publish_standings();
  return {};
}

}  // namespace zegel::sequencer
