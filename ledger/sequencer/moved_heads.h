// The beginning of the topics controlepunten after a move (logboek.md 14, 19), and the one
// transaction that makes the new logs those of this store.
//
// What the topics get: in toezicht the takeovers that are known, each with its termijn, then one of
// this process with the newest termijn + 1; then in every register the newest checkpoint under it.
// So who reads them from the beginning knows every termijn, and has a head. Resumes: what a topic
// holds already is judged by the rule of every reader; a later run takes one termijn more.
//
// Invariants: refuses when the topic knows another history, another tree, or another node that is
// active; each record is read back where it was expected. put_moved() alone changes rows.
// Threads: one owner; no writer runs. Errors: as moving.h.
#pragma once

#include <vector>

#include "ledger/sequencer/moving.h"
#include "ledger/sequencer/term.h"

namespace zegel::sequencer {

class HeadMove {
 public:
  // `lanes` are loaded and have a topic controlepunten each; one of them is toezicht.
  HeadMove(const store::Store& ledger, std::vector<Lane>& lanes, const Actor& self, MoveTold told,
           const MoveTuning& tuning = {});

  base::Status compare_held();   // reads all that the topics hold; appends nothing
  base::Status complete();       // after it
  std::uint32_t termijn() const { return term_.newest(); }

 private:
  base::Status read_lane(Lane& lane);
  base::Status take(Lane& lane, const log::LogRecord& record);
  base::Status take_takeover(Lane& lane, const Takeover& takeover);
  base::Status append(Lane& lane, HeadRecord record);
  base::Status read_back(Lane& lane, const base::Bytes& wanted);

  const store::Store& ledger_;
  std::vector<Lane>& lanes_;
  Lane* toezicht_ = nullptr;
  std::vector<Takeover> known_;          // of the store
  Term term_;                            // of the topic
  const Actor self_;
  const MoveTold told_;
  const MoveTuning tuning_;
};

// Offsets = indices, nothing skipped, the position and the terms of controlepunten; in toezicht the
// id of the cluster. A hold that the old log caused ends: its checks were passed on the new one.
void put_moved(const Lane& lane, std::string_view cluster, store::MutableRows& rows);

// A hold that a new log cures: its order was in doubt, not the tree.
bool is_cured_by_a_new_log(const Lane& lane);

}  // namespace zegel::sequencer
