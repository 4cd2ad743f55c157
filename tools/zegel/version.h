// The version of this binary, one place. Threads: constants.
#pragma once

#include <string_view>

namespace zegel::cli {
inline constexpr std::string_view version = "0.1.0";
}
