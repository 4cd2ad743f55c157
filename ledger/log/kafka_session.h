// One instance of librdkafka's producer: from its producer id to its end (kafka.md 4, 5). Private
// to ledger/log/kafka_*.
//
// Invariants: partition 0, explicit timestamp, no headers, bytes copied (a dying instance may still
// send after the caller has let go); every report arrives as a call of the sink, on the thread that
// polls; after purge() and the last poll nothing of it reaches the sink.
// Threads: the sender; wake any. Errors: produce: the code of librdkafka.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ledger/log/kafka_handles.h"
#include "ledger/log/kafka_lane.h"

namespace zegel::log {

struct KafkaSettings;

class KafkaSession {
 public:
  class Sink {
   public:
    virtual void reported(std::size_t lane, std::size_t slot, rd_kafka_resp_err_t error,
                          rd_kafka_msg_status_t status) = 0;
    virtual void failed(rd_kafka_resp_err_t error) = 0;  // of the instance: fatal, all brokers down
   protected:
    ~Sink() = default;
  };

  static base::Result<std::unique_ptr<KafkaSession>> open(
      const KafkaSettings& settings, KafkaReaper& reaper,
      std::span<const std::unique_ptr<KafkaLane>> lanes);

  rd_kafka_t* raw() const { return client_.get(); }
  // Asks for the leaders of all lanes; false: no answer in time.
  bool warm(std::int64_t most_ms);
  rd_kafka_resp_err_t produce(std::size_t lane, std::size_t slot, const KafkaOutgoing& record);
  void poll(std::int64_t most_ms, Sink& sink);  // all events there are; waits for the first
  void purge();
  std::string fatal_reason() const;
  void wake() { rd_kafka_queue_yield(queue_.get()); }

 private:
  explicit KafkaSession(KafkaInstance client) : client_(std::move(client)) {}
  void dispatch(rd_kafka_event_t* event, Sink& sink);

  KafkaInstance client_;                   // destroyed last
  KafkaQueue queue_;
  std::vector<KafkaTopic> topics_;         // one per lane
};

}  // namespace zegel::log
