// Is this still the Kafka cluster that the ledger stands on? (kafka.md 7: another id, stilstand)
//
// Invariants: asks at construction's caller's wish and every `every_ms`; a cluster that does not
// answer is no other cluster. `other` may be called more than once.
// Threads: its own calls `other`; the rest the owner. Units: milliseconds.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "ledger/log/kafka_conf.h"
#include "ledger/log/kafka_reaper.h"

namespace zegel::node {

class ClusterWatch {
 public:
  explicit ClusterWatch(log::KafkaSettings settings) : settings_(std::move(settings)) {}
  ~ClusterWatch();                       // ends the thread

  std::string ask();                     // now; empty: no answer
  void start(std::string expected, std::int64_t every_ms, std::function<void()> other);

 private:
  void run(const std::stop_token& stop, const std::string& expected, std::int64_t every_ms,
           const std::function<void()>& other);

  const log::KafkaSettings settings_;
  log::KafkaReaper reaper_;              // ends last
  std::mutex lock_;
  std::condition_variable_any stopped_;
  std::jthread thread_;
};

}  // namespace zegel::node
