// What the server asks of the application above it: five questions, none of them about sockets.
// Threads: admit and fault on a connection's thread, short and never blocking; handle on a worker
// (or there too, for Lane::connection); done on the connection's thread. All may run at the same
// time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "api/http/message.h"

namespace zegel::http {

// What the server itself refuses; the application words it (problem+json).
enum class Fault : std::uint8_t {
  malformed, target_too_long, headers_too_long, body_too_large, busy, failed, not_stored,
};

struct Admission {
  std::optional<Reply> refusal;   // answered before the body is read
  std::size_t body_limit = 0;
  bool on_connection = false;     // handle() is short: no worker needed
  unsigned shed = 0;              // 0 is shed first, 3 never
};

struct Finished {
  std::uint16_t status = 0;
  std::size_t bytes_in = 0;
  std::size_t bytes_out = 0;
  std::int64_t micros = 0;
};

class Application {
 public:
  virtual ~Application() = default;
  virtual Admission admit(Request& head) = 0;
  virtual Reply handle(Request& request) = 0;
  virtual Reply fault(const Request& request, Fault fault) = 0;
  virtual void done(const Request& request, const Finished& finished) = 0;
};

}  // namespace zegel::http
