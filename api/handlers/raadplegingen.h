// POST /v1/gebeurtenissen/{jti}/raadplegingen: the only way to see sealed content (D17, api.md
// 5.3).
//
// Invariants: raadpleging-gedaan is durable before a single byte is opened for the answer, and
// names the reader; when it cannot be recorded the answer is 503 without content. Threads: any
// worker.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply post_raadpleging(const Call& call);

}  // namespace zegel::api
