// GET /v1/gebeurtenissen: the events of one register in log order, the truth for catching up
// (api.md 3, 7): also those whose content is gone. Threads: any worker.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply get_feed(const Call& call);

}  // namespace zegel::api
