// Decimal numbers as they stand in an address. Threads: pure. Errors: nullopt for anything but
// 1..`digits` digits, or a value above 2^53-1 (the largest that JSON carries exactly).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/limits.h"

namespace zegel::api::lijst {

constexpr std::optional<std::uint64_t> parse_number(std::string_view text,
                                                    std::size_t digits = 16) {
  if (text.empty() || text.size() > digits) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  if (value > static_cast<std::uint64_t>(base::limits::json_integer)) return std::nullopt;
  return value;
}

// With a leading zero when it has nine digits: a size must never look like a BSN (V-ID-4).
inline std::string address_number(std::uint64_t value) {
  std::string text = std::to_string(value);
  return text.size() == 9 ? "0" + text : text;
}

}  // namespace zegel::api::lijst
