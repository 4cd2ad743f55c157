#include "ledger/log/embedded.h"

#include <deque>
#include <mutex>
#include <unordered_map>

#include "ledger/base/check.h"
#include "ledger/base/clock.h"

namespace zegel::log {
namespace {

using base::Bytes;
using base::ByteView;
using base::Failure;

// A row of `leaf`: u64 position, leaf bytes (logboek.md 8).
constexpr std::size_t row_head = 8;

struct Queued {
  Bytes bytes;
  base::Jti jti;
  std::int64_t since_ms = 0;
  std::uint64_t commit = 0;            // of inhoud/, that it waits for; 0: none
  bool withdrawn = false;
};

base::ByteArray<8> key_of(std::uint64_t index) {
  base::ByteArray<8> key;
  for (std::size_t i = 0; i < 8; ++i) key[i] = static_cast<base::Byte>(index >> (56 - 8 * i));
  return key;
}

// The JWS of a leaf: what makes two records the same event (blind and hour differ per POST).
ByteView jws_of(ByteView leaf) { return leaf.subspan(base::limits::leaf_head); }
bool same(ByteView a, ByteView b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

}  // namespace

struct EmbeddedLog::State {
  const store::Store& ledger;
  store::Table leaf, jti;
  Gate gate;
  EmbeddedOptions options;

  mutable std::mutex lock;             // guards what follows
  std::function<void()> wake;
  std::deque<Queued> queue;            // the first that is not withdrawn has position `base`
  std::unordered_map<base::Jti, const Queued*, base::IdHasher> by_jti;
  std::uint64_t base = 0;              // leaves stored
  std::size_t bytes = 0;
  std::size_t withdrawn = 0;           // of the queue
  std::int64_t progress_ms = 0;

  std::vector<Bytes> stored;           // the writer's: backs the views of a read below `base`

  base::Status append(Bytes record, std::uint64_t commit);
  base::Status admit(const Admitted& admitted, Bytes record, std::uint64_t commit);
  std::size_t waiting() const { return queue.size() - withdrawn; }
  bool full(std::size_t more, std::int64_t now) const;
  void drop_committed(std::uint64_t from, std::vector<Queued>& freed);
  void drop_withdrawn(std::vector<Queued>& freed);
  Batch read_stored(std::uint64_t from, const Limits& limits);
};

EmbeddedLog::EmbeddedLog(const store::Store& ledger, std::string_view reg, Gate gate,
                         const EmbeddedOptions& options)
    : state_(new State{ledger, ledger.table(std::string(reg) + ".leaf"),
                       ledger.table(std::string(reg) + ".jti"), std::move(gate), options,
                       {}, {}, {}, {}, 0, 0, 0, base::monotonic_ms(), {}}) {
  ledger.view([&](const store::Rows& rows) {
    if (const auto last = rows.last(state_->leaf))
      state_->base = base::ByteReader(last->first).get<std::uint64_t>() + 1;
  });
}
EmbeddedLog::~EmbeddedLog() = default;

base::Status EmbeddedLog::append(Bytes record) { return state_->append(std::move(record), 0); }

base::Status EmbeddedLog::append_ahead(Bytes record, std::uint64_t commit) {
  ZEGEL_CHECK(commit > 0);
  return state_->append(std::move(record), commit);
}

base::Status EmbeddedLog::State::append(Bytes record, std::uint64_t commit) {
  const auto admitted = gate(record);
  if (!admitted) return std::unexpected(Failure::fatal("embedded log: the index rule refuses"));
  const std::lock_guard hold(lock);
  TRY_DO(admit(*admitted, std::move(record), commit));
  if (wake && commit == 0) wake();
  return {};
}

base::Status EmbeddedLog::State::admit(const Admitted& admitted, Bytes record,
                                       std::uint64_t commit) {
  if (const auto it = by_jti.find(admitted.jti); it != by_jti.end()) {
    if (same(jws_of(it->second->bytes), jws_of(record))) return {};
    return std::unexpected(Failure::refused("V-JTI-1", "/skelet/jti"));
  }
  const std::int64_t now = base::monotonic_ms();
  if (full(record.size(), now)) return std::unexpected(Failure::unavailable("te-druk"));
  const bool known = ledger.view(
      [&](const store::Rows& rows) { return rows.get(jti, admitted.jti.view()).has_value(); });
  if (known) return std::unexpected(Failure::refused("V-JTI-1", "/skelet/jti"));
  if (admitted.genesis != (base == 0 && waiting() == 0))
    return std::unexpected(Failure::fatal("embedded log: record 0 alone opens a register"));
  bytes += record.size();
  queue.push_back({std::move(record), admitted.jti, now, commit});
  by_jti.emplace(admitted.jti, &queue.back());
  return {};
}

bool EmbeddedLog::State::full(std::size_t more, std::int64_t now) const {
  if (waiting() == 0) return false;
  return waiting() >= options.records || bytes + more > options.bytes ||
         now - queue.front().since_ms > options.oldest_ms;
}

// Its views may still be with the writer, and its jti is free at once: the same bytes may be sent
// again.
void EmbeddedLog::withdraw(std::uint64_t commit) {
  const std::lock_guard hold(state_->lock);
  for (Queued& queued : state_->queue) {
    if (queued.commit != commit || queued.withdrawn) continue;
    queued.withdrawn = true;
    ++state_->withdrawn;
    state_->bytes -= queued.bytes.size();
    state_->by_jti.erase(queued.jti);
  }
}

Batch EmbeddedLog::read(base::Position from, const Limits& limits, std::int64_t) {
  std::vector<Queued> freed;  // freed outside the lock
  Batch out;
  const std::lock_guard hold(state_->lock);
  if (from.value < state_->base) return state_->read_stored(from.value, limits);
  if (from.value > state_->base + state_->queue.size()) {
    out.fault = ReadFault::truncated;
    return out;
  }
  state_->drop_committed(from.value, freed);
  state_->drop_withdrawn(freed);
  std::size_t bytes = 0;
  for (const Queued& next : state_->queue) {
    if (next.commit > limits.inhoud) break;
    if (out.records.size() >= limits.records) return out;
    if (!out.records.empty() && bytes + next.bytes.size() > limits.bytes) return out;
    bytes += next.bytes.size();
    out.records.push_back({{state_->base + out.records.size()}, next.bytes});
  }
  out.drained = true;
  return out;
}

// The writer asks from its next position, so everything before it is in the leaf table now.
void EmbeddedLog::State::drop_committed(std::uint64_t from, std::vector<Queued>& freed) {
  if (from == base) return;
  freed.reserve(from - base);
  for (; base < from; ++base) {
    Queued& front = queue.front();
    ZEGEL_CHECK(!front.withdrawn);     // nobody commits before its inhoud is durable
    by_jti.erase(front.jti);
    bytes -= front.bytes.size();
    freed.push_back(std::move(front));
    queue.pop_front();
  }
  progress_ms = base::monotonic_ms();
}

void EmbeddedLog::State::drop_withdrawn(std::vector<Queued>& freed) {
  if (withdrawn == 0) return;
  std::deque<Queued> rest;
  for (Queued& queued : queue) {
    if (queued.withdrawn) {
      freed.push_back(std::move(queued));
      continue;
    }
    rest.push_back(std::move(queued));
    by_jti[rest.back().jti] = &rest.back();
  }
  queue.swap(rest);                    // its elements stay where they are
  withdrawn = 0;
}

Batch EmbeddedLog::State::read_stored(std::uint64_t from, const Limits& limits) {
  Batch out;
  stored.clear();
  std::uint64_t next = from;
  std::size_t size = 0;
  ledger.view([&](const store::Rows& rows) {
    rows.scan(leaf, key_of(from), [&](ByteView key, ByteView value) {
      if (stored.size() >= limits.records || size > limits.bytes) return false;
      if (base::ByteReader(key).get<std::uint64_t>() != next || value.size() < row_head) {
        out.fault = ReadFault::gap;
        return false;
      }
      stored.emplace_back(value.begin() + row_head, value.end());
      size += value.size();
      ++next;
      return true;
    });
  });
  if (out.fault == ReadFault::none && stored.empty()) out.fault = ReadFault::gap;
  if (!stored.empty()) out.fault = ReadFault::none;  // the next read meets it
  for (std::size_t i = 0; i < stored.size(); ++i) out.records.push_back({{from + i}, stored[i]});
  return out;
}

base::Result<base::Position> EmbeddedLog::end() {
  const std::lock_guard hold(state_->lock);
  return base::Position{state_->base + state_->waiting()};
}

LogHealth EmbeddedLog::health() const {
  const std::lock_guard hold(state_->lock);
  LogHealth health;
  health.lag = state_->waiting();
  health.last_progress_ms = state_->progress_ms;
  return health;
}

void EmbeddedLog::on_arrival(std::function<void()> wake) {
  const std::lock_guard hold(state_->lock);
  state_->wake = std::move(wake);
}

std::size_t EmbeddedLog::queued() const {
  const std::lock_guard hold(state_->lock);
  return state_->waiting();
}

}  // namespace zegel::log
