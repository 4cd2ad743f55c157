// The catalogue as a resource: GET /v1/gebeurtenistypen and /v1/gebeurtenistypen/{evt} (api.md 3).
// Threads: pure.
#pragma once

#include <boost/json/fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace zegel::openapi {

// {rijen: [...], _links}: one row per type, without its fields.
boost::json::object event_types();

// One type with its fields, code lists and JSON Schema; nullopt: no such type or version.
std::optional<boost::json::object> event_type(std::string_view evt);

}  // namespace zegel::openapi
