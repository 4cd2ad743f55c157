// Reading from Kafka: one consumer of librdkafka with a stream per topic (kafka.md 3, 8).
//
// Promise of a stream that is contiguous: consecutive records starting exactly at `from`, bytes as
// appended, the same answer each time; anything else is a fault, never a skip and never another
// start. A stream that is compacted (inhoud, sleutels): the records at or behind `from`, in order.
// Positions are assigned explicitly, nothing is committed to the broker, no group is joined. Each
// stream has its own queue of at most 16 MiB, so a register that waits holds up no other.
// A gap and a bad checksum are read again (twice and three times) before they are told.
// Threads: streams are added, read and asked by one owner; on_arrival's `wake` is called by a
// thread of librdkafka and must not block nor call this; health any. `reaper` outlives this, this
// outlives its streams' users. Units: milliseconds, bytes.
// Errors: see ReadFault; watermarks: unavailable when the leader does not answer in time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ledger/base/failure.h"
#include "ledger/log/kafka_conf.h"
#include "ledger/log/log.h"

namespace zegel::log {

class KafkaReaper;

struct KafkaRecord {
  base::Position position;
  base::ByteView key;
  base::ByteView value;        // both live until the next read() of this stream
  bool tombstone = false;      // no value at all
  std::int64_t timestamp_ms = 0;
};

struct KafkaBatch {
  std::vector<KafkaRecord> records;
  base::Position next;         // where to go on: behind the last record, or the end that was seen
  bool drained = false;        // nothing more now
  ReadFault fault = ReadFault::none;
};

struct KafkaWatermarks {
  base::Position low;          // > 0: records were deleted
  base::Position high;         // the first position that is not readable now
};

enum class KafkaOrder : std::uint8_t { contiguous, compacted };

class KafkaStream {
 public:
  ~KafkaStream();
  KafkaStream(const KafkaStream&) = delete;
  KafkaStream& operator=(const KafkaStream&) = delete;

  // A read that goes on where the last one ended takes what has arrived and does not wait. Any
  // other moves the stream, and then waits for the first answer: `deadline_ms` at least, up to
  // KafkaConsumerOptions::answer_ms; no answer: unavailable.
  KafkaBatch read(base::Position from, const Limits& limits, std::int64_t deadline_ms);
  // Asked from the leader, never a cached value.
  base::Result<KafkaWatermarks> watermarks(std::int64_t most_ms = 1'000);
  base::Result<base::Position> high(std::int64_t most_ms = 1'000);  // the second of them alone
  void on_arrival(std::function<void()> wake);
  LogHealth health() const;
  struct Impl;

 private:
  friend class KafkaConsumer;
  explicit KafkaStream(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

struct KafkaConsumerOptions {
  std::int64_t warm_ms = 2'000;            // at open, for a first connection
  std::int64_t answer_ms = 1'000;          // for the first answer after the stream moved
  std::int64_t probe_ms = 500;             // for a sign of life once no broker answered
};

class KafkaConsumer {
 public:
  static base::Result<std::unique_ptr<KafkaConsumer>> open(
      const KafkaSettings& settings, KafkaReaper& reaper, const KafkaConsumerOptions& options = {});
  ~KafkaConsumer();

  KafkaStream& add_stream(const std::string& topic, KafkaOrder order);

  struct Shared;

 private:
  explicit KafkaConsumer(std::unique_ptr<Shared> shared);
  std::unique_ptr<Shared> shared_;
  std::vector<std::unique_ptr<KafkaStream>> streams_;  // end first
};

}  // namespace zegel::log
