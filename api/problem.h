// problem+json (RFC 9457, api.md 2.2): the one place that turns refusals into answers. All
// sentences come from the tables of ledger/catalogue; nothing that a caller sent is repeated (I8).
//
// Status (2.4): the first that occurs of 400, 403, 409, 422 when refusals of several classes meet;
// a single refusal keeps its own. `type` is absolute when the request named a host of ours.
// Threads: pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "api/http/message.h"
#include "ledger/base/failure.h"

namespace zegel::api {

struct ProblemStyle {
  bool legal_as_400 = false;  // api.juridisch_als_400: for a partner that cannot handle 422
};

// One problem by its slug; `veld` names what is wrong (`?naam`, a header, a pointer) or is empty.
http::Reply problem(const http::Request& request, std::string_view slug, std::string_view veld = {},
                    std::uint16_t status = 0);
http::Reply problem(const http::Request& request, const base::Failure& failure,
                    const ProblemStyle& style = {});

// The body alone, for a line of a batch; `status` is what the answer would have had.
struct ProblemBody {
  std::uint16_t status = 500;
  std::string_view slug;
  std::string text;
};
ProblemBody problem_body(const http::Request& request, const base::Failure& failure,
                         const ProblemStyle& style = {});

}  // namespace zegel::api
