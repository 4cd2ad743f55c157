#include "ledger/log/kafka_lane.h"

#include <algorithm>

#include "ledger/base/check.h"

namespace zegel::log {
namespace {

constexpr std::size_t batch_records = 256;
constexpr std::size_t batch_bytes = 1u << 20;
constexpr std::int64_t first_backoff_ms = 20;
constexpr std::int64_t longest_backoff_ms = 2'000;

}  // namespace

std::size_t KafkaLane::bytes_of(const KafkaOutgoing& record) {
  return (record.key ? record.key->size() : 0) + (record.value ? record.value->size() : 0);
}

base::Result<bool> KafkaLane::push(KafkaOutgoing&& record, std::int64_t now_ms) {
  const std::size_t size = bytes_of(record);
  if (record.value && record.value->size() > options_.largest)
    return std::unexpected(base::Failure::fatal("kafka: a record larger than its topic takes"));
  const std::lock_guard hold(lock_);
  if (full(size, now_ms)) return std::unexpected(base::Failure::unavailable("te-druk"));
  ++records_;
  bytes_ += size;
  waiting_.push_back({std::move(record), now_ms});
  return waiting_.size() == 1 || gather_.complete(waiting_.size());
}

bool KafkaLane::full(std::size_t more, std::int64_t now_ms) const {
  if (records_ == 0) return false;
  const std::int64_t oldest = oldest_ms_.value_or(waiting_.empty() ? now_ms
                                                                   : waiting_.front().since_ms);
  return records_ >= options_.records || bytes_ + more > options_.bytes ||
         now_ms - oldest > options_.oldest_ms;
}

KafkaLaneLoad KafkaLane::load() const {
  const std::lock_guard hold(lock_);
  return {records_, bytes_, oldest_ms_ ? reported_ms_ : 0, held_};
}

void KafkaLane::fill(std::int64_t now_ms) {
  if (!batch_.empty()) return;
  const std::lock_guard hold(lock_);
  if (waiting_.empty()) return;
  if (!gather_.complete(waiting_.size()) && gather_.patient(now_ms - waiting_.front().since_ms))
    return;
  std::size_t bytes = 0;
  while (!waiting_.empty() && batch_.size() < batch_records) {
    bytes += bytes_of(waiting_.front().record);
    if (!batch_.empty() && bytes > batch_bytes) break;
    batch_.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  }
  gather_.handed(batch_.size(), now_ms);
  oldest_ms_ = batch_.front().since_ms;
  reported_ms_ = now_ms;
  retry_at_ms_ = 0;
}

// In order; one that goes by itself waits for those before it, and those behind it wait for it.
std::optional<std::size_t> KafkaLane::next_to_hand(std::int64_t now_ms) const {
  if (now_ms < retry_at_ms_) return std::nullopt;
  for (std::size_t slot = 0; slot < batch_.size(); ++slot) {
    if (batch_[slot].place != Place::ready) continue;
    if ((alone_left_ > 0 || batch_[slot].alone) && outstanding_ > 0) return std::nullopt;
    return slot;
  }
  return std::nullopt;
}

void KafkaLane::handed(std::size_t slot) {
  ZEGEL_CHECK(batch_[slot].place == Place::ready);
  batch_[slot].place = Place::handed;
  ++outstanding_;
}

void KafkaLane::report(std::size_t slot, Answer answer, std::int64_t now_ms) {
  if (slot >= batch_.size() || batch_[slot].place == Place::gone) return;
  Entry& entry = batch_[slot];
  if (entry.place == Place::handed) --outstanding_;
  const bool by_itself = entry.alone || batch_.size() == 1;
  if (answer == Answer::landed) {
    leave(entry, KafkaLanding::persisted);
    backoff_ms_ = 0;
  } else if (answer == Answer::defect && by_itself) {
    leave(entry, KafkaLanding::refused);
  } else {
    entry.alone = entry.alone || answer == Answer::defect;
    entry.place = Place::again;
  }
  {
    const std::lock_guard hold(lock_);
    reported_ms_ = now_ms;
    held_ = answer == Answer::held;
  }
  if (answer == Answer::held) retry_at_ms_ = now_ms + options_.held_ms;
  if (outstanding_ == 0) settle(now_ms);
}

// All reports are in: what landed is gone, the rest goes again, in its order.
void KafkaLane::settle(std::int64_t now_ms) {
  if (std::ranges::any_of(batch_, [](const Entry& one) { return one.place == Place::ready; }))
    return;
  std::erase_if(batch_, [](const Entry& one) { return one.place == Place::gone; });
  alone_left_ = static_cast<std::size_t>(std::ranges::count(batch_, true, &Entry::alone));
  for (Entry& entry : batch_) entry.place = Place::ready;
  const std::lock_guard hold(lock_);
  oldest_ms_ = batch_.empty() ? std::nullopt : std::optional(batch_.front().since_ms);
  if (batch_.empty()) {
    held_ = false;
    gather_.landed(now_ms);
    return;
  }
  backoff_ms_ = std::clamp(backoff_ms_ * 2, first_backoff_ms, longest_backoff_ms);
  retry_at_ms_ = std::max(retry_at_ms_, now_ms + backoff_ms_);
}

void KafkaLane::leave(Entry& entry, KafkaLanding landing) {
  entry.place = Place::gone;
  {
    const std::lock_guard hold(lock_);
    --records_;
    bytes_ -= bytes_of(entry.record);
  }
  if (entry.record.done) entry.record.done(landing);
}

void KafkaLane::session_ended() {
  std::erase_if(batch_, [](const Entry& one) { return one.place == Place::gone; });
  for (Entry& entry : batch_) entry.place = Place::ready;
  outstanding_ = 0;
  retry_at_ms_ = 0;
}

void KafkaLane::abandon() {
  for (Entry& entry : batch_)
    if (entry.place != Place::gone) leave(entry, KafkaLanding::abandoned);
  batch_.clear();
  outstanding_ = 0;
  std::deque<Entry> rest;
  {
    const std::lock_guard hold(lock_);
    rest.swap(waiting_);
    oldest_ms_.reset();
  }
  for (Entry& entry : rest) leave(entry, KafkaLanding::abandoned);
}

bool KafkaLane::gathers() const {
  if (!batch_.empty()) return false;
  const std::lock_guard hold(lock_);
  return !waiting_.empty();
}

bool KafkaLane::is_idle() const {
  const std::lock_guard hold(lock_);
  return records_ == 0;
}

}  // namespace zegel::log
