// After the commit: everyone who waits for a record of the batch gets the answer, with a receipt
// when a checkpoint covers it (logboek.md 15). The receipts of a batch share note and tiles.
//
// Invariants: called only after the commit returned (I2); completions run here, outside every lock
// and transaction. Threads: the writer. Errors: StoreError on damage.
#pragma once

#include "ledger/sequencer/batch.h"
#include "ledger/sequencer/metrics.h"

namespace zegel::sequencer {

// `batch.lane` has adopted its change.
void release(const LaneBatch& batch, const Dependencies& on, Sequencer::Metrics& metrics);

}  // namespace zegel::sequencer
