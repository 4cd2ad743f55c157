#include "api/http/host.h"

#include <string.h>

#include <algorithm>

namespace zegel::http {

namespace {

std::string_view without_port(std::string_view host) {
  if (host.starts_with('[')) return host.substr(0, host.find(']') + 1);  // no ']': npos + 1 = 0
  return host.substr(0, host.find(':'));
}

}  // namespace

bool host_allowed(std::string_view host, const Peer& peer, std::span<const std::string> hosts) {
  const std::string_view name = without_port(host);
  if (name.empty()) return false;
  const auto same = [&](std::string_view allowed) { return iequals(allowed, name); };
  if (std::ranges::any_of(hosts, same)) return true;
  if (!peer.loopback && !peer.uid) return false;
  return same("localhost") || same("127.0.0.1") || same("[::1]");
}

void wipe(std::string& text) {
  explicit_bzero(text.data(), text.size());
  text.clear();
}

void wipe(void* bytes, std::size_t size) {
  if (size != 0) explicit_bzero(bytes, size);
}

}  // namespace zegel::http
