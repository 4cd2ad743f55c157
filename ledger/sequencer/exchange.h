// The exchange of heads with other nodes, through the topics controlepunten: reads which are valid,
// finds out who is active, and proposes own checkpoints when this process is (logboek.md 14).
//
// One turn: read() before the batch, after_commit() per register that grew, propose() at the end. A
// proposal is a signed note with the offset where it expects to land; it is the local head once it
// was read back there, and only then its receipts leave.
//
// Invariants: at most one own record of a register is under way; nothing is signed but by the
// active process once its keeper is open, for a tree that is committed, never smaller than the
// newest valid one (Z1), and only on a consistency proof from it (Z3); toezicht is read first in
// each turn. Threads: the writer. Errors: faults of a topic change the standing of its lane.
#pragma once

#include <atomic>
#include <functional>
#include <vector>

#include "ledger/sequencer/heads.h"

namespace zegel::sequencer {

class Exchange {
 public:
  using TakeDoubt = std::function<void(Lane& lane, const Doubt& doubt)>;

  Exchange(const Dependencies& on, std::vector<Lane>& lanes, TakeDoubt take_doubt);

  bool any() const { return toezicht_ != nullptr; }   // some register has a topic controlepunten
  void read();
  void after_commit(Lane& lane);                      // compares and adopts what it now reaches
  void propose();
  Duty duty() const { return duty_; }   // any thread
  bool busy() const;                                  // a head of ours is due, or under way

 private:
  void read_lane(Lane& lane);
  bool take(Lane& lane, const log::LogRecord& record);  // false: not yet
  void meet_end(Lane& lane);
  bool wait_for_terms(Lane& lane);
  void meet(Lane& lane, const JudgedHead& head, std::uint32_t before);  // the termijn before it
  void adopt(Lane& lane, const LaneHeads::Ahead& head);
  void decide();
  bool caught_up() const;
  void claim();
  void become(Duty duty);
  bool due(const Lane& lane, std::int64_t now_ms) const;
  void propose(Lane& lane, std::int64_t now_ms);
  void send(Lane& lane, HeadRecord record, std::int64_t now_ms);

  const Dependencies& on_;
  std::vector<Lane>& lanes_;
  TakeDoubt take_doubt_;
  Lane* toezicht_ = nullptr;
  Term term_;
  std::atomic<Duty> duty_{Duty::undecided};
};

// What `lane` reads and keeps of its topic goes into the next transaction.
void put_heads(const Lane& lane, store::MutableRows& rows);

}  // namespace zegel::sequencer
