// The parameters of an operation: ids of the path, query keys of the row, headers by rule.
// Threads: pure. Errors: an id of a path without a row here is a programming error.
#pragma once

#include <boost/json/fwd.hpp>

#include "api/routes.h"

namespace zegel::openapi {

boost::json::array parameters(const api::Route& route);

// "/v1/partners/{oin}" as a key of `paths`: "/partners/{oin}".
std::string_view path_of(std::string_view pattern);
// ... and its tag: "partners".
std::string_view tag_of(std::string_view pattern);

}  // namespace zegel::openapi
