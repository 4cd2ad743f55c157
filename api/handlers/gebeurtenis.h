// One event without its content: skelet, receipt and proof package (api.md 3). The skelet outlives
// destruction, so these answers do too. Threads: any worker.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply get_gebeurtenis(const Call& call);
http::Reply get_ontvangstbewijs(const Call& call);
http::Reply get_bewijspakket(const Call& call);

}  // namespace zegel::api
