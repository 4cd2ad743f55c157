// A client that sends exactly the given bytes and reads until the peer closes or an answer is
// complete.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

namespace raw {

class Client {
 public:
  explicit Client(const std::string& address) {  // "127.0.0.1:4321" or a path
    if (address.starts_with('/')) {
      fd_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
      sockaddr_un name{};
      name.sun_family = AF_UNIX;
      address.copy(name.sun_path, sizeof name.sun_path - 1);
      REQUIRE(::connect(fd_, reinterpret_cast<sockaddr*>(&name), sizeof name) == 0);
      return;
    }
    fd_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in name{};
    name.sin_family = AF_INET;
    const int port = std::stoi(address.substr(address.find(':') + 1));
    name.sin_port = htons(static_cast<std::uint16_t>(port));
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(fd_, reinterpret_cast<sockaddr*>(&name), sizeof name) == 0);
  }
  ~Client() { ::close(fd_); }
  Client(const Client&) = delete;

  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }

  // One answer with its body by Content-Length; empty when the peer closed first.
  std::string answer() {
    while (true) {
      const std::size_t end = seen_.find("\r\n\r\n");
      if (end != std::string::npos) {
        const std::size_t size = end + 4 + body_size(seen_.substr(0, end));
        if (seen_.size() >= size) {
          std::string out = seen_.substr(0, size);
          seen_.erase(0, size);
          return out;
        }
      }
      if (!more()) return {};
    }
  }
  bool closed() {  // the peer ends the connection
    while (more()) {
    }
    return ended_;
  }
  std::string everything() {
    while (more()) {
    }
    return seen_;
  }
  int status() {
    const std::string head = answer();
    return head.size() < 12 ? 0 : std::stoi(head.substr(9, 3));
  }

 private:
  bool more() {
    pollfd waiting{fd_, POLLIN, 0};
    if (::poll(&waiting, 1, 5'000) != 1) return false;
    char bytes[4096];
    const ssize_t count = ::recv(fd_, bytes, sizeof bytes, 0);
    ended_ = count <= 0;
    if (ended_) return false;
    seen_.append(bytes, static_cast<std::size_t>(count));
    return true;
  }
  static std::size_t body_size(const std::string& head) {
    const std::size_t at = head.find("Content-Length: ");
    return at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
  }

  int fd_ = -1;
  bool ended_ = false;
  std::string seen_;
};

}  // namespace raw
