#include "ledger/node/kafka_key_topic.h"

namespace zegel::node {
namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr log::Limits per_read{1'000, 1u << 20};
constexpr std::int64_t first_answer_ms = 500;

}  // namespace

log::KafkaLaneOptions KafkaKeyTopic::lane_of(std::string topic) {
  log::KafkaLaneOptions lane;
  lane.topic = std::move(topic);
  lane.largest = 1 + keys::wrapped_size;
  return lane;
}

// Accepted is what is read back, so nobody waits for a report.
base::Status KafkaKeyTopic::append(keys::TopicBytes record) {
  log::KafkaOutgoing out;
  out.key = std::move(record.key);
  if (!record.value.empty()) out.value = std::move(record.value);
  out.timestamp_ms = on_.clock.now() / 3'600 * hour_ms;
  return on_.producer.append(on_.lane, std::move(out));
}

log::KafkaBatch KafkaKeyTopic::read(base::Position from) {
  return on_.stream.read(from, per_read, first_answer_ms);
}

base::Result<base::Position> KafkaKeyTopic::end() { return on_.stream.high(); }

void KafkaKeyTopic::on_arrival(std::function<void()> wake) {
  on_.stream.on_arrival(std::move(wake));
}

}  // namespace zegel::node
