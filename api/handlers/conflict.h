// GET /v1/conflicten-van-plichten/{jti}: the record of one decision to speak or to be silent: the
// decision, its tests afterwards, how the betrokkene was told, what was shared on it (api.md 3).
// Opening it is a raadpleging on index level first (5.3). Threads: any worker.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply get_conflict(const Call& call);

}  // namespace zegel::api
