// One log on Kafka as a node holds it: reaper, sender, reader, and what a test waits with. Nothing
// here sleeps: waiting is for a record, a report or a state, at most `patience`.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include "ledger/base/clock.h"
#include "ledger/log/kafka_log.h"
#include "ledger/log/kafka_reaper.h"

namespace zegel::test {

inline constexpr std::int64_t patience_ms = 15'000;

// A bell for on_arrival and for reports: rung from any thread, waited for by one.
class Bell {
 public:
  void ring();
  void wait(std::int64_t most_ms);         // until it was rung since the last wait

 private:
  std::mutex lock_;
  std::condition_variable rung_;
  bool ringing_ = false;
};

// Reads from `from` on until there are `count` records or a fault; empty fault: all came.
struct ReadBack {
  std::vector<base::Bytes> records;
  log::ReadFault fault = log::ReadFault::none;
};
ReadBack read_back(log::Log& log, std::uint64_t from, std::size_t count,
                   std::int64_t most_ms = patience_ms);
// Until a read at `from` gives this fault.
bool meets(log::Log& log, std::uint64_t from, log::ReadFault fault,
           std::int64_t most_ms = patience_ms);
// Whether `holds` becomes true, looked at each few milliseconds.
template <class Holds>
bool becomes(Holds holds, std::int64_t most_ms = patience_ms);

class Rig {
 public:
  Rig(log::KafkaSettings settings, const std::string& topic, log::KafkaLaneOptions lane = {},
      log::KafkaProducerOptions options = {}, bool started = true);
  void start();                            // of the sender, when it was not started
  log::KafkaLog& log() { return *log_; }
  log::KafkaProducer& producer() { return *producer_; }
  log::KafkaProducer::Lane lane() const { return lane_; }
  log::KafkaConsumer& consumer() { return *consumer_; }

 private:
  log::KafkaReaper reaper_;
  std::unique_ptr<log::KafkaProducer> producer_;
  std::unique_ptr<log::KafkaConsumer> consumer_;
  log::KafkaProducer::Lane lane_;
  std::unique_ptr<log::KafkaLog> log_;
};

template <class Holds>
bool becomes(Holds holds, std::int64_t most_ms) {
  Bell never;
  const std::int64_t until = base::monotonic_ms() + most_ms;
  while (!holds()) {
    if (base::monotonic_ms() > until) return false;
    never.wait(5);
  }
  return true;
}

}  // namespace zegel::test
