// An answer on its way to its connection: one with content that never gets there, because it is too
// late or the server stops, is wiped (I6). Threads: one at a time.
#pragma once

#include <utility>

#include "api/http/host.h"
#include "api/http/message.h"

namespace zegel::http {

class Ready {
 public:
  explicit Ready(Reply reply) : reply_(std::move(reply)) {}
  Ready(Ready&&) = default;
  ~Ready() {
    if (reply_.personal) wipe(reply_.body);
  }
  Reply take() { return std::move(reply_); }

 private:
  Reply reply_;
};

}  // namespace zegel::http
