// `Host` and the wiping of an answer: two small things that every connection needs.
// Threads: pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "api/http/message.h"

namespace zegel::http {

// The name of `Host`, its port left out, is one of `hosts`, or a name of this machine on loopback
// and on a unix socket. A name that is not ours is refused: DNS rebinding, and links in our
// answers.
bool host_allowed(std::string_view host, const Peer& peer, std::span<const std::string> hosts);

void wipe(std::string& text);  // overwrites, then clears; the compiler may not leave it out
void wipe(void* bytes, std::size_t size);

}  // namespace zegel::http
