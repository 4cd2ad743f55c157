// What one batch does to one register, inside the writer's transaction (logboek.md 7, 8, D7):
// index rule -> leaf, jti, skipped and issuer rows -> tree -> apply -> stand -> checkpoint.
//
// Invariants: rows of one table are put in key order; nothing is put before the content of every
// accepted record is at hand, so a lane whose keeper is closed leaves no trace; A10 is asserted.
// Threads: the writer. Errors: StepFault; all but keeper_closed abort the whole transaction.
#pragma once

#include <expected>
#include <string>

#include "ledger/sequencer/batch.h"
#include "ledger/sequencer/contents.h"

namespace zegel::sequencer {

struct StepFault {
  enum class Kind : std::uint8_t {
    keeper_closed,   // only this lane waits
    not_yet,         // ahead of an inhoud that it needs: the batch comes again
    apply_defect,    // at `index`: stilstand
    other_root,      // rule `z` (Z2 or Z3) over `checkpoint`: stilstand with evidence
    order_changed,   // strict offsets: stilstand
    damaged,         // the tree or a row: fatal
  };
  Kind kind = Kind::damaged;
  base::LeafIndex index;
  int z = 0;
  std::string checkpoint;  // the text that was not signed
};

std::expected<LaneChange, StepFault> step(LaneBatch& batch, const Dependencies& on,
                                          store::MutableRows& rows);

}  // namespace zegel::sequencer
