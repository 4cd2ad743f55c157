// The practice ledger before its first event: KEK, keys, stores and record 0 of the three registers
// (`zegel register open`, toezicht first), at the first moment of the script.
//
// Threads: one. Errors: Exit::conflict while another process holds the directory.
#pragma once

#include "ledger/node/node.h"
#include "tools/zegel/oefen/practice.h"

namespace zegel::cli::oefen {

Outcome<node::Options> options_of(const Practice& practice);

enum class Found { nothing, unfinished, told };
Found look_at(const Practice& practice);            // what an earlier run left

// Exit::conflict when a process has the ledger open; the sentence names its address.
Outcome<void> must_be_free(const Practice& practice);
Outcome<void> open_registers(const Practice& practice);
Outcome<void> wipe(const Practice& practice);       // only a directory that is a practice ledger

}  // namespace zegel::cli::oefen
