// The version of the program, in one place for zegeld and zegel. Threads: a constant.
#pragma once

#include <string_view>

namespace zegel::config {
inline constexpr std::string_view version = "0.2.0";
}
