// POST /v1/gebeurtenissen: one signed event, a batch, or a draft of staff (api.md 3, 3.1). Bytes
// in, receipt or problem out; decides nothing. A wait holds no worker: the sequencer's thread
// queues the answer on the connection. Threads: any worker.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply post_gebeurtenissen(const Call& call);

}  // namespace zegel::api
