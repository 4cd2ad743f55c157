// Answers that follow from the tables alone: the same bytes until the program changes, so a client
// may keep them (ETag, 304). Threads: pure.
#pragma once

#include <string>
#include <string_view>

#include "api/call.h"

namespace zegel::api {

// `name` is unique among these answers; `make()` gives the body, and only runs when it is needed.
template <class Make>
http::Reply constant_reply(const Call& call, std::string_view name, Make make);

bool start_constant(const Call& call, std::string_view name, http::Reply& reply);  // true: 304

template <class Make>
http::Reply constant_reply(const Call& call, std::string_view name, Make make) {
  http::Reply reply;
  if (!start_constant(call, name, reply)) reply.body = make();
  return reply;
}

}  // namespace zegel::api
