// After the commit: everyone who waits for a record of the batch gets the answer, with a receipt
// when a checkpoint covers it (logboek.md 15). The receipts of a batch share note and tiles.
//
// Invariants: release() is called only after the commit returned (I2); completions run there,
// outside every lock and transaction. A receipt that was made before is bytes of the batch: it goes
// nowhere when the transaction is aborted. Threads: the writer. Errors: StoreError on damage.
#pragma once

#include "ledger/sequencer/batch.h"
#include "ledger/sequencer/metrics.h"

namespace zegel::sequencer {

// Who waits for a record of the batch: taken out, to be answered by the caller.
struct Waiting {
  Item* item = nullptr;
  Waiters::Taken who;
};
std::vector<Waiting> waiting_for(LaneBatch& batch, Waiters& waiters);
// What became of the record; `covered`, with the receipt that was made, under the local head.
base::Result<Outcome> outcome_of(const Lane& lane, Item& item);

// Receipts under one head of a register, all from one snapshot.
class Receipts {
 public:
  Receipts(const Lane& lane, const SignedHead& head, const store::Rows& rows)
      : lane_(lane), head_(head), rows_(rows),
        prover_(lane.tree, rows, head.size, lane.edge.get()) {}
  // `extra`: bytes 0-36 of the leaf, when they are at hand; else they come from the store.
  std::string of(base::LeafIndex index, std::optional<base::ByteView> extra = {});

 private:
  base::ByteView stored_head(base::LeafIndex index) const;

  const Lane& lane_;
  const SignedHead& head_;
  const store::Rows& rows_;
  tlog::BatchProver prover_;
};

// In the transaction, once `batch.change` is known: time that a batch waits for anyway.
void make_receipts(LaneBatch& batch, const store::Rows& rows);
// `batch.lane` has adopted its change. Makes what was not made before, and hands it out.
void release(LaneBatch& batch, const Dependencies& on, Sequencer::Metrics& metrics);

}  // namespace zegel::sequencer
