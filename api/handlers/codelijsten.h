// GET /v1/codelijsten, /v1/codelijsten/{lijst}, /v1/bewaartermijnen: the lists and terms of the
// catalogue (domein.md 3, 7.1). Public, but for the terms, which ask for a sign-in (api.md 3).
// Threads: any.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply get_codelijsten(const Call& call);
http::Reply get_codelijst(const Call& call);
http::Reply get_bewaartermijnen(const Call& call);

}  // namespace zegel::api
