#include "ledger/node/kafka_side.h"

#include <future>

#include "ledger/base/check.h"
#include "ledger/base/clock.h"
#include "ledger/base/journal.h"
#include "ledger/base/limits.h"
#include "ledger/event/leaf.h"

namespace zegel::node {
namespace {

using base::Failure;
using base::Result;
using base::Status;
using log::KafkaTopicKind;

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t told_everywhere_ms = 10'000;
constexpr std::int64_t troubled_ms = 10'000;  // between two looks while something is wrong
constexpr std::size_t head_record = 60 + base::limits::note;  // logboek.md 14

std::int64_t hour_of_leaf(base::ByteView record) {
  const auto leaf = event::parse_leaf(record);
  ZEGEL_CHECK(leaf.has_value());
  return leaf->received.value * hour_ms;
}

std::string sentences_of(const std::vector<log::KafkaDifference>& differences) {
  std::string all;
  for (const log::KafkaDifference& one : differences)
    all += (all.empty() ? "" : " ") + log::kafka_difference_text(one);
  return all;
}

}  // namespace

log::LogHealth WatchedLog::health() const {
  log::LogHealth health = inner_.health();
  const std::lock_guard hold(lock_);
  if (fault_.empty()) return health;
  health.reachable = false;
  health.reason = fault_;
  return health;
}

void WatchedLog::set_fault(std::string sentence) {
  const std::lock_guard hold(lock_);
  fault_ = std::move(sentence);
}

KafkaSide::KafkaSide(KafkaOptions options, const base::Clock& clock)
    : options_(std::move(options)), clock_(clock) {}

Result<std::unique_ptr<KafkaSide>> KafkaSide::open(const KafkaOptions& options,
                                                   const std::vector<std::string>& registers,
                                                   const base::Clock& clock) {
  std::unique_ptr<KafkaSide> side(new KafkaSide(options, clock));
  TRY_DO(side->open_clients());
  for (const std::string& name : registers) side->add_register(name);
  TRY_DO(side->start_sending());
  side->look();
  side->watcher_ = std::jthread([raw = side.get()](const std::stop_token& stop) {
    raw->watch(stop);
  });
  return side;
}

Status KafkaSide::create_topics(const KafkaOptions& options, const std::string& reg) {
  log::KafkaReaper reaper;
  TRY(admin, log::KafkaAdmin::open(options.settings, reaper));
  const auto topics = log::kafka_topics_of(options.prefix, reg);
  TRY(missing, admin->differences(topics, options.profile));
  if (missing.empty()) return {};        // then no right to create is needed
  TRY_DO(admin->create(topics, options.profile));
  const std::int64_t until = base::monotonic_ms() + told_everywhere_ms;
  while (true) {  // brokers hear of a new topic one after the other
    TRY(differences, admin->differences(topics, options.profile));
    if (differences.empty()) return {};
    if (base::monotonic_ms() > until)
      return std::unexpected(Failure::fatal(sentences_of(differences)));
  }
}

Status KafkaSide::open_clients() {
  outlet_ = std::make_unique<KafkaOutlet>(sender(KafkaTopicKind::inhoud), clock_);
  TRY(order, log::KafkaConsumer::open(options_.settings, reaper_));
  TRY(sealed, log::KafkaConsumer::open(options_.settings, reaper_));
  TRY(wrapped, log::KafkaConsumer::open(options_.settings, reaper_));
  order_ = std::move(order);
  sealed_ = std::move(sealed);
  wrapped_ = std::move(wrapped);
  const std::string topic = log::kafka_topic_name(options_.prefix, "", KafkaTopicKind::sleutels);
  log::KafkaProducer& keys = sender(KafkaTopicKind::sleutels);
  const auto lane = keys.add_lane(KafkaKeyTopic::lane_of(topic));
  key_topic_ = std::make_unique<KafkaKeyTopic>(KafkaKeyTopic::On{
      keys, lane, wrapped_->add_stream(topic, log::KafkaOrder::compacted), clock_});
  return {};
}

void KafkaSide::add_register(const std::string& name) {
  const auto topic = [&](KafkaTopicKind kind) {
    return log::kafka_topic_name(options_.prefix, name, kind);
  };
  const std::string sealed = topic(KafkaTopicKind::inhoud);
  outlet_->add(name, sender(KafkaTopicKind::inhoud).add_lane(KafkaOutlet::lane_of(sealed)));
  Register made{name, nullptr, nullptr,
                &sealed_->add_stream(sealed, log::KafkaOrder::compacted)};
  log::KafkaLaneOptions lane;
  lane.topic = topic(KafkaTopicKind::gebeurtenissen);
  lane.compression = log::KafkaCompression::zstd;
  log::KafkaProducer& leaves = sender(KafkaTopicKind::gebeurtenissen);
  made.events = std::make_unique<WatchedLog>(log::KafkaLog(
      leaves, leaves.add_lane(lane),
      order_->add_stream(lane.topic, log::KafkaOrder::contiguous), hour_of_leaf));
  lane = {};
  lane.topic = topic(KafkaTopicKind::controlepunten);
  lane.largest = head_record;
  const auto hour_now = [this](base::ByteView) { return clock_.now() / 3'600 * hour_ms; };
  log::KafkaProducer& heads = sender(KafkaTopicKind::controlepunten);
  made.heads = std::make_unique<WatchedLog>(log::KafkaLog(
      heads, heads.add_lane(lane),
      order_->add_stream(lane.topic, log::KafkaOrder::contiguous), hour_now));
  registers_.push_back(std::move(made));
}

KafkaSide::~KafkaSide() {
  stop_watching();
  stop_sending();
  stop_reading();
}

log::KafkaProducer& KafkaSide::sender(KafkaTopicKind kind) {
  return senders_.try_emplace(kind, options_.settings, reaper_).first->second;
}

KafkaSide::Register& KafkaSide::of(std::string_view reg) {
  for (Register& one : registers_)
    if (one.name == reg) return one;
  ZEGEL_CHECK(!"a register that this node does not have");
  return registers_.front();
}

log::Log& KafkaSide::events(std::string_view reg) { return *of(reg).events; }
log::Log& KafkaSide::heads(std::string_view reg) { return *of(reg).heads; }
inhoud::Outlet& KafkaSide::outlet() { return *outlet_; }

InhoudReplica& KafkaSide::replicate_into(inhoud::InhoudStore& store) {
  std::vector<InhoudReplica::Source> sources;
  for (const Register& one : registers_) sources.push_back({one.name, one.sealed});
  replica_ = std::make_unique<InhoudReplica>(store, *outlet_, std::move(sources));
  return *replica_;
}

KeyReplica& KafkaSide::follow_keys(const KeyReplica::Process& self) {
  keys_ = std::make_unique<KeyReplica>(*key_topic_, self);
  return *keys_;
}

std::string KafkaSide::cluster() const {
  const std::lock_guard hold(lock_);
  return cluster_;
}

void KafkaSide::expect_cluster(std::string id, std::function<void()> other) {
  bool differs = false;
  {
    const std::lock_guard hold(lock_);
    expected_ = std::move(id);
    other_ = other;
    differs = !cluster_.empty() && cluster_ != expected_;
  }
  if (differs) other();
}

void KafkaSide::stop_watching() {
  watcher_.request_stop();
  stopped_.notify_all();
  if (watcher_.joinable()) watcher_.join();
}

// Beside each other: each may wait five seconds for its leaders.
Status KafkaSide::start_sending() {
  std::vector<std::future<Status>> starting;
  for (auto& [kind, sender] : senders_)
    starting.push_back(std::async(std::launch::async, [&one = sender] { return one.start(); }));
  Status all;
  for (std::future<Status>& one : starting)
    if (Status started = one.get(); all) all = std::move(started);
  return all;
}

// Beside each other: each may flush for twenty seconds.
void KafkaSide::stop_sending() {
  std::vector<std::jthread> stopping;
  for (auto& [kind, sender] : senders_) stopping.emplace_back([&one = sender] { one.stop(); });
}
void KafkaSide::stop_reading() {
  replica_.reset();
  if (keys_) keys_->stop();
}

void KafkaSide::watch(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    {
      std::unique_lock hold(lock_);
      const std::int64_t pause = troubled_ ? troubled_ms : options_.watch_ms;
      stopped_.wait_for(hold, stop, std::chrono::milliseconds(pause),
                        [] { return false; });
    }
    if (!stop.stop_requested()) look();
  }
}

void KafkaSide::look() {
  troubled_ = false;
  auto admin = log::KafkaAdmin::open(options_.settings, reaper_);
  if (admin) look_at_cluster(**admin);
  for (Register& one : registers_) {
    if (!admin) {
      tell(one.name, "De servers van het logboek antwoorden niet.");
      continue;
    }
    const auto topics = log::kafka_topics_of(options_.prefix, one.name);
    const auto differences = (*admin)->differences(topics, options_.profile);
    tell(one.name, differences ? sentences_of(*differences)
                               : "De instellingen van het logboek zijn niet op te vragen.");
  }
}

void KafkaSide::look_at_cluster(log::KafkaAdmin& admin) {
  std::string seen = admin.cluster_id().value_or("");
  std::function<void()> other;
  {
    const std::lock_guard hold(lock_);
    cluster_ = std::move(seen);
    if (!expected_.empty() && !cluster_.empty() && cluster_ != expected_) other = other_;
  }
  if (other) other();
}

void KafkaSide::tell(const std::string& reg, const std::string& sentence) {
  of(reg).events->set_fault(sentence);
  troubled_ = troubled_ || !sentence.empty();
  if (!sentence.empty())
    base::journal(base::Level::alarm, "het logboek is niet ingericht zoals het moet",
                  {{"register", reg}, {"oorzaak", sentence}});
}

}  // namespace zegel::node
