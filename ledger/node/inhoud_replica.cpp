#include "ledger/node/inhoud_replica.h"

#include <algorithm>
#include <chrono>

#include "ledger/base/clock.h"
#include "ledger/base/journal.h"
#include "ledger/inhoud/outlet.h"
#include "ledger/inhoud/seal.h"
#include "ledger/store/current.h"
#include "ledger/store/ledger_rows.h"

namespace zegel::node {
namespace {

constexpr log::Limits per_read{1'000, 8u << 20};
constexpr std::chrono::milliseconds poll{100};
constexpr std::int64_t first_answer_ms = 500;
constexpr std::int64_t store_every_ms = 5'000;

bool is_heartbeat(base::ByteView key) {
  return key.size() == 32 && std::ranges::all_of(key, [](base::Byte one) { return one == 0; });
}

// A tombstone has no value at all; an empty one is no record.
bool is_record_of(const inhoud::Key& key, const log::KafkaRecord& record) {
  if (record.tombstone) return true;
  const auto parsed = inhoud::parse_record(record.value);
  return parsed && parsed->jti == key.jti && parsed->h == key.h;
}

}  // namespace

InhoudReplica::InhoudReplica(inhoud::InhoudStore& store, inhoud::Outlet& outlet,
                             std::vector<Source> sources)
    : store_(store), outlet_(outlet) {
  for (Source& source : sources) {
    Topic topic;
    topic.source = std::move(source);
    load_position(topic);
    topic.source.stream->on_arrival([this] {
      {
        const std::lock_guard hold(lock_);
        arrived_ = true;
      }
      changed_.notify_all();
    });
    topics_.push_back(std::move(topic));
  }
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

InhoudReplica::~InhoudReplica() {
  thread_.request_stop();
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
  for (Topic& topic : topics_) {
    topic.source.stream->on_arrival(nullptr);
    store_position(topic);
  }
}

bool InhoudReplica::reach_end(std::int64_t most_ms) {
  std::unique_lock hold(lock_);
  for (Topic& topic : topics_) {
    ++topic.asked;
    topic.asked_about = {};
  }
  arrived_ = true;
  changed_.notify_all();
  return changed_.wait_for(hold, std::chrono::milliseconds(most_ms), [&] {
    for (const Topic& topic : topics_)
      if (topic.answered < topic.asked) return false;
    return true;
  });
}

bool InhoudReplica::arrived(std::string_view reg, base::Position position) {
  const std::lock_guard hold(lock_);
  for (Topic& topic : topics_) {
    if (topic.source.reg != reg) continue;
    if (position <= topic.asked_about && topic.answered == topic.asked) return true;
    if (position > topic.asked_about) {
      ++topic.asked;
      topic.asked_about = position;
      arrived_ = true;
      changed_.notify_all();
    }
    return false;
  }
  return true;
}

void InhoudReplica::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    bool more = false;
    for (Topic& topic : topics_) more = turn(topic) || more;
    if (more) continue;
    std::unique_lock hold(lock_);
    changed_.wait_for(hold, poll, [&] { return arrived_ || stop.stop_requested(); });
    arrived_ = false;
  }
}

bool InhoudReplica::turn(Topic& topic) {
  {
    const std::lock_guard hold(lock_);
    if (topic.question == 0 && topic.answered < topic.asked) topic.question = topic.asked;
  }
  if (topic.question != 0 && topic.end.value == 0) {
    const auto marks = topic.source.stream->watermarks();
    if (marks) topic.end = {marks->high.value + 1};  // 0 means: not known
  }
  const log::KafkaBatch batch = topic.source.stream->read(topic.next, per_read, first_answer_ms);
  if (batch.fault == log::ReadFault::truncated) {  // another cluster: the position means nothing
    const auto marks = topic.source.stream->watermarks();
    if (marks) topic.next = marks->low;
    return marks.has_value();
  }
  if (batch.fault != log::ReadFault::none || !take(topic, batch)) return false;
  if (topic.question != 0 && topic.end.value != 0 && topic.next.value + 1 >= topic.end.value)
    answer(topic);
  return !batch.records.empty();
}

// Durable in the store first, then the position.
bool InhoudReplica::take(Topic& topic, const log::KafkaBatch& batch) {
  std::vector<inhoud::InhoudStore::Incoming> incoming;
  for (const log::KafkaRecord& record : batch.records)
    if (!is_heartbeat(record.key))
      if (const auto one = incoming_of(topic, record)) incoming.push_back(*one);
  if (!incoming.empty()) {
    const auto newer = store_.replicate(topic.source.reg, incoming);
    if (!newer) {
      base::journal(base::Level::alarm, "verzegelde inhoud niet overgenomen",
                    {{"register", topic.source.reg}, {"oorzaak", newer.error().detail}});
      return false;  // read again, after a rest
    }
    for (const inhoud::Key& key : *newer)
      if (auto record = store_.get(topic.source.reg, key))
        outlet_.publish(topic.source.reg, key, std::move(*record), [](base::Status) {});
  }
  if (batch.next == topic.next) return true;
  topic.next = batch.next;
  const std::int64_t now_ms = base::monotonic_ms();
  if (now_ms - topic.stored_ms < store_every_ms) return true;
  topic.stored_ms = now_ms;
  store_position(topic);
  return true;
}

std::optional<inhoud::InhoudStore::Incoming> InhoudReplica::incoming_of(
    const Topic& topic, const log::KafkaRecord& record) {
  if (record.key.size() == 32) {
    const inhoud::Key key{*base::Jti::from(record.key.first(16)),
                          *base::JwsTag::from(record.key.subspan(16))};
    if (is_record_of(key, record))
      return inhoud::InhoudStore::Incoming{key, record.tombstone ? base::ByteView{} : record.value};
  }
  if (foreign_.fetch_add(1) == 0)
    base::journal(base::Level::alarm, "vreemd bericht tussen de inhoud",
                  {{"register", topic.source.reg}});
  return std::nullopt;
}

void InhoudReplica::answer(Topic& topic) {
  {
    const std::lock_guard hold(lock_);
    topic.answered = topic.question;
    topic.question = 0;
    topic.end = {};
  }
  changed_.notify_all();
}

std::filesystem::path InhoudReplica::file_of(const Topic& topic) const {
  return store_.directory() / ("positie." + topic.source.reg);
}

void InhoudReplica::load_position(Topic& topic) const {
  const auto text = store::read_file(file_of(topic), 8);
  const auto value = text ? store::read_u64(base::as_bytes(*text)) : std::nullopt;
  if (value) topic.next = {*value};
}

// Torn or old: records are read again, which changes nothing.
void InhoudReplica::store_position(const Topic& topic) const {
  const store::Key8 bytes = store::key_of(topic.next);
  (void)store::replace_file(file_of(topic), base::as_text(bytes));
}

}  // namespace zegel::node
