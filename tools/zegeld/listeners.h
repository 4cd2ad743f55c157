// The settings of listeners and limits as the server takes them. Threads: pure.
#pragma once

#include "api/auth/caller.h"
#include "api/http/server.h"
#include "api/services.h"
#include "config/values.h"

namespace zegel::zegeld {

http::ServerOptions server_options(const config::Values& values, bool practice);
api::Settings api_settings(const config::Values& values, bool practice);

}  // namespace zegel::zegeld
