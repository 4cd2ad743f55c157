// The controlepunten of one register as this node reads them: which are valid, which one is the
// local head, whether one contradicts the own tree (logboek.md 14).
//
// Invariants: a checkpoint becomes the local head only when the own tree has its size and root;
// every correctly signed note, valid or not, is compared with the own root at its size, as soon as
// the tree gets there; a record whose termijn is not known yet waits until toezicht has been read.
// Threads: the writer. Specification: logboek.md 12, 14; Z1-Z3 of 13.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/log/log.h"
#include "ledger/sequencer/head_record.h"
#include "ledger/sequencer/start_checks.h"
#include "ledger/sequencer/term.h"
#include "ledger/tlog/checkpoint.h"

namespace zegel::sequencer {

// What one record says, by itself and beside those before it.
struct JudgedHead {
  HeadRecord record;
  base::Position at;
  std::optional<tlog::Checkpoint> checkpoint;  // opens under a key that the origin ever had
  enum class Verdict : std::uint8_t {
    valid,
    ignored,          // lost the race, unknown codec, rule, key or termijn, or a step back
    wait_for_terms,   // its termijn is newer than any that is known
  } verdict = Verdict::ignored;
};
JudgedHead judge_head(const Lane& lane, const Term& term, const log::LogRecord& record);

// The root that the own tree had at `size`, <= its own.
base::Hash own_root(const Lane& lane, base::TreeSize size, const store::Store& ledger);

// A note that contradicts the own tree: stilstand, with evidence (Z2).
Doubt other_root(const Lane& lane, const std::string& note);

}  // namespace zegel::sequencer
