// GET /v1/gebeurtenistypen, /{evt}: the catalogue rows as signing tools read them (envelop.md 12).
// Public and constant per version. Threads: the connection's own.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply get_gebeurtenistypen(const Call& call);
http::Reply get_gebeurtenistype(const Call& call);

}  // namespace zegel::api
