// The Log of one register on Kafka: a lane of the sender and a stream of the reader (logboek.md 3,
// kafka.md 4, 8). Also for controlepunten, with its own size.
//
// Promise: log.h. Position = offset. append: to the lane, bounded, never blocks; what it took lands
// at least once. read: see KafkaStream. end: asked from the leader each time; deleted records
// (low watermark above 0) are no fault of end, but read meets them as a gap.
// Threads: append and health any; the rest the reader's one thread. The producer and the consumer
// outlive this. Errors: as log.h; append fatal for a record larger than the topic takes.
#pragma once

#include <functional>

#include "ledger/log/kafka_consumer.h"
#include "ledger/log/kafka_producer.h"
#include "ledger/log/log.h"

namespace zegel::log {

class KafkaLog final : public Log {
 public:
  // The timestamp of a record in ms: the received hour of a leaf (D16), whole hours only.
  using Stamp = std::function<std::int64_t(base::ByteView record)>;

  KafkaLog(KafkaProducer& producer, KafkaProducer::Lane lane, KafkaStream& stream, Stamp stamp);

  base::Status append(base::Bytes record) override;
  Batch read(base::Position from, const Limits& limits, std::int64_t deadline_ms) override;
  base::Result<base::Position> end() override;
  LogHealth health() const override;
  void on_arrival(std::function<void()> wake) override;

  KafkaStream& stream() { return stream_; }

 private:
  KafkaProducer& producer_;
  const KafkaProducer::Lane lane_;
  KafkaStream& stream_;
  const Stamp stamp_;
};

}  // namespace zegel::log
