// One route as an operation of the document: parameters, bodies, answers, problems, who may call.
// What follows from the row by rule (api.md 2.1, 2.4, 2.5): every 2xx and 3xx declares API-Version;
// a 202 comes with Prefer and Location; a 304 with ETag and If-None-Match; an id in the path with
// 404.
// Threads: pure.
#pragma once

#include <boost/json/fwd.hpp>
#include <cstdint>
#include <set>
#include <span>

#include "api/routes.h"

namespace zegel::openapi {

boost::json::object operation(const api::Route& route);
std::set<std::uint16_t> statuses_of(const api::Route& route);  // all that it may answer

// What operations point at in components: headers, responses per problem status, securitySchemes.
boost::json::object component_headers();
boost::json::object component_responses(std::span<const api::Route> routes);
boost::json::object component_security();

}  // namespace zegel::openapi
