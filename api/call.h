// One call of a handler: the request, who makes it, the ids of its path, and what serves it.
// Invariants: all outlive the handler; `request` also outlives a deferred answer.
// Threads: one worker, or the connection's thread for Lane::connection.
#pragma once

#include <array>
#include <string_view>

#include "api/auth/caller.h"
#include "api/http/message.h"
#include "api/routes.h"

namespace zegel::api {

struct Services;

struct PathArguments {
  std::array<std::string_view, 3> values;  // in the order of the pattern
  std::size_t count = 0;
  std::string_view operator[](std::size_t i) const {
    return i < count ? values[i] : std::string_view{};
  }
};

struct Call {
  const http::Request& request;
  const Route& route;
  const auth::Caller& caller;
  const PathArguments& path;
  Services& services;
};

}  // namespace zegel::api
