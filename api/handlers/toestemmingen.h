// GET /v1/toestemmingen and /v1/casussen/{casus}/toestemmingen (api.md 3): each consent or refusal
// with its stand at this moment and its withdrawals. Threads: any worker.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply get_toestemmingen(const Call& call);

}  // namespace zegel::api
