// Which records of one batch become leaves, and at which index: L7 and L8 of the index rule
// (logboek.md 4) against what is stored and what stands earlier in the batch.
//
// Invariants: check_place alone decides; the batch is invisible (A2). Looks in `jti` in key order,
// since random keys cost half as much then (prestaties.md 1). Threads: the writer.
// Errors: StoreError on damage.
#pragma once

#include "ledger/sequencer/batch.h"

namespace zegel::sequencer {

// Sets `reject` or `index` of every item; answers how many are accepted. Stops after a closing
// record or one of a new rule: what follows is cut off the batch.
std::uint64_t place(LaneBatch& batch, const store::Rows& rows);

}  // namespace zegel::sequencer
