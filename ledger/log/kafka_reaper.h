// `opruimer`: the thread that destroys old instances of librdkafka, because that can block for ever
// (kafka.md 2, 3). It owns nothing else.
//
// Invariants: an instance that was taken is used by nobody else; consumers are not closed, only
// destroyed (NO_CONSUMER_CLOSE). Outlives every producer, consumer and admin.
// Threads: take any; finish and the destructor the owner. finish: false: after `most_ms` one still
// hangs, and its thread is left behind, so that the process can end.
#pragma once

#include <cstdint>
#include <memory>

struct rd_kafka_s;

namespace zegel::log {

class KafkaReaper {
 public:
  KafkaReaper();
  ~KafkaReaper();                          // finish(20 s)
  KafkaReaper(const KafkaReaper&) = delete;
  KafkaReaper& operator=(const KafkaReaper&) = delete;

  void take(rd_kafka_s* client) noexcept;
  bool finish(std::int64_t most_ms);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace zegel::log
