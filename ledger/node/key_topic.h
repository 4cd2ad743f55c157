// The topic of wrapped blads as the replica of keys sees it: Kafka, or a script of a test.
//
// append takes the record or refuses it at once (`te-druk`), and promises no durability: what
// counts is what read() gives back. read: the records at or behind `from`, in order, without
// waiting for more. Threads: append any; the rest the reader's. `wake` any thread, never blocks.
#pragma once

#include <functional>

#include "ledger/keys/topic_rows.h"
#include "ledger/log/kafka_consumer.h"

namespace zegel::node {

class KeyTopic {
 public:
  virtual ~KeyTopic() = default;
  virtual base::Status append(keys::TopicBytes record) = 0;
  virtual log::KafkaBatch read(base::Position from) = 0;
  virtual base::Result<base::Position> end() = 0;
  virtual void on_arrival(std::function<void()> wake) = 0;
};

}  // namespace zegel::node
