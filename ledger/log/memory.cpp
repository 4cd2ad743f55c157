#include "ledger/log/memory.h"

#include <algorithm>
#include <deque>
#include <mutex>

#include "ledger/base/clock.h"
#include "ledger/base/limits.h"

namespace zegel::log {
namespace {

struct Entry {
  std::uint64_t position = 0;
  base::Bytes bytes;
  std::uint64_t readable_from = 0;  // number of the first read that sees it
  bool corrupt = false;
};

bool at_append(Fault fault) {
  return fault == Fault::lose || fault == Fault::repeat || fault == Fault::delay ||
         fault == Fault::full;
}

}  // namespace

struct MemoryLog::State {
  mutable std::mutex lock;
  std::function<void()> wake;
  std::vector<Step> script;         // what has not happened yet
  std::deque<Entry> entries;
  std::uint64_t next = 0;           // position
  std::uint64_t appends = 0;
  std::uint64_t reads = 0;
  std::uint64_t all_readable_from = 0;  // read number from which nothing is delayed
  std::uint64_t failing_reads = 0;
  std::uint64_t lagging_reads = 0;
  std::uint64_t lagging_end = 0;
  std::int64_t progress_ms = 0;

  bool refuses();                   // the append that comes now
  void land(const base::Bytes& record, std::uint64_t readable_from);
  void begin_due_steps();
  void begin(const Step& step);
  std::deque<Entry>::iterator at(std::uint64_t position);
  std::uint64_t readable_end() const;
};

MemoryLog::MemoryLog(std::vector<Step> script) : state_(std::make_unique<State>()) {
  state_->script = std::move(script);
  state_->progress_ms = base::monotonic_ms();
}
MemoryLog::~MemoryLog() = default;

base::Status MemoryLog::append(base::Bytes record) {
  State& s = *state_;
  if (record.size() > base::limits::leaf)
    return std::unexpected(base::Failure::fatal("memory log: a record larger than a leaf"));
  const std::lock_guard hold(s.lock);
  if (s.refuses()) return std::unexpected(base::Failure::unavailable("te-druk"));
  const std::uint64_t number = s.appends++;
  std::uint64_t copies = 1;
  std::uint64_t readable_from = 0;
  std::erase_if(s.script, [&](const Step& step) {
    if (!at_append(step.fault) || step.at != number) return false;
    if (step.fault == Fault::lose) copies = 0;
    if (step.fault == Fault::repeat) copies += step.amount;
    if (step.fault == Fault::delay) readable_from = s.reads + step.amount + 1;
    return true;
  });
  for (; copies > 0; --copies) s.land(record, readable_from);
  if (s.wake) s.wake();
  return {};
}

Batch MemoryLog::read(base::Position from, const Limits& limits, std::int64_t) {
  State& s = *state_;
  const std::lock_guard hold(s.lock);
  ++s.reads;
  s.begin_due_steps();
  Batch out;
  const auto fail = [&](ReadFault fault) {
    out.fault = fault;
    return out;
  };
  if (s.failing_reads > 0) {
    --s.failing_reads;
    return fail(ReadFault::unavailable);
  }
  if (from.value > s.next) return fail(ReadFault::truncated);
  const bool lags = s.lagging_reads > 0;
  if (lags) --s.lagging_reads;
  std::size_t bytes = 0;
  for (auto it = s.at(from.value); it != s.entries.end(); ++it) {
    if (it->readable_from > s.reads || (lags && it->position >= s.lagging_end)) break;
    if (out.records.size() >= limits.records) return out;
    if (!out.records.empty() && bytes + it->bytes.size() > limits.bytes) return out;
    const bool in_order = it->position == from.value + out.records.size();
    if (!in_order || it->corrupt) {  // met by the next read, when records before it go out first
      if (!out.records.empty()) return out;
      return fail(in_order ? ReadFault::corrupt : ReadFault::gap);
    }
    bytes += it->bytes.size();
    out.records.push_back({{it->position}, it->bytes});
  }
  s.progress_ms = base::monotonic_ms();
  out.drained = true;
  return out;
}

base::Result<base::Position> MemoryLog::end() {
  const std::lock_guard hold(state_->lock);
  state_->begin_due_steps();
  if (state_->failing_reads > 0)
    return std::unexpected(base::Failure::unavailable("alleen-lezen", "memory log: by script"));
  return base::Position{state_->readable_end()};
}

LogHealth MemoryLog::health() const {
  const std::lock_guard hold(state_->lock);
  LogHealth health;
  health.reachable = state_->failing_reads == 0;
  if (!health.reachable) health.reason = "Het logboek is niet bereikbaar.";
  health.last_progress_ms = state_->progress_ms;
  return health;
}

void MemoryLog::on_arrival(std::function<void()> wake) {
  const std::lock_guard hold(state_->lock);
  state_->wake = std::move(wake);
}

void MemoryLog::inject(const Step& step) {
  const std::lock_guard hold(state_->lock);
  state_->script.push_back(step);
  state_->script.back().after_reads += state_->reads;
  if (at_append(step.fault)) state_->script.back().at += state_->appends;
}

bool MemoryLog::State::refuses() {
  const auto step = std::ranges::find_if(script, [this](const Step& one) {
    return one.fault == Fault::full && one.at == appends;
  });
  if (step == script.end()) return false;
  if (--step->amount == 0) script.erase(step);
  return true;
}

void MemoryLog::State::land(const base::Bytes& record, std::uint64_t readable_from) {
  all_readable_from = std::max(all_readable_from, readable_from);
  entries.push_back({next++, record, readable_from, false});
}

void MemoryLog::State::begin_due_steps() {
  std::vector<Step> due;
  std::erase_if(script, [&](const Step& step) {
    if (at_append(step.fault) || step.after_reads > reads) return false;
    due.push_back(step);
    return true;
  });
  for (const Step& step : due) begin(step);
}

void MemoryLog::State::begin(const Step& step) {
  const auto it = at(step.at);
  switch (step.fault) {
    case Fault::lose:
    case Fault::repeat:
    case Fault::full:
    case Fault::delay: return;  // these happen at append
    case Fault::truncate:
      entries.erase(it, entries.end());
      next = std::min(next, step.at);
      return;
    case Fault::gap:
      for (auto entry = it; entry != entries.end(); ++entry) entry->position += step.amount;
      next += step.amount;
      return;
    case Fault::corrupt:
      if (it != entries.end()) it->corrupt = true;
      return;
    case Fault::flip:
      if (it != entries.end()) it->bytes[step.amount % it->bytes.size()] ^= 1;
      return;
    case Fault::unavailable: failing_reads += step.amount; return;
    case Fault::lag:
      lagging_reads = step.amount;
      lagging_end = step.at;
      return;
  }
}

std::deque<Entry>::iterator MemoryLog::State::at(std::uint64_t position) {
  return std::lower_bound(entries.begin(), entries.end(), position,
                          [](const Entry& entry, std::uint64_t p) { return entry.position < p; });
}

std::uint64_t MemoryLog::State::readable_end() const {
  if (reads >= all_readable_from) return next;
  for (const Entry& entry : entries)
    if (entry.readable_from > reads) return entry.position;
  return next;
}

}  // namespace zegel::log
