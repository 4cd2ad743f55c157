// Oefenmodus over the socket only (api.md 5, 9.1): the scripted clock, and a compact copy of the
// stores for `zegel oefen knoei`. Threads: any worker.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply post_oefen_klok(const Call& call);
http::Reply post_oefen_kopie(const Call& call);

}  // namespace zegel::api
