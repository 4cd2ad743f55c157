// The thread `inhoudschrijver`: brings the topics inhoud of all registers into the inhoud store,
// unopened (kafka.md 3, 6, 8).
//
// Invariants: the position is written after what it covers is durable, in a file beside the store;
// it may be thrown away: then all is read again. A topic that is behind its position (another
// cluster) is read again from its beginning. A record of a higher generation here is published
// again. Bytes that are no record of their key are counted and left (F15), heartbeats passed over.
// Threads: its own; reach_end, arrived and foreign any. Errors: told in the journal, tried again.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "ledger/inhoud/inhoud_store.h"
#include "ledger/log/kafka_consumer.h"

namespace zegel::node {

class InhoudReplica {
 public:
  struct Source {
    std::string reg;
    log::KafkaStream* stream = nullptr;
  };
  InhoudReplica(inhoud::InhoudStore& store, inhoud::Outlet& outlet, std::vector<Source> sources);
  ~InhoudReplica();

  // Waits until every topic has been read to an end that is asked now; false: not in time.
  bool reach_end(std::int64_t most_ms);
  // Has all been read that was in the topic when this position was first asked about?
  bool arrived(std::string_view reg, base::Position position);
  std::uint64_t foreign() const { return foreign_; }

 private:
  struct Topic {
    Source source;
    base::Position next;
    std::int64_t stored_ms = 0;    // monotonic; when `next` was written to its file
    std::uint64_t asked = 0;       // number of the newest question about the end
    std::uint64_t answered = 0;    // ... that was read to
    base::Position asked_about;    // the highest position of gebeurtenissen of that question
    std::uint64_t question = 0;    // being answered; 0: none
    base::Position end;            // of it
  };
  void run(const std::stop_token& stop);
  bool turn(Topic& topic);         // true: something was read
  bool take(Topic& topic, const log::KafkaBatch& batch);  // false: nothing was kept
  std::optional<inhoud::InhoudStore::Incoming> incoming_of(const Topic& topic,
                                                           const log::KafkaRecord& record);
  void answer(Topic& topic);
  void load_position(Topic& topic) const;
  void store_position(const Topic& topic) const;
  std::filesystem::path file_of(const Topic& topic) const;

  inhoud::InhoudStore& store_;
  inhoud::Outlet& outlet_;
  std::vector<Topic> topics_;      // `source` and `next` the thread's; the rest under the lock
  std::mutex lock_;
  std::condition_variable changed_;
  bool arrived_ = false;           // a record, or a question
  std::atomic<std::uint64_t> foreign_{0};
  std::jthread thread_;            // ends first
};

}  // namespace zegel::node
