// Type=notify of systemd: one datagram to $NOTIFY_SOCKET, and nothing when it is not set (api.md
// 10).
// Threads: any. Errors: none; a service manager that does not listen is no reason to stop.
#pragma once

#include <string_view>

namespace zegel::zegeld {

void notify(std::string_view state);  // "READY=1", "STOPPING=1", "WATCHDOG=1"

}  // namespace zegel::zegeld
