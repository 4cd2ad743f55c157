// One batch: what the writer read from the logs and commits together (logboek.md 7).
//
// Invariants: the views of an item live until the next read of its log, so until the batch has been
// answered; what is durable goes first: only when there is nothing of it, a batch holds what
// inhoud/ commits right now, and that alone. Threads: the writer.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/sequencer/index_rule.h"
#include "ledger/sequencer/lane.h"

namespace zegel::sequencer {

struct Item {                            // one record on its way to being a leaf
  base::Position position;
  base::ByteView bytes;
  std::optional<Wellformed> record;      // L1-L6 hold
  std::optional<Reject> reject;
  base::JwsTag h;
  base::Hash leaf_hash{};
  base::LeafIndex index;                 // accepted: its own; `dubbel`: that of the first one
  std::string receipt;                   // made before the commit; it leaves after it
};

struct LaneBatch {
  Lane* lane = nullptr;
  std::vector<Item> items;
  bool ahead = false;                    // of the inhoud of its records
  std::optional<LaneChange> change;      // nullopt: nothing of this lane is in the transaction
};

struct Batch {
  std::vector<LaneBatch> lanes;          // with items, or with a signature due
  std::uint64_t awaits = 0;              // the commit of inhoud/ that comes first; 0: none
  bool more = false;                     // a log had more than the limits allow
  std::size_t records() const;
};

// A fault of one of the logs of a lane: trouble that ends by itself, or stilstand.
void take_fault(Lane& lane, log::ReadFault fault, const Tuning& tuning);

// Reads every lane that may be sequenced, starting with `first` (each batch another, for fairness).
// Faults of a log change the standing of its lane. The batch never awaits commit `shunned`.
Batch collect(std::span<Lane> lanes, std::size_t first, const Dependencies& on,
              std::uint64_t shunned);

}  // namespace zegel::sequencer
