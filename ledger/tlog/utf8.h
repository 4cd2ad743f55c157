// UTF-8, one code point at a time: strict (no overlong form, surrogate, or value above U+10FFFF).
// Threads: pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace zegel::tlog {

// Cuts the first code point off `text`. nullopt: not UTF-8. `text` is not empty.
std::optional<char32_t> take_code_point(std::string_view& text);

}  // namespace zegel::tlog
