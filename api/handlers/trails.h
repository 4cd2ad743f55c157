// GET of every list of events (api.md 3): the rows of trail_rows.h as lists of api/lijst, for what
// the caller may see. Reading a list is no raadpleging (5.3). Threads: any worker.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply get_trail(const Call& call);

}  // namespace zegel::api
