// The sealed inhoud of one register on Kafka: what a node keeps goes to the topic first, and what
// the topic holds comes into inhoud/ by reading it back (kafka.md 6, envelop.md 9).
//
// Promise: keep() answers once the record is on all replicas in sync; only then its leaf may be
// appended. The reader keeps the highest generation per key, on a tie the first; a lower one that
// comes later (of a dead producer) is answered by producing the stored record again. A tombstone
// erases; it is for orphans only. Bytes that are no record of their key are counted and left.
// position(): everything before it is durable in inhoud/. It may be thrown away: from 0 on the
// same rows follow.
// Threads: keep, erase, heartbeat, ask, answered, position and metrics any; turn one thread,
// `inhoudschrijver`, the only one that writes this register of the store while it runs.
// Errors: keep, erase: unavailable `te-druk` (lane full), unavailable V-DUR-1 (the sender stopped:
// it may have landed or not), fatal for more than 1,000,000 bytes. turn: unavailable as the topic
// or the store is; nothing is lost, it is tried again.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <string>

#include "ledger/base/clock.h"
#include "ledger/crypto/random.h"
#include "ledger/inhoud/inhoud_store.h"
#include "ledger/log/kafka_consumer.h"
#include "ledger/log/kafka_producer.h"

namespace zegel::log {

// Of the lane of a topic `inhoud`.
KafkaLaneOptions kafka_inhoud_lane(std::string topic);

struct KafkaInhoudMetrics {
  std::uint64_t kept = 0;      // rows that came into the store
  std::uint64_t erased = 0;
  std::uint64_t answered = 0;  // stored records that were produced again
  std::uint64_t foreign = 0;   // no record of ours: an alarm
};

class KafkaInhoud {
 public:
  struct On {                  // all outlive this
    inhoud::InhoudStore& store;
    KafkaProducer& producer;
    KafkaStream& stream;       // compacted
    const base::Clock& clock;
  };
  KafkaInhoud(std::string reg, KafkaProducer::Lane lane, const On& on, base::Position from = {});

  void keep(const inhoud::Key& key, base::Bytes record, base::Hour hour,
            inhoud::InhoudStore::Done done);
  void erase(const inhoud::Key& key, inhoud::InhoudStore::Done done);
  // Rolls the topic's segment, so that it can be compacted: after tombstones and every 12 hours.
  base::Status heartbeat(crypto::Random& random);

  // One batch of the topic into the store; true: there was something. Waits as KafkaStream::read.
  base::Result<bool> turn(const Limits& limits, std::int64_t wait_ms);
  base::Position position() const { return {position_.load()}; }

  // Has everything been read that stood in the topic after ask()? Its end is asked by turn().
  std::uint64_t ask() { return ++asked_; }
  bool answered(std::uint64_t ticket) const { return answered_ >= ticket; }

  std::uint64_t last_answered() const { return answered_; }

  const std::string& reg() const { return reg_; }
  KafkaStream& stream() { return on_.stream; }
  KafkaInhoudMetrics metrics() const;

 private:
  struct Row {                 // of one key, as the batch goes by
    base::Bytes record;        // empty: none
    inhoud::Sealing stored;    // what the store holds
    bool changed = false;
  };
  using RawKey = base::ByteArray<32>;
  using Rows = std::map<RawKey, Row>;

  void take(const KafkaRecord& record, Rows& rows);
  Row& row_of(const RawKey& raw, Rows& rows);
  base::Status write(Rows& rows);
  base::Status erase_row(const RawKey& raw, const Row& row);
  void produce_again(const RawKey& raw, const base::Bytes& record);
  base::Status append(const RawKey& key, std::optional<base::Bytes> value, std::int64_t hour,
                      inhoud::InhoudStore::Done done);
  base::Status start_again();
  void answer_asked();
  std::int64_t hour_now() const;

  const std::string reg_;
  const KafkaProducer::Lane lane_;
  const On on_;
  std::atomic<std::uint64_t> position_;
  std::atomic<std::uint64_t> asked_{0}, answered_{0};
  std::atomic<std::int64_t> newest_hour_{0};      // of a record that was read
  std::atomic<std::uint64_t> kept_{0}, erased_{0}, again_{0}, foreign_{0};

  std::uint64_t asking_ = 0;                      // the reader's: a ticket, and its end
  std::uint64_t asked_end_ = 0;
};

}  // namespace zegel::log
