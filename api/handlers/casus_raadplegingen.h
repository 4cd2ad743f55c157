// POST /v1/casussen/{casus}/raadplegingen: the content of at most 200 events of one dossier, after
// one raadpleging-gedaan that names them (D17, api.md 3, 5.3). Threads: any worker.
#pragma once

#include "api/call.h"

namespace zegel::api {

inline constexpr std::size_t opened_at_once = 200;             // as many as `regels` can name
inline constexpr std::size_t opened_bytes_at_once = 4u << 20;  // of sealed records; text is 3 times

http::Reply post_casus_raadpleging(const Call& call);

}  // namespace zegel::api
