// The thread `keeper`: reads the topic of wrapped blads and keeps it and the keystore equal while
// this process is active (sleutels.md 15, kafka.md 3).
//
// The active process: writes its takeover marker and reads it back; takes in what another active
// process made before it; produces each row that the topic lacks or has otherwise, and the marker
// of its epoch. Then its keeper is open. A row that is read behind its own marker and that it does
// not know was made by a process that had been replaced: it never counts, and is taken away.
// A follower keeps the rows as they are, unopened.
//
// Invariants: holds() is true only while this process is the newest that the topic names, for a row
// that was read back as the keystore has it; the topic is read from its beginning at each start.
// Threads: its own, which alone reads; the rest any. bind() before start-up goes on; the keeper
// outlives stop(). Errors: told in the journal and tried again.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ledger/keys/keystore.h"
#include "ledger/node/key_topic.h"

namespace zegel::node {

class KeyReplica final : public keys::Outlet {
 public:
  using Process = base::ByteArray<16>;
  KeyReplica(KeyTopic& topic, const Process& self, std::int64_t read_back_ms = 10'000);
  ~KeyReplica() override;
  void stop();                                   // from then on closed

  // Waits until the topic has been read to an end that is asked now; false: not in time.
  bool reach_end(std::int64_t most_ms);
  std::optional<keys::EpochMark> mark() const;
  std::vector<keys::KeyRow> rows(std::uint32_t epoch) const;   // unopened

  base::Status bind(keys::Keeper& keeper);       // takes in, and compares, what was read so far
  void become_active(std::uint32_t termijn);     // does not wait
  void become_follower();
  bool await_open(std::int64_t most_ms);         // true: open

  bool open() const override;
  bool holds(const base::BladId& id) const override;
  void publish(std::span<const keys::KeyRow> rows) override;

 private:
  enum class Stage : std::uint8_t {
    undecided,
    taking_over,      // active: marker not read back, or the mark of the epoch is not there yet
    open,
    closed,
  };
  struct Entry {
    keys::WrappedBlad row{};
    bool carried = false;
    bool same = false;                           // as the keystore has it
  };
  using Entries = std::unordered_map<base::BladId, Entry, base::IdHasher>;
  using Ids = std::unordered_set<base::BladId, base::IdHasher>;
  struct Strange {                               // of one batch, for after the lock
    std::vector<keys::KeyRow> adopt;
    std::vector<keys::RowGone> erase;
  };

  void run(const std::stop_token& stop);
  bool turn();                                   // true: something was read
  void take(const log::KafkaRecord& record, Strange& strange);
  void take(const keys::KeyRow& row, Strange& strange);
  void take(const keys::RowGone& gone, Strange& strange);
  void take(const keys::EpochMark& mark, Strange& strange);
  void take(const keys::KeyTakeover& takeover, Strange& strange);
  void settle(const Strange& strange);
  base::Status adopt_known();                    // and compares all; takes the lock itself
  void read_again();                             // the topic is another one
  void drive();                                  // what this process has to say; under the lock
  bool say(const keys::TopicBytes& record, std::int64_t& said_ms);
  void produce_missing();
  void close(const char* why);
  bool newest() const;                           // no other process is named behind ours
  Entries* current();

  KeyTopic& topic_;
  const Process self_;
  const std::int64_t read_back_ms_;
  keys::Keeper* keeper_ = nullptr;
  base::Position next_;                          // the thread's

  mutable std::mutex lock_;                      // all below; never held over a commit
  std::condition_variable changed_;
  bool arrived_ = false;
  bool stopped_ = false;
  std::uint64_t asked_ = 0, answered_ = 0;       // questions about the end
  Stage stage_ = Stage::undecided;
  std::uint32_t termijn_ = 0;                    // ours, while active
  bool marker_read_ = false;
  std::int64_t marker_said_ms_ = 0, mark_said_ms_ = 0;
  keys::KeyTakeover newest_;                     // of the topic
  std::optional<keys::EpochMark> mark_;          // of the topic
  keys::EpochMark own_mark_;
  std::map<std::uint32_t, Entries> epochs_;
  Ids missing_;                                  // in the keystore, not so in the topic
  std::unordered_map<base::BladId, std::int64_t, base::IdHasher> said_ms_;  // of the missing ones
  std::jthread thread_;                          // ends first
};

}  // namespace zegel::node
