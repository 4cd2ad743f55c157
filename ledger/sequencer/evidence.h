// `bewijs`: what made a register freeze, kept for a person (logboek.md 8, 13, 16). Rows are only
// added. Threads: the writer, in its transaction.
#pragma once

#include <cstdint>
#include <string>

#include "ledger/sequencer/tables.h"

namespace zegel::sequencer {

enum class EvidenceKind : std::uint8_t {
  other_root = 2,       // Z2
  not_consistent = 3,   // Z3
  anchor_ahead = 4,     // Z4
  anchor_differs = 5,   // Z5
};
struct Evidence {
  EvidenceKind kind;
  std::string request;  // what we were about to say, or were asked
  std::string answer;   // what contradicts it
  std::string head;     // the newest own note
};
void keep_evidence(store::MutableRows& rows, const RegisterTables& tables, const Evidence& row);

}  // namespace zegel::sequencer
