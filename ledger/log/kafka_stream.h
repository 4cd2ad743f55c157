// What stands behind a stream and behind the consumer that its streams share. Private to
// ledger/log/kafka_*.
//
// Invariants: `position` is the next record that the caller gets; the library was told to fetch
// from there, or `assigned` is false; partition 0; a message is looked at before its payload.
// Threads: the owner; the atomics and what the lock guards any.
#pragma once

#include <atomic>
#include <mutex>

#include "ledger/log/kafka_consumer.h"
#include "ledger/log/kafka_handles.h"

namespace zegel::log {

struct KafkaConsumer::Shared {
  explicit Shared(const KafkaConsumerOptions& o) : options(o) {}
  void serve();

  const KafkaConsumerOptions options;
  KafkaInstance client;
  KafkaInstance asker;                     // fetches nothing: a question waits behind no fetch
  std::atomic<bool> down{false};           // no broker answered; a sign of life clears it
  bool stray = false;
  std::int64_t probed_ms = 0;
};

struct KafkaStream::Impl {
  Impl(KafkaConsumer::Shared& consumer, std::string name, KafkaOrder kind);
  ~Impl();
  KafkaBatch read(std::uint64_t from, const Limits& limits, std::int64_t deadline_ms);
  base::Result<KafkaWatermarks> watermarks(std::int64_t most_ms);
  base::Result<base::Position> high(std::int64_t most_ms);

  KafkaConsumer::Shared& shared;
  const std::string topic;
  const KafkaOrder order;
  KafkaQueue queue;                        // of this partition alone

  std::mutex lock;                         // guards wake
  std::function<void()> wake;
  std::atomic<bool> troubled{false};       // this topic cannot be read now
  std::atomic<std::uint64_t> lag{0};
  std::atomic<std::int64_t> progress_ms{0};

 private:
  bool move_to(std::uint64_t offset);
  base::Result<base::Position> ask(std::int64_t place, std::int64_t most_ms);
  KafkaMessage next_message(std::int64_t until_ms, KafkaBatch& out);
  bool at_known_end();
  bool take(KafkaMessage message, const Limits& limits, KafkaBatch& out);
  bool take_end(std::uint64_t offset, KafkaBatch& out);
  void add(KafkaMessage message, KafkaBatch& out);
  bool again(ReadFault fault, unsigned& times, unsigned most, KafkaBatch& out);
  bool fault_of(const rd_kafka_message_t& message, KafkaBatch& out);
  ReadFault out_of_range();
  ReadFault sign_of_life();

  bool subscribed = false;                 // the library has it in its assignment
  bool assigned = false;                   // ... at `position`
  bool answered = false;                   // something came since then
  std::uint64_t position = 0;
  std::size_t bytes = 0;                   // of this read
  KafkaMessage stash;                      // came, but the limits of the read were met
  std::vector<KafkaMessage> given;         // backs the views of the last read
  unsigned gaps = 0, bad = 0;              // of the same position, in a row
};

}  // namespace zegel::log
