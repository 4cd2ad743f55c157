// GET /v1/casussen and /v1/casussen/{casus} (api.md 3): casussen with their stand; one dossier with
// its deelnemers, betrokkenen by label, term and holds. Opening one is a raadpleging on index level
// first (5.3). Threads: any worker.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply get_casussen(const Call& call);
http::Reply get_casus(const Call& call);

}  // namespace zegel::api
