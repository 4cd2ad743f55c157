// The sender of a node (`zender`): lanes per topic over one idempotent producer, which it replaces
// when it turns fatal (kafka.md 3, 4, 5).
//
// Promise: what append() took is produced until a delivery report says that it is persisted, in the
// order of append() per lane, across any number of dead producers; it may land more than once (L7,
// and the generation of an inhoud record, make a copy inert). Success of append() promises nothing
// on durability. A broker answers one connection's requests one after the other, so lanes that must
// not wait for each other's sync are given to producers of their own.
// Threads: its own, `zender`, owns the producer and calls every `done`; append, health and metrics
// any; add_lane before start(); start, stop and the destructor the owner. `reaper` outlives this.
// Units: milliseconds (monotonic). Errors: append: unavailable `te-druk` (lane full, or its oldest
// record waits 5 s; nothing taken), unavailable `alleen-lezen` after stop(), fatal for a record
// that is larger than its topic takes. start: fatal for settings that faults_of refuses. A broker
// that does not answer is no error: health() says so until it does.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "ledger/base/failure.h"
#include "ledger/log/kafka_conf.h"
#include "ledger/log/kafka_outgoing.h"

struct rd_kafka_s;

namespace zegel::log {

class KafkaReaper;

struct KafkaProducerOptions {
  std::int64_t warm_ms = 5'000;            // at start, for the leaders of all lanes
  std::int64_t flush_ms = 20'000;          // at stop
  std::int64_t drain_ms = 5'000;           // for the reports of a dead producer
  std::int64_t unanswered_ms = 5'000;      // then health() says so
  std::int64_t no_broker_ms = 300'000;     // then the instance is replaced (kafka.md 2)
  std::int64_t attempt_ms = 60'000;        // between attempts, once it died too often
  // Told of each new instance, on the thread that opened it: for the fault tests.
  std::function<void(rd_kafka_s*)> opened = nullptr;
};

struct KafkaLaneHealth {
  bool reachable = true;
  std::string reason;                      // one Dutch sentence when not
  KafkaLaneLoad load;
};

struct KafkaProducerMetrics {
  std::uint64_t fatal = 0;                 // zegel_zender_fataal_total
  std::uint64_t again = 0;                 // records that were handed over once more
  std::uint64_t refused = 0;               // defects
};

class KafkaProducer {
 public:
  KafkaProducer(KafkaSettings settings, KafkaReaper& reaper, KafkaProducerOptions options = {});
  ~KafkaProducer();                        // stop()
  KafkaProducer(const KafkaProducer&) = delete;
  KafkaProducer& operator=(const KafkaProducer&) = delete;

  struct Lane {
    std::size_t number = 0;
  };
  Lane add_lane(KafkaLaneOptions options);
  base::Status start();
  void stop();                             // flush, then purge; what is left is abandoned

  base::Status append(Lane lane, KafkaOutgoing&& record);  // refused: `record` is left whole
  KafkaLaneHealth health(Lane lane) const;
  KafkaProducerMetrics metrics() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace zegel::log
