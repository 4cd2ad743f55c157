// Start checks 1 and 2 of logboek.md 19 in a child process, before any secret is read: a damaged
// store can end a process by a signal (SIGBUS on a mapped page), and that must be an exit code, not
// a crash with keys in memory.
// Threads: main, before any other thread exists. Errors: the StartFailure, exit 70 for a signal.
#pragma once

#include <expected>

#include "ledger/node/node.h"

namespace zegel::zegeld {

std::expected<void, node::StartFailure> probe_stores(const node::Options& options);

}  // namespace zegel::zegeld
