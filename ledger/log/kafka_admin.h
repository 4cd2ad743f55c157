// What is asked of a cluster, outside producing and reading: create the topics, read what they are,
// which cluster it is (kafka.md 6, 7). zegeld only reads; `zegel register open` creates.
//
// Invariants: never alters, never deletes; every question has a deadline.
// Threads: one caller at a time. `reaper` outlives this. Units: milliseconds.
// Errors: unavailable `alleen-lezen` when the cluster does not answer; fatal for what it refuses.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ledger/base/failure.h"
#include "ledger/log/kafka_conf.h"
#include "ledger/log/kafka_topics.h"

namespace zegel::log {

class KafkaReaper;

class KafkaAdmin {
 public:
  static base::Result<std::unique_ptr<KafkaAdmin>> open(const KafkaSettings& settings,
                                                        KafkaReaper& reaper,
                                                        std::int64_t deadline_ms = 10'000);
  ~KafkaAdmin();

  base::Result<std::string> cluster_id();
  base::Result<int> brokers();
  // Those that exist stay as they are: differences() tells whether they will do.
  base::Status create(std::span<const KafkaTopicSpec> topics, const KafkaProfile& profile);
  base::Result<KafkaTopicState> state(const std::string& topic);
  // Empty: every topic is there, with every property of the table.
  base::Result<std::vector<KafkaDifference>> differences(std::span<const KafkaTopicSpec> topics,
                                                         const KafkaProfile& profile);

 private:
  struct Impl;
  explicit KafkaAdmin(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace zegel::log
