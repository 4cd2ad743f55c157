#include "ledger/sequencer/exchange.h"

#include <algorithm>

#include "ledger/base/clock.h"
#include "ledger/base/journal.h"
#include "ledger/sequencer/batch.h"
#include "ledger/sequencer/signing.h"

namespace zegel::sequencer {
namespace {

constexpr log::Limits per_read{256, 1u << 20};
constexpr std::size_t most_ahead = 1'024;        // then the tree comes first
constexpr std::size_t most_awaited = 262'144;    // ... which waits until the duty is known
constexpr std::int64_t idle_pause_ms = 200;      // between two checkpoints that nobody waits for
constexpr std::int64_t unknown_after_ms = 10'000;

}  // namespace

Exchange::Exchange(const Dependencies& on, std::vector<Lane>& lanes, TakeDoubt take_doubt)
    : on_(on), lanes_(lanes), take_doubt_(std::move(take_doubt)), term_(on.self, on.claims) {
  for (Lane& lane : lanes_) {
    if (lane.config.heads == nullptr) continue;
    lane.standing.duty = Duty::undecided;
    lane.standing.awaits_heads = true;
    if (lane.config.name != toezicht) continue;
    toezicht_ = &lane;
    term_.load(lane.heads.takeovers);
  }
}

void Exchange::read() {
  if (toezicht_ == nullptr) return;
  read_lane(*toezicht_);
  for (Lane& lane : lanes_)
    if (&lane != toezicht_ && lane.config.heads != nullptr) read_lane(lane);
  decide();
}

// A fault of the topic holds for the register: without heads nobody can say what is signed.
void Exchange::read_lane(Lane& lane) {
  LaneHeads& heads = lane.heads;
  if (!lane.standing.sequences() && !lane.standing.closed) return;
  const bool waits = on_.content == ContentUse::awaited;
  const std::size_t most = waits ? most_awaited : most_ahead;
  if (lane.retry_at_ms > base::monotonic_ms() || heads.ahead.size() >= most) return;
  const log::Batch read = lane.config.heads->read(heads.next, per_read, 0);
  if (read.fault != log::ReadFault::none) {
    heads.drained = false;
    return take_fault(lane, read.fault, on_.tuning);
  }
  for (const log::LogRecord& record : read.records) {
    if (!take(lane, record)) return;
    heads.next = {record.position.value + 1};
    heads.stored = false;
  }
  heads.drained = read.drained;
  if (heads.drained && lane.standing.awaits_heads) meet_end(lane);
  if (!heads.sent) return;
  const bool unknown = base::monotonic_ms() - heads.sent->at_ms > unknown_after_ms;
  if (heads.drained && unknown) heads.sent.reset();  // never seen: start over
}

// What stood in the topic at the start is read, and what is valid of it compared with the own tree:
// before that a checkpoint served here could be older than one that this ledger showed already. The
// end is asked from the topic itself: the one that a read meets may lag (batch.cpp).
void Exchange::meet_end(Lane& lane) {
  LaneHeads& heads = lane.heads;
  if (!heads.start_end) {
    const auto end = lane.config.heads->end();
    if (!end) return take_fault(lane, log::ReadFault::unavailable, on_.tuning);
    heads.start_end = *end;
  }
  const bool compared = std::ranges::none_of(heads.ahead, &LaneHeads::Ahead::valid);
  if (compared && heads.next >= *heads.start_end) lane.standing.awaits_heads = false;
}

bool Exchange::take(Lane& lane, const log::LogRecord& record) {
  const JudgedHead head = judge_head(lane, term_, record);
  if (head.verdict == JudgedHead::Verdict::wait_for_terms && wait_for_terms(lane)) return false;
  LaneHeads& heads = lane.heads;
  if (heads.sent && record.position >= heads.sent->expected) {
    const bool ours = record.position == heads.sent->expected && head.record.by == term_.self();
    if (!ours) lane.metrics->signing_lost.fetch_add(1, std::memory_order_relaxed);
    heads.sent.reset();
  }
  const std::uint32_t before = heads.termijn;
  if (head.verdict == JudgedHead::Verdict::valid) {
    heads.termijn = head.record.termijn;
    if (head.checkpoint) heads.valid = head.checkpoint->size;
    const bool takeover = head.record.kind == HeadKind::takeover;
    if (takeover && term_.take({head.record.termijn, head.record.by})) {
      const bool since_start = heads.start_end && record.position >= *heads.start_end;
      if (since_start && head.record.by != term_.self()) term_.give_way();
      heads.takeovers = term_.all();
      base::journal(base::Level::info, "overname",
                    {{"termijn", head.record.termijn},
                     {"rol", term_.is_active() ? "actief" : "volger"}});
    }
  }
  if (head.checkpoint) meet(lane, head, before);
  return true;
}

// For a termijn that nobody knows yet toezicht is read to an end that is asked after this record.
bool Exchange::wait_for_terms(Lane& lane) {
  std::optional<base::Position>& until = lane.heads.terms_until;
  if (!until) {
    const auto end = toezicht_->config.heads->end();
    if (!end) return true;
    until = *end;
  }
  if (toezicht_->heads.next < *until) return true;
  until.reset();  // read, and still unknown: the record is not valid
  return false;
}

void Exchange::meet(Lane& lane, const JudgedHead& head, std::uint32_t before) {
  const bool adoptable =
      head.verdict == JudgedHead::Verdict::valid && head.record.kind == HeadKind::checkpoint;
  LaneHeads::Ahead ahead{head.checkpoint->size, head.checkpoint->root, head.record.note, head.at,
                         before, adoptable};
  if (ahead.size > lane.head.size) return lane.heads.ahead.push_back(std::move(ahead));
  if (own_root(lane, ahead.size, on_.ledger) != ahead.root)
    return take_doubt_(lane, other_root(lane, ahead.note));
  if (ahead.valid) adopt(lane, ahead);
}

void Exchange::after_commit(Lane& lane) {
  if (lane.config.heads == nullptr) return;
  auto& ahead = lane.heads.ahead;
  const auto reached = std::stable_partition(
      ahead.begin(), ahead.end(), [&](const auto& one) { return one.size <= lane.head.size; });
  for (auto one = ahead.begin(); one != reached; ++one) {
    if (own_root(lane, one->size, on_.ledger) != one->root)
      take_doubt_(lane, other_root(lane, one->note));
    else if (one->valid)
      adopt(lane, *one);
  }
  ahead.erase(ahead.begin(), reached);
}

void Exchange::adopt(Lane& lane, const LaneHeads::Ahead& head) {
  SignedHead adopted;
  adopted.size = head.size;
  adopted.root = head.root;
  adopted.note = head.note;
  adopted.at = on_.clock.now();
  const auto& key = lane.config.sign_with;
  adopted.by_key_in_force = key && tlog::open_checkpoint(head.note, {&*key, 1}).has_value();
  lane.heads.due.push_back({head.at, adopted});
  lane.heads.stored = false;
  lane.signed_head = std::move(adopted);
}

// Only after toezicht has been read to the end that it had at the start.
void Exchange::decide() {
  if (duty_ == Duty::undecided) {
    const LaneHeads& heads = toezicht_->heads;
    if (!heads.start_end || heads.next < *heads.start_end) return;
  }
  if (!toezicht_->heads.drained) return;
  if (term_.is_active()) return become(Duty::active);
  if (term_.may_claim()) {
    if (on_.claims != Claims::any || caught_up()) claim();
    return;
  }
  become(Duty::follower);
}

// A promotion begins only when all that the others wrote is here.
bool Exchange::caught_up() const {
  return std::ranges::all_of(lanes_, [](const Lane& lane) {
    const bool heads = lane.config.heads == nullptr ||
                       (lane.heads.drained && lane.heads.ahead.empty());
    const Standing& standing = lane.standing;
    return heads && !standing.awaits_heads && !standing.catching_up && !standing.hold;
  });
}

void Exchange::claim() {
  if (toezicht_->heads.sent || toezicht_->standing.hold) return;
  HeadRecord record;
  record.kind = HeadKind::takeover;
  record.termijn = term_.newest() + 1;
  if (toezicht_->signed_head) record.note = toezicht_->signed_head->note;
  send(*toezicht_, std::move(record), base::monotonic_ms());
}

void Exchange::become(Duty duty) {
  if (duty_ == duty) return;
  duty_ = duty;
  for (Lane& lane : lanes_)
    if (lane.config.heads != nullptr) lane.standing.duty = duty;
  base::journal(base::Level::info, duty == Duty::active ? "deze server doet het werk"
                                                        : "een andere server doet het werk",
                {{"termijn", term_.newest()}});
  if (on_.on_duty) on_.on_duty(duty, term_.newest());
}

bool Exchange::busy() const {
  const bool signs = duty_ == Duty::active && on_.content == ContentUse::open;
  return std::any_of(lanes_.begin(), lanes_.end(), [&](const Lane& lane) {
    return lane.heads.sent || (signs && lane.head_due(lane.head));
  });
}

void Exchange::propose() {
  if (duty_ != Duty::active || on_.content != ContentUse::open) return;
  const std::int64_t now_ms = base::monotonic_ms();
  for (Lane& lane : lanes_)
    if (lane.config.heads != nullptr && due(lane, now_ms)) propose(lane, now_ms);
}

bool Exchange::due(const Lane& lane, std::int64_t now_ms) const {
  const LaneHeads& heads = lane.heads;
  if (heads.sent || !heads.drained || !lane.head_due(lane.head)) return false;
  if (heads.valid > lane.head.size) return false;  // Z1: merely behind
  return !lane.uncovered.empty() || now_ms - heads.sent_ms >= idle_pause_ms;
}

void Exchange::propose(Lane& lane, std::int64_t now_ms) {
  const auto head = on_.ledger.view([&](const store::Rows& rows) {
    return signed_head_of(lane, lane.head, on_.clock.now(), rows);
  });
  if (!head)
    return take_doubt_(lane, {{State::stilstand, reason("andere-wortel")}, head.error().rule,
                              head.error().checkpoint, {}});
  HeadRecord record;
  record.termijn = term_.newest();
  record.note = head->note;
  send(lane, std::move(record), now_ms);
  lane.heads.sent_ms = now_ms;
}

void Exchange::send(Lane& lane, HeadRecord record, std::int64_t now_ms) {
  LaneHeads& heads = lane.heads;
  record.expected = heads.next;
  record.next = lane.next;
  record.by = term_.self();
  if (!lane.config.heads->append(encode(record))) return;  // full: the next turn tries again
  heads.sent = LaneHeads::Sent{record.expected, now_ms};
}

void put_heads(const Lane& lane, store::MutableRows& rows) {
  const LaneHeads& heads = lane.heads;
  for (const LaneHeads::Due& due : heads.due) {
    const store::CheckpointRow row{due.at, static_cast<std::uint32_t>(due.head.at / 60),
                                   due.head.note};
    rows.put(lane.tables.controlepunt, store::key_of(due.head.size), store::encode(row));
  }
  // What is not compared yet is read again after a crash, and judged as it was.
  base::Position next = heads.next;
  std::uint32_t termijn = heads.termijn;
  for (const LaneHeads::Ahead& one : heads.ahead) {
    if (one.at >= next) continue;
    next = one.at;
    termijn = one.termijn;
  }
  rows.put(lane.tables.stand, store::key_of(store::Stand::next_checkpoint_offset),
           store::key_of(next));
  rows.put(lane.tables.stand, store::key_of(store::Stand::terms),
           encode_terms(termijn, heads.takeovers));
}

}  // namespace zegel::sequencer
