// What anyone may read: the contract as JSON, and one page per problem and V-code, made from the
// same rows as the answers (api.md 2.2). Threads: the connection's own.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply get_openapi(const Call& call);
http::Reply get_probleem(const Call& call);

}  // namespace zegel::api
