// JSON as a person reads it: two spaces, one member per line, short arrays of scalars on one line,
// members in the order given. The bytes of the goldens and of the served document.
// Threads: pure.
#pragma once

#include <boost/json/fwd.hpp>
#include <string>

namespace zegel::openapi {

std::string pretty(const boost::json::value& value);  // with a final newline

}  // namespace zegel::openapi
