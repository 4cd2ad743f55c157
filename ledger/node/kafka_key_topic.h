// The topic `p.sleutels` on Kafka (kafka.md 6): a lane of the sender, and a compacted stream.
// Threads and errors: as key_topic.h says; producer and stream outlive this.
#pragma once

#include "ledger/base/clock.h"
#include "ledger/log/kafka_producer.h"
#include "ledger/node/key_topic.h"

namespace zegel::node {

class KafkaKeyTopic final : public KeyTopic {
 public:
  struct On {
    log::KafkaProducer& producer;
    log::KafkaProducer::Lane lane;
    log::KafkaStream& stream;
    const base::Clock& clock;
  };
  explicit KafkaKeyTopic(const On& on) : on_(on) {}
  static log::KafkaLaneOptions lane_of(std::string topic);

  base::Status append(keys::TopicBytes record) override;
  log::KafkaBatch read(base::Position from) override;
  base::Result<base::Position> end() override;
  void on_arrival(std::function<void()> wake) override;

 private:
  const On on_;
};

}  // namespace zegel::node
