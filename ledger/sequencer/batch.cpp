#include "ledger/sequencer/batch.h"

#include <algorithm>

#include "ledger/base/clock.h"
#include "ledger/crypto/hash.h"

namespace zegel::sequencer {
namespace {

// What is left of the limits of one batch.
struct Room {
  std::size_t records;
  std::size_t bytes;
  std::uint64_t inhoud;  // log::Limits::inhoud
};

Item prepare(const log::LogRecord& record) {
  Item item;
  item.position = record.position;
  item.bytes = record.bytes;
  auto verdict = check_record(record.bytes);
  if (const Reject* reject = std::get_if<Reject>(&verdict)) {
    item.reject = *reject;
    return item;
  }
  item.record = std::move(std::get<Wellformed>(verdict));
  item.h = crypto::jws_tag(item.record->leaf.jws);
  item.leaf_hash = event::leaf_hash(record.bytes);
  return item;
}

// A record waits elsewhere than with a caller of this node: only then a lane can be behind.
bool is_behind(Lane& lane, std::uint64_t read_to, const Tuning& tuning, const Waiters& waiters) {
  if (lane.config.log->positions_are_indices()) return false;  // all of it is own work
  const auto end = lane.config.log->end();
  if (!end || end->value <= read_to) return false;
  const std::uint64_t waiting = end->value - read_to;
  lane.metrics->log_lag.store(waiting, std::memory_order_relaxed);
  const std::uint64_t own = waiters.waiting(lane.config.name);
  const bool late = base::monotonic_ms() - lane.drained_at_ms > 30'000 && waiting > own;
  return late || waiting > tuning.behind_records + own;
}

void short_answer(Lane& lane, const Tuning& tuning) {
  const std::int64_t now = base::monotonic_ms();
  if (lane.short_answers++ == 0) lane.short_since_ms = now;
  lane.retry_at_ms = now + std::min(tuning.retry_ms, tuning.shorter_log_ms);
  lane.standing.trouble = reason("logboek-onbereikbaar");
  if (lane.short_answers >= 3 && now - lane.short_since_ms >= tuning.shorter_log_ms)
    lane.standing.take({State::stilstand, reason("log-korter")});
}

// A drained read met the end that the last answer named, and after an election that may lie before
// records that were acknowledged (kafka.md 8). So the log itself is asked, once.
void meet_end(Lane& lane, std::uint64_t read_to, const Tuning& tuning) {
  if (!lane.catch_up_to) {
    const auto end = lane.config.log->end();
    if (!end) return take_fault(lane, log::ReadFault::unavailable, tuning);
    lane.catch_up_to = *end;
  }
  if (read_to < lane.catch_up_to->value) return;
  lane.catch_up_to.reset();
  lane.standing.catching_up = false;
}

// Caught up or not, in trouble or not, from what this read told.
void follow(Lane& lane, const log::Batch& read, const Tuning& tuning, const Waiters& waiters) {
  if (read.fault != log::ReadFault::none) return take_fault(lane, read.fault, tuning);
  lane.short_answers = 0;
  const std::uint64_t read_to = lane.next.value + read.records.size();
  if (read.drained) {
    lane.drained_at_ms = base::monotonic_ms();
    lane.metrics->log_lag.store(0, std::memory_order_relaxed);
    if (read.records.empty()) lane.standing.trouble.reset();  // nothing left to be in trouble with
    if (lane.standing.catching_up) meet_end(lane, read_to, tuning);
    return;
  }
  if (is_behind(lane, read_to, tuning, waiters)) lane.standing.catching_up = true;
}

log::Batch read(Lane& lane, Room& room, const Tuning& tuning) {
  const bool bulk = lane.standing.catching_up && !lane.config.log->positions_are_indices();
  log::Limits limits{room.records, room.bytes, room.inhoud};
  if (bulk) limits.records = std::max(limits.records, tuning.catch_up_records);
  const std::int64_t wait = bulk ? tuning.catch_up_ms : tuning.batch_age_ms;
  return lane.config.log->read(lane.next, limits, wait);
}

void take_into(LaneBatch& batch, const log::Batch& got, Room& room) {
  batch.items.reserve(got.records.size());
  std::size_t bytes = 0;
  for (const log::LogRecord& record : got.records) {
    batch.items.push_back(prepare(record));
    bytes += record.bytes.size();
  }
  room.records -= std::min(room.records, got.records.size());
  room.bytes -= std::min(room.bytes, bytes);
}

Batch collect_durable(std::span<Lane> lanes, std::size_t first, const Dependencies& on,
                      std::uint64_t ended) {
  Batch out;
  Room room{on.tuning.batch_records, on.tuning.batch_bytes, ended};
  const std::int64_t now = base::monotonic_ms();
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    Lane& lane = lanes[(first + i) % lanes.size()];
    if (lane.retry_at_ms > now) continue;
    LaneBatch batch;
    batch.lane = &lane;
    if (lane.standing.sequences()) {
      if (room.records == 0) {
        out.more = true;  // its turn comes: the next batch starts with another lane
        continue;
      }
      const log::Batch got = read(lane, room, on.tuning);
      follow(lane, got, on.tuning, on.waiters);
      take_into(batch, got, room);
      out.more = out.more || (!got.drained && got.fault == log::ReadFault::none);
    }
    if (!batch.items.empty() || lane.signature_due(lane.head) || lane.heads_due(now, on.tuning))
      out.lanes.push_back(std::move(batch));
  }
  return out;
}

// Commit `commit` is under way, and every record of it stands in its log.
Batch collect_ahead(std::span<Lane> lanes, std::size_t first, const Dependencies& on,
                    std::uint64_t commit) {
  Batch out;
  out.awaits = commit;
  Room room{on.tuning.batch_records, on.tuning.batch_bytes, commit};
  const std::int64_t now = base::monotonic_ms();
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    Lane& lane = lanes[(first + i) % lanes.size()];
    if (lane.retry_at_ms > now || !lane.standing.sequences()) continue;
    if (!lane.config.log->takes_ahead() || room.records == 0) continue;
    const log::Batch got = read(lane, room, on.tuning);
    LaneBatch batch;
    batch.lane = &lane;
    batch.ahead = true;
    take_into(batch, got, room);
    if (!batch.items.empty()) out.lanes.push_back(std::move(batch));
  }
  return out;
}

}  // namespace

void take_fault(Lane& lane, log::ReadFault fault, const Tuning& tuning) {
  switch (fault) {
    case log::ReadFault::none: return;
    case log::ReadFault::truncated: short_answer(lane, tuning); break;
    case log::ReadFault::gap: lane.standing.take({State::stilstand, reason("gat")}); break;
    case log::ReadFault::corrupt:
      lane.standing.take({State::stilstand, reason("log-beschadigd")});
      break;
    case log::ReadFault::unavailable:
      lane.standing.trouble = reason("logboek-onbereikbaar");
      lane.retry_at_ms = base::monotonic_ms() + tuning.retry_ms;
      break;
  }
  lane.tail_checked_ms = 0;  // it may come back as another log
  if (lane.standing.hold) lane.standing_stored = false;
}

std::size_t Batch::records() const {
  std::size_t count = 0;
  for (const LaneBatch& lane : lanes) count += lane.items.size();
  return count;
}

Batch collect(std::span<Lane> lanes, std::size_t first, const Dependencies& on,
              std::uint64_t shunned) {
  const inhoud::Tide::At inhoud = on.inhoud.tide().at();
  Batch out = collect_durable(lanes, first, on, inhoud.ended);
  if (inhoud.begun == inhoud.ended || inhoud.begun == shunned) return out;
  if (out.lanes.empty()) out = collect_ahead(lanes, first, on, inhoud.begun);
  out.more = true;  // what is left of it may be taken at once
  return out;
}

}  // namespace zegel::sequencer
