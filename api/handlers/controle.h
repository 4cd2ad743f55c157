// The full check of the ledger, for `zegel controleer --alles` (api.md 9.1). Threads: any.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply controleer_registers(const Call& call);

}  // namespace zegel::api
