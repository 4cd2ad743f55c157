// POST /v1/gebeurtenissen with text/plain: one compact SD-JWT per line (envelop.md 6). Each line
// stands on its own and is answered in order; `allesOfNiets=ja` checks all before any is appended.
// Threads: any worker.
#pragma once

#include "api/call.h"
#include "ledger/intake/intake.h"

namespace zegel::api {

http::Reply post_batch(const Call& call);

intake::Caller as_partner(const Call& call);
std::string_view rate_key(const Call& call, std::string_view event);

}  // namespace zegel::api
