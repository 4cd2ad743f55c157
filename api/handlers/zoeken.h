// POST /v1/betrokkenen/_zoek: the dossiers of a person, found by the blind index (api.md 3,
// sleutels.md 5). By BSN, or by surname and birth date, in the body.
//
// Invariants: zoekactie-gedaan is durable before a handle is shown, and holds no search term;
// handles only, no name: a person confirms the match by opening the dossier. Threads: any worker.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply zoek_betrokkenen(const Call& call);

}  // namespace zegel::api
