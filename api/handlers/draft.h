// A draft of staff: {jti, register, evt, inhoud} (api.md 3, 3.1). The service signs it with the
// huissleutel; then the bytes enter by the same door as every event.
// Also the one way in which a handler signs an event of the ledger itself (raadpleging-gedaan).
// Threads: any worker.
#pragma once

#include "api/call.h"
#include "api/negotiation.h"

namespace zegel::api {

http::Reply post_draft(const Call& call, const Prefer& prefer);

}  // namespace zegel::api
