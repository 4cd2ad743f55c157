// Brings the sealed inhoud of every leaf of a register into its topic (logboek.md 19, kafka.md 6).
//
// Invariants: unopened bytes of the own store; what the topic has already is not produced again;
// afterwards the topic was read to its end and held each record. A leaf without inhoud here
// (vernietigd) has none there. Run again after a crash: it goes on.
// Threads: one owner, while nothing writes inhoud/. Errors: fatal or unavailable, a Dutch sentence.
#pragma once

#include <condition_variable>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "ledger/inhoud/inhoud_store.h"
#include "ledger/node/kafka_side.h"
#include "ledger/sequencer/moving.h"

namespace zegel::node {

class SealedMove {
 public:
  struct On {
    const store::Store& ledger;
    inhoud::InhoudStore& store;
    KafkaSide& side;           // writes
    log::KafkaStream& topic;   // reads; compacted
  };
  SealedMove(const On& on, const sequencer::Lane& lane, sequencer::MoveTold told,
             const sequencer::MoveTuning& tuning = {});

  base::Result<std::uint64_t> complete();  // records that belong to a leaf

 private:
  using RawKey = base::ByteArray<32>;
  using Record = std::pair<RawKey, base::Bytes>;
  base::Status collect();
  base::Status read_to_end();
  void take(const log::KafkaRecord& record);
  base::Status publish_missing();
  base::Status publish(std::vector<Record> wave);
  void tell() const;

  const On on_;
  const sequencer::Lane& lane_;
  const sequencer::MoveTold told_;
  const sequencer::MoveTuning tuning_;
  std::set<RawKey> wanted_, there_;
  base::Position next_;                // of the topic
  std::mutex lock_;                    // guards what follows
  std::condition_variable answered_;
  std::size_t under_way_ = 0;
};

}  // namespace zegel::node
