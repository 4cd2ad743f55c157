// The settings that name one installation (api.md 9.1), checked together: what zegeld, the offline
// CLI and `register open` need to find a ledger. Threads: values. Errors: every fault at once.
#pragma once

#include <expected>

#include "config/values.h"
#include "ledger/node/node.h"

namespace zegel::config {

// `practice`: the id begins with "oefen." and every listener is on loopback; a real ledger has
// another id (api.md 5).
std::expected<node::Options, Faults> installation(const Values& values, bool practice);

}  // namespace zegel::config
