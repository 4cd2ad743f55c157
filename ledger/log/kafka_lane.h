// One lane of the sender: what waits for a topic, and the one batch that is outstanding there
// (kafka.md 4): all that waits, at most 256 records or 1 MiB; then all its reports; then the next,
// which gathers those that come back together (kafka_gather.h).
//
// Invariants: the order of push() is the order of hand-over, repeats included; at most one batch is
// outstanding; a record leaves when it landed, is refused as a defect, or is abandoned at stop, and
// then its `done` is called, once, outside the lock. Bounded in records, bytes and age.
// Threads: push, load and is_idle any; the rest the sender. Units: bytes, milliseconds (monotonic).
// Errors: push: unavailable `te-druk` (nothing taken); fatal: larger than the topic takes.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/base/failure.h"
#include "ledger/base/limits.h"
#include "ledger/log/kafka_gather.h"
#include "ledger/log/kafka_outgoing.h"

namespace zegel::log {

class KafkaLane {
 public:
  explicit KafkaLane(KafkaLaneOptions options) : options_(std::move(options)) {}
  const KafkaLaneOptions& options() const { return options_; }

  // True: the sender has something to do now. Refused: left whole.
  base::Result<bool> push(KafkaOutgoing&& record, std::int64_t now_ms);
  KafkaLaneLoad load() const;

  // The sender. A slot names a record of the outstanding batch, until that batch is settled.
  void fill(std::int64_t now_ms);
  // Nothing before the moment of the next attempt.
  std::optional<std::size_t> next_to_hand(std::int64_t now_ms) const;
  bool gathers() const;                    // a batch waits for company: look again soon
  std::size_t outstanding() const { return outstanding_; }
  const KafkaOutgoing& at(std::size_t slot) const { return batch_[slot].record; }
  void handed(std::size_t slot);
  enum class Answer : std::uint8_t { landed, again, held, defect };
  void report(std::size_t slot, Answer answer, std::int64_t now_ms);
  // Of a session that ended: what was handed over has no report any more, and goes again.
  void session_ended();
  void abandon();
  bool is_idle() const;                    // nothing waits, nothing is outstanding

 private:
  enum class Place : std::uint8_t { ready, handed, again, gone };
  struct Entry {
    KafkaOutgoing record;
    std::int64_t since_ms = 0;
    Place place = Place::ready;
    bool alone = false;                    // it was refused in a batch: tried by itself
  };
  static std::size_t bytes_of(const KafkaOutgoing& record);
  void settle(std::int64_t now_ms);
  void leave(Entry& entry, KafkaLanding landing);
  bool full(std::size_t more, std::int64_t now_ms) const;

  const KafkaLaneOptions options_;
  mutable std::mutex lock_;                // guards what follows
  std::deque<Entry> waiting_;
  std::size_t records_ = 0;                // waiting and outstanding
  std::size_t bytes_ = 0;
  std::optional<std::int64_t> oldest_ms_;  // of the outstanding batch
  std::int64_t reported_ms_ = 0;           // hand-over, or the last report after it
  bool held_ = false;
  KafkaGather gather_;

  std::vector<Entry> batch_;               // the sender's
  std::size_t outstanding_ = 0;
  std::int64_t retry_at_ms_ = 0;
  std::int64_t backoff_ms_ = 0;
  std::size_t alone_left_ = 0;             // records of `batch_` that go one by one
};

}  // namespace zegel::log
