// GET /v1/registers, /{register}: what a signing tool and a verifier need of a register, and its
// state with one sentence (api.md 3, logboek.md 18). Public. Threads: the connection's own.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply get_registers(const Call& call);
http::Reply get_register(const Call& call);

}  // namespace zegel::api
