// `zegel register verhuis` and `zegel register herstel`: the order of a ledger moves to Kafka, or
// to the topics of the next generation (logboek.md 3, 19). One procedure, offline, resumable.
//
// Order: lock, topics, leaves (compared, appended, read back), sealed inhoud, controlepunten; then
// one transaction of ledger/ that makes the new logs those of this store. Until it returned the old
// order is the truth and the node may go on with it; after it the embedded log is refused at start.
// Invariants: accepted only when the root over what Kafka gave is that of the store, its newest
// checkpoint and its anchor. No key is made or opened and nothing is signed.
// Threads: one owner, no zegeld. Errors: StartFailure: 70 damage or another history, 75 Kafka does
// not answer (run again), 78 settings, "slot" when a zegeld runs.
#pragma once

#include <string>
#include <vector>

#include "ledger/node/node.h"
#include "ledger/sequencer/moving.h"

namespace zegel::node {

struct MoveOrder {
  bool recovery = false;       // herstel: it stood on Kafka already
  bool dry_run = false;        // compares, writes nothing and makes no topic
  bool topics_only = false;    // makes the topics (they need another right) and ends
};

struct MovedRegister {
  std::string name;
  std::uint64_t leaves = 0;
  std::uint64_t held = 0;      // of them, in the topic before this run
  std::uint64_t sealed = 0;    // records of inhoud in the topic
  base::Hash root{};
};

struct MoveReport {
  bool done_before = false;    // verhuis: it stands on Kafka already
  std::string cluster;
  std::uint32_t termijn = 0;
  std::vector<MovedRegister> registers;
};

std::expected<MoveReport, StartFailure> move_to_kafka(const Options& options,
                                                      const MoveOrder& order,
                                                      const base::Clock& clock,
                                                      sequencer::Applier& applier,
                                                      const sequencer::MoveTold& told);

}  // namespace zegel::node
