// Thinning of `controlepunt`: of the rows older than 24 h only the newest of each minute stays
// (logboek.md 8); receipts carry their own note. The newest row always stays.
//
// Bounded: some rows per call, from where the last call ended (after a restart from the first row).
// Threads: the writer. Errors: those of Store.
#pragma once

#include "ledger/sequencer/lane.h"

namespace zegel::sequencer {

inline constexpr std::size_t thinning_rows = 4'096;  // read per call

// `now`: ledger time. Moves lane.thinned_to.
base::Status thin_checkpoints(Lane& lane, store::Store& ledger, std::int64_t now);

}  // namespace zegel::sequencer
