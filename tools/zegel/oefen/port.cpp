#include "tools/zegel/oefen/port.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace zegel::cli::oefen {
namespace {

constexpr std::uint16_t tries = 20;

std::optional<std::uint16_t> bind_once(std::uint16_t port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return std::nullopt;
  const int on = 1;
  ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* raw = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  const bool bound = ::bind(fd, raw, size) == 0 && ::getsockname(fd, raw, &size) == 0;
  ::close(fd);
  return bound ? std::optional<std::uint16_t>(ntohs(address.sin_port)) : std::nullopt;
}

}  // namespace

std::optional<std::uint16_t> free_port(std::uint16_t first) {
  if (first == 0) return bind_once(0);
  for (std::uint16_t i = 0; i < tries; ++i)
    if (const auto port = bind_once(static_cast<std::uint16_t>(first + i))) return port;
  return bind_once(0);
}

}  // namespace zegel::cli::oefen
