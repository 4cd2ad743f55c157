// /healthz, /readyz, /versie, /metrics (api.md 10): for monitoring on listener beheer, and for the
// CLI. Live: the writer thread turned within 10 s. Ready: every register normaal or gesloten,
// keeper open.
// Threads: the connection's own; never shed.
#pragma once

#include "api/call.h"

namespace zegel::api {

http::Reply get_healthz(const Call& call);
http::Reply get_readyz(const Call& call);
http::Reply get_versie(const Call& call);
http::Reply get_metrics(const Call& call);

}  // namespace zegel::api
