// Who waits for a checkpoint over a leaf that is committed already: on Kafka it follows later
// (logboek.md 15). An answer without receipt is true too: committed, has an index.
//
// Invariants: only what a commit returned for is held here (I2); an answer leaves once, covered or
// after `covering_ms`; completions run outside every lock and transaction.
// Threads: the writer. Errors: StoreError on damage.
#pragma once

#include "ledger/sequencer/batch.h"
#include "ledger/sequencer/metrics.h"

namespace zegel::sequencer {

// What a batch made leaves of, and who waits for it; refused records are answered at once.
void await_cover(LaneBatch& batch, const Dependencies& on, Sequencer::Metrics& metrics);
// Those that the local head covers, and those that waited long enough.
void release_covered(Lane& lane, const Dependencies& on, Sequencer::Metrics& metrics);

}  // namespace zegel::sequencer
