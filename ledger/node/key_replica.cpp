#include "ledger/node/key_replica.h"

#include <chrono>

#include "ledger/base/clock.h"
#include "ledger/base/journal.h"

namespace zegel::node {
namespace {

constexpr std::chrono::milliseconds poll{100};

}  // namespace

KeyReplica::KeyReplica(KeyTopic& topic, const Process& self, std::int64_t read_back_ms)
    : topic_(topic), self_(self), read_back_ms_(read_back_ms) {
  topic_.on_arrival([this] {
    {
      const std::lock_guard hold(lock_);
      arrived_ = true;
    }
    changed_.notify_all();
  });
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

KeyReplica::~KeyReplica() { stop(); }

void KeyReplica::stop() {
  {
    const std::lock_guard hold(lock_);
    stopped_ = true;
    stage_ = Stage::closed;
  }
  thread_.request_stop();
  changed_.notify_all();
  if (!thread_.joinable()) return;
  thread_.join();
  topic_.on_arrival(nullptr);
}

bool KeyReplica::reach_end(std::int64_t most_ms) {
  std::unique_lock hold(lock_);
  const std::uint64_t mine = ++asked_;
  arrived_ = true;
  changed_.notify_all();
  return changed_.wait_for(hold, std::chrono::milliseconds(most_ms),
                           [&] { return answered_ >= mine; });
}

std::optional<keys::EpochMark> KeyReplica::mark() const {
  const std::lock_guard hold(lock_);
  return mark_;
}

std::vector<keys::KeyRow> KeyReplica::rows(std::uint32_t epoch) const {
  const std::lock_guard hold(lock_);
  std::vector<keys::KeyRow> out;
  if (const auto at = epochs_.find(epoch); at != epochs_.end())
    for (const auto& [id, entry] : at->second) out.push_back({epoch, id, entry.row, entry.carried});
  return out;
}

// What comes from now on is taken in as it comes; then what was read before.
base::Status KeyReplica::bind(keys::Keeper& keeper) {
  {
    const std::lock_guard hold(lock_);
    keeper_ = &keeper;
    own_mark_ = keeper.mark();
  }
  return adopt_known();
}

base::Status KeyReplica::adopt_known() {
  TRY_DO(keeper_->adopt(rows(own_mark_.epoch)));
  const std::vector<base::BladId> ids = keeper_->ids();
  const std::lock_guard hold(lock_);
  Entries& entries = *current();
  for (const base::BladId& id : ids) {
    const auto at = entries.find(id);
    if (at != entries.end()) at->second.same = at->second.row == keeper_->row(id);
    if (at == entries.end() || !at->second.same) missing_.insert(id);
  }
  return {};
}

void KeyReplica::become_active(std::uint32_t termijn) {
  bool was_closed = false;
  {
    const std::lock_guard hold(lock_);
    if (stopped_) return;
    was_closed = stage_ == Stage::closed;
    termijn_ = termijn;
    marker_read_ = false;
    marker_said_ms_ = 0;
    stage_ = Stage::taking_over;
    if (!newest()) close("een andere server kwam ervoor");
    arrived_ = true;
  }
  changed_.notify_all();
  if (!was_closed || keeper_ == nullptr) return;
  if (const auto taken = adopt_known(); !taken)  // what came while it was closed
    base::journal(base::Level::alarm, "sleutels uit het topic niet overgenomen",
                  {{"oorzaak", taken.error().detail}});
}

void KeyReplica::become_follower() {
  {
    const std::lock_guard hold(lock_);
    close("een andere server doet het werk");
  }
  changed_.notify_all();
}

bool KeyReplica::await_open(std::int64_t most_ms) {
  std::unique_lock hold(lock_);
  changed_.wait_for(hold, std::chrono::milliseconds(most_ms), [&] {
    return stage_ == Stage::open || stage_ == Stage::closed;
  });
  return stage_ == Stage::open;
}

bool KeyReplica::open() const {
  const std::lock_guard hold(lock_);
  return stage_ == Stage::open;
}

bool KeyReplica::holds(const base::BladId& id) const {
  const std::lock_guard hold(lock_);
  if (stage_ != Stage::open) return false;
  const auto epoch = epochs_.find(own_mark_.epoch);
  if (epoch == epochs_.end()) return false;
  const auto at = epoch->second.find(id);
  return at != epoch->second.end() && at->second.same;
}

void KeyReplica::publish(std::span<const keys::KeyRow> rows) {
  std::unique_lock hold(lock_);
  const auto held = [&] {
    const Entries& entries = *current();
    for (const keys::KeyRow& row : rows) {
      const auto at = entries.find(row.id);
      if (at == entries.end() || !at->second.same) return false;
    }
    return true;
  };
  if (stage_ != Stage::open) return;
  for (const keys::KeyRow& row : rows) missing_.insert(row.id);
  produce_missing();
  changed_.wait_for(hold, std::chrono::milliseconds(read_back_ms_),
                    [&] { return stage_ != Stage::open || held(); });
}

void KeyReplica::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    if (turn()) continue;
    std::unique_lock hold(lock_);
    changed_.wait_for(hold, poll, [&] { return arrived_ || stop.stop_requested(); });
    arrived_ = false;
  }
}

bool KeyReplica::turn() {
  std::uint64_t question = 0;
  {
    const std::lock_guard hold(lock_);
    if (asked_ > answered_) question = asked_;
  }
  const auto end = question == 0 ? base::Result<base::Position>{} : topic_.end();
  const log::KafkaBatch batch = topic_.read(next_);
  if (batch.fault == log::ReadFault::truncated && next_.value != 0) {
    read_again();
    return true;
  }
  if (batch.fault != log::ReadFault::none) return false;
  Strange strange;
  {
    const std::lock_guard hold(lock_);
    for (const log::KafkaRecord& record : batch.records) take(record, strange);
    next_ = batch.next;
  }
  settle(strange);                               // before the keeper may open on this batch
  {
    const std::lock_guard hold(lock_);
    drive();
    if (question != 0 && end && next_ >= *end) answered_ = question;
  }
  changed_.notify_all();
  return !batch.records.empty();
}

void KeyReplica::read_again() {
  base::journal(base::Level::warning, "sleutels worden opnieuw gelezen",
                {{"positie", next_.value}});
  next_ = {};
  const std::vector<base::BladId> ids = keeper_ ? keeper_->ids() : std::vector<base::BladId>{};
  const std::lock_guard hold(lock_);
  epochs_.clear();
  mark_.reset();
  newest_ = {};
  marker_read_ = false;
  marker_said_ms_ = mark_said_ms_ = 0;
  said_ms_.clear();
  missing_.insert(ids.begin(), ids.end());
  if (stage_ == Stage::open) stage_ = Stage::taking_over;
}

void KeyReplica::take(const log::KafkaRecord& record, Strange& strange) {
  const auto parsed = keys::parse_topic_record(record.key, record.value);
  if (parsed) std::visit([&](const auto& known) { take(known, strange); }, *parsed);
}

void KeyReplica::take(const keys::KeyRow& row, Strange& strange) {
  Entry& entry = epochs_[row.epoch][row.id];
  entry = {row.row, row.carried, false};
  if (keeper_ == nullptr || row.epoch != own_mark_.epoch) return;
  const auto mine = keeper_->row(row.id);
  if (!mine) {
    if (marker_read_ && newest())
      strange.erase.push_back({row.epoch, row.id});
    else if (stage_ != Stage::closed)
      strange.adopt.push_back(row);
    return;
  }
  entry.same = *mine == row.row;
  said_ms_.erase(row.id);
  if (entry.same)
    missing_.erase(row.id);
  else
    missing_.insert(row.id);
}

void KeyReplica::take(const keys::RowGone& gone, Strange&) {
  epochs_[gone.epoch].erase(gone.id);
  if (keeper_ == nullptr || gone.epoch != own_mark_.epoch || !keeper_->row(gone.id)) return;
  said_ms_.erase(gone.id);
  missing_.insert(gone.id);
}

void KeyReplica::take(const keys::EpochMark& mark, Strange&) {
  mark_ = mark;
  mark_said_ms_ = 0;
}

void KeyReplica::take(const keys::KeyTakeover& takeover, Strange&) {
  if (takeover.termijn > newest_.termijn) newest_ = takeover;
  if (stage_ == Stage::closed || stage_ == Stage::undecided) return;
  if (!newest()) return close("een andere server nam het over");
  if (takeover == keys::KeyTakeover{termijn_, self_}) marker_read_ = true;
}

// What the keystore did not have. A commit: never under the lock.
void KeyReplica::settle(const Strange& strange) {
  if (!strange.adopt.empty()) {
    const auto taken = keeper_->adopt(strange.adopt);
    if (!taken)
      base::journal(base::Level::alarm, "sleutels uit het topic niet overgenomen",
                    {{"oorzaak", taken.error().detail}});
    const std::lock_guard hold(lock_);
    for (const keys::KeyRow& row : strange.adopt)
      if (const auto at = current()->find(row.id); at != current()->end())
        at->second.same = keeper_->row(row.id) == at->second.row;
  }
  if (strange.erase.empty()) return;
  base::journal(base::Level::alarm, "sleutels van een server die is vervangen",
                {{"aantal", strange.erase.size()}});
  for (const keys::RowGone& gone : strange.erase) (void)topic_.append(encode(gone));
}

void KeyReplica::drive() {
  if (keeper_ == nullptr || (stage_ != Stage::taking_over && stage_ != Stage::open)) return;
  if (!marker_read_) {
    say(encode(keys::KeyTakeover{termijn_, self_}), marker_said_ms_);
    return;
  }
  const bool marked = mark_ == own_mark_;
  if (!marked) say(encode(own_mark_), mark_said_ms_);
  produce_missing();
  if (stage_ == Stage::open || !marked) return;
  stage_ = Stage::open;
  base::journal(base::Level::info, "sleutels open voor nieuwe bladen", {{"termijn", termijn_}});
}

// Once, and again when it was not read back in time.
bool KeyReplica::say(const keys::TopicBytes& record, std::int64_t& said_ms) {
  const std::int64_t now_ms = base::monotonic_ms();
  if (said_ms != 0 && now_ms - said_ms < read_back_ms_) return true;
  if (!topic_.append(record)) return false;      // full: the next turn tries again
  said_ms = now_ms;
  return true;
}

void KeyReplica::produce_missing() {
  for (const base::BladId& id : missing_) {
    const auto row = keeper_->row(id);
    if (!row) continue;
    const auto known = current()->find(id);
    const bool carried = known != current()->end() && known->second.carried;
    if (!say(encode(keys::KeyRow{own_mark_.epoch, id, *row, carried}), said_ms_[id])) return;
  }
}

void KeyReplica::close(const char* why) {
  if (stage_ == Stage::closed) return;
  stage_ = Stage::closed;
  base::journal(base::Level::warning, "sleutels dicht", {{"oorzaak", why}});
}

bool KeyReplica::newest() const {
  return newest_.termijn <= termijn_ || newest_.process == self_;
}

KeyReplica::Entries* KeyReplica::current() { return &epochs_[own_mark_.epoch]; }

}  // namespace zegel::node
