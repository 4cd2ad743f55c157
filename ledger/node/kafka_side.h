// The Kafka side of one node: the clients, the topics of every register, and the watch over their
// configuration (kafka.md 3, 6, 7). What the rest sees are logs and an outlet.
//
// Invariants: zegeld creates and alters nothing; topics are made by `zegel register open`. A topic
// whose effective configuration differs from the table, or that cannot be asked, shows in health()
// of its register's logs, which makes the register alleen-lezen; looked at before use and every 10
// minutes, every 10 s while something is wrong. Another cluster is told of each time it is seen;
// one that does not answer is no other cluster. Timestamps are whole hours (D16).
// Each kind of topic has a sender of its own: the sync of a leaf holds up no inhoud of the next
// event (besluit 0037).
// Threads: open and the destructor one owner, after everything that uses the logs; the rest as
// log.h and outlet.h say. Errors: open: fatal with a Dutch sentence.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "ledger/base/clock.h"
#include "ledger/log/kafka_admin.h"
#include "ledger/log/kafka_log.h"
#include "ledger/log/kafka_reaper.h"
#include "ledger/node/inhoud_replica.h"
#include "ledger/node/kafka_key_topic.h"
#include "ledger/node/kafka_outlet.h"
#include "ledger/node/key_replica.h"

namespace zegel::node {

struct KafkaOptions {
  log::KafkaSettings settings;
  std::string prefix;                    // [kafka] voorvoegsel
  log::KafkaProfile profile;
  std::int64_t watch_ms = 600'000;       // between two looks at the configuration
};

// A log whose topics are watched: their fault is its fault.
class WatchedLog final : public log::Log {
 public:
  WatchedLog(log::KafkaLog inner) : inner_(std::move(inner)) {}
  base::Status append(base::Bytes record) override { return inner_.append(std::move(record)); }
  log::Batch read(base::Position from, const log::Limits& limits,
                  std::int64_t deadline_ms) override {
    return inner_.read(from, limits, deadline_ms);
  }
  base::Result<base::Position> end() override { return inner_.end(); }
  log::LogHealth health() const override;
  void on_arrival(std::function<void()> wake) override { inner_.on_arrival(std::move(wake)); }
  void set_fault(std::string sentence);  // empty: none

 private:
  log::KafkaLog inner_;
  mutable std::mutex lock_;
  std::string fault_;
};

class KafkaSide {
 public:
  static base::Result<std::unique_ptr<KafkaSide>> open(const KafkaOptions& options,
                                                       const std::vector<std::string>& registers,
                                                       const base::Clock& clock);
  // `zegel register open`: makes the topics of one register that are not there yet.
  static base::Status create_topics(const KafkaOptions& options, const std::string& reg);
  ~KafkaSide();

  log::Log& events(std::string_view reg);
  log::Log& heads(std::string_view reg);
  inhoud::Outlet& outlet();              // of the topics inhoud
  // From now on the topics inhoud come into `store`, which outlives stop_reading().
  InhoudReplica& replicate_into(inhoud::InhoudStore& store);
  InhoudReplica* replica() { return replica_.get(); }
  // Reads the wrapped blads, from now on, for this process.
  KeyReplica& follow_keys(const KeyReplica::Process& self);
  KeyReplica* keys() { return keys_.get(); }
  std::string cluster() const;           // its id, by the last look; empty: no answer
  // From now on each look that meets another id calls `other`, the first now, on this thread; the
  // next ones on the watcher's, until stop_watching().
  void expect_cluster(std::string id, std::function<void()> other);
  void stop_watching();
  void stop_sending();                   // flush; what is left is abandoned
  void stop_reading();

 private:
  struct Register {
    std::string name;
    std::unique_ptr<WatchedLog> events;
    std::unique_ptr<WatchedLog> heads;
    log::KafkaStream* sealed = nullptr;
  };
  KafkaSide(KafkaOptions options, const base::Clock& clock);
  base::Status open_clients();
  log::KafkaProducer& sender(log::KafkaTopicKind kind);
  base::Status start_sending();
  void add_register(const std::string& name);
  Register& of(std::string_view reg);
  void watch(const std::stop_token& stop);
  void look();                           // at the configuration of every topic, and whose it is
  void look_at_cluster(log::KafkaAdmin& admin);
  void tell(const std::string& reg, const std::string& sentence);

  const KafkaOptions options_;
  const base::Clock& clock_;
  log::KafkaReaper reaper_;              // ends last
  std::map<log::KafkaTopicKind, log::KafkaProducer> senders_;
  std::unique_ptr<KafkaOutlet> outlet_;
  std::unique_ptr<log::KafkaConsumer> order_;    // gebeurtenissen and controlepunten
  std::unique_ptr<log::KafkaConsumer> sealed_;   // inhoud
  std::unique_ptr<log::KafkaConsumer> wrapped_;  // sleutels
  std::vector<Register> registers_;
  std::unique_ptr<InhoudReplica> replica_;
  bool troubled_ = false;                // by the last look
  std::unique_ptr<KafkaKeyTopic> key_topic_;
  std::unique_ptr<KeyReplica> keys_;             // stays, closed, when reading has stopped
  mutable std::mutex lock_;              // the three below, and the pause of the watcher
  std::string cluster_;
  std::string expected_;                 // empty: any will do
  std::function<void()> other_;
  std::condition_variable_any stopped_;
  std::jthread watcher_;
};

}  // namespace zegel::node
