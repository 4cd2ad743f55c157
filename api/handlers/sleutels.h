// Partners and their keys (api.md 3, envelop.md 8): one-time codes, reading a request file before
// it becomes an event, and the lists. Threads: any worker.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply post_sleutelaanvraag(const Call& call);
http::Reply lees_sleutelaanvraag(const Call& call);
http::Reply get_partners(const Call& call);
http::Reply get_partner(const Call& call);
http::Reply get_partner_sleutels(const Call& call);

}  // namespace zegel::api
