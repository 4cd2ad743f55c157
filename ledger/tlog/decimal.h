// Sizes and indices in C2SP texts: ASCII digits, no sign, no leading zero, at most 2^63 - 1.
// Threads: pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace zegel::tlog {

inline std::optional<std::uint64_t> parse_decimal(std::string_view text) {
  if (text.empty() || text.size() > 19 || (text.size() > 1 && text.front() == '0'))
    return std::nullopt;
  std::uint64_t value = 0;  // 19 digits fit
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  if (value > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
  return value;
}

}  // namespace zegel::tlog
