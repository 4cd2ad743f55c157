// components/schemas of the document: the rows of schema_rows.h, the events as drafts, and
// `Concept`, the body with which staff offer a draft. Threads: pure.
#pragma once

#include <boost/json/fwd.hpp>
#include <string_view>

namespace zegel::openapi {

boost::json::object component_schemas();

// {"$ref": "#/components/schemas/<name>"}
boost::json::object schema_reference(std::string_view name);

inline constexpr std::string_view draft_schema = "Concept";

}  // namespace zegel::openapi
