// The rules that the event alone can tell (domein.md 4, modes T and R): beside shape at intake, so
// that every refusal comes in one answer (I8). What also needs the state of the ledger joins in
// projections/toetsing; rules_table.h names the part.
//
// Invariants: one function per V-code, one line per code in rules_table.h. A rule of which an input
// failed shape is left out. A refusal of mode T is lifted while the row takes a
// nietConformVerklaring and the event carries it with its reden (D10); mode R never is.
// Threads: pure, no clock: dates count from `tijdstip`, in Europe/Amsterdam.
#pragma once

#include "ledger/base/failure.h"
#include "ledger/catalogue/events.h"
#include "ledger/event/content.h"
#include "ledger/event/skelet.h"

namespace zegel::event {

// After check_shape, whose refusals stand in `out`.
void check_rules(const Skelet& skelet, const Content& content, const catalogue::EventRow& row,
                 base::Refusals& out);

}  // namespace zegel::event
