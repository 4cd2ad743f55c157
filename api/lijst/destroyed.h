// How many dossiers were destroyed after a freeze (api.md 2.3): a frozen list is the same for ever
// but for them. Counted from the fences that the ledger judged to be valid (sleutels.md H2).
// Threads: any; a snapshot of its own.
#pragma once

#include <cstdint>

#include "api/lijst/extent.h"

namespace zegel::api {
struct Services;
}

namespace zegel::api::lijst {

std::uint64_t destroyed_since(Services& services, const Extents& extents);

}  // namespace zegel::api::lijst
