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
  std::deque<Queued> queue;            // front has position `base`
  std::unordered_map<base::Jti, const Queued*, base::IdHasher> by_jti;
  std::uint64_t base = 0;              // leaves stored
  std::size_t bytes = 0;
  std::int64_t progress_ms = 0;

  std::vector<Bytes> stored;           // the writer's: backs the views of a read below `base`

  base::Status admit(const Admitted& admitted, Bytes record);
  bool full(std::size_t more, std::int64_t now) const;
  void drop_committed(std::uint64_t from, std::vector<Queued>& freed);
  Batch read_stored(std::uint64_t from, const Limits& limits);
};

EmbeddedLog::EmbeddedLog(const store::Store& ledger, std::string_view reg, Gate gate,
                         const EmbeddedOptions& options)
    : state_(new State{ledger, ledger.table(std::string(reg) + ".leaf"),
                       ledger.table(std::string(reg) + ".jti"), std::move(gate), options,
                       {}, {}, {}, {}, 0, 0, base::monotonic_ms(), {}}) {
  ledger.view([&](const store::Rows& rows) {
    if (const auto last = rows.last(state_->leaf))
      state_->base = base::ByteReader(last->first).get<std::uint64_t>() + 1;
  });
}
EmbeddedLog::~EmbeddedLog() = default;

base::Status EmbeddedLog::append(Bytes record) {
  const auto admitted = state_->gate(record);
  if (!admitted) return std::unexpected(Failure::fatal("embedded log: the index rule refuses"));
  const std::lock_guard hold(state_->lock);
  TRY_DO(state_->admit(*admitted, std::move(record)));
  if (state_->wake) state_->wake();
  return {};
}

base::Status EmbeddedLog::State::admit(const Admitted& admitted, Bytes record) {
  if (const auto it = by_jti.find(admitted.jti); it != by_jti.end()) {
    if (same(jws_of(it->second->bytes), jws_of(record))) return {};
    return std::unexpected(Failure::refused("V-JTI-1", "/skelet/jti"));
  }
  const std::int64_t now = base::monotonic_ms();
  if (full(record.size(), now)) return std::unexpected(Failure::unavailable("te-druk"));
  const bool known = ledger.view(
      [&](const store::Rows& rows) { return rows.get(jti, admitted.jti.view()).has_value(); });
  if (known) return std::unexpected(Failure::refused("V-JTI-1", "/skelet/jti"));
  if (admitted.genesis != (base == 0 && queue.empty()))
    return std::unexpected(Failure::fatal("embedded log: record 0 alone opens a register"));
  bytes += record.size();
  queue.push_back({std::move(record), admitted.jti, now});
  by_jti.emplace(admitted.jti, &queue.back());
  return {};
}

bool EmbeddedLog::State::full(std::size_t more, std::int64_t now) const {
  if (queue.empty()) return false;
  return queue.size() >= options.records || bytes + more > options.bytes ||
         now - queue.front().since_ms > options.oldest_ms;
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
  std::size_t bytes = 0;
  for (const Queued& next : state_->queue) {
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
    by_jti.erase(front.jti);
    bytes -= front.bytes.size();
    freed.push_back(std::move(front));
    queue.pop_front();
  }
  progress_ms = base::monotonic_ms();
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
  return base::Position{state_->base + state_->queue.size()};
}

LogHealth EmbeddedLog::health() const {
  const std::lock_guard hold(state_->lock);
  LogHealth health;
  health.lag = state_->queue.size();
  health.last_progress_ms = state_->progress_ms;
  return health;
}

void EmbeddedLog::on_arrival(std::function<void()> wake) {
  const std::lock_guard hold(state_->lock);
  state_->wake = std::move(wake);
}

std::size_t EmbeddedLog::queued() const {
  const std::lock_guard hold(state_->lock);
  return state_->queue.size();
}

}  // namespace zegel::log
