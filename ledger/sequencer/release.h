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

// In the transaction, once `batch.change` is known: time that a batch waits for anyway.
void make_receipts(LaneBatch& batch, const store::Rows& rows);
// `batch.lane` has adopted its change. Makes what was not made before, and hands it out.
void release(LaneBatch& batch, const Dependencies& on, Sequencer::Metrics& metrics);

}  // namespace zegel::sequencer
