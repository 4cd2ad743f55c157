// Moments as people write them: RFC 3339 with seconds and offset, no fraction (domein.md 2.2), to
// unix seconds and back. The calendar is proleptic Gregorian; no leap seconds. Threads: pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zegel::cli {

std::optional<std::int64_t> parse_moment(std::string_view rfc3339);
std::string moment_text(std::int64_t unix_seconds);  // 2025-09-03T19:40:00Z
std::string date_text(std::int64_t unix_seconds);    // 2025-09-03, of that moment in UTC
constexpr std::int64_t whole_hour(std::int64_t unix_seconds) {
  return unix_seconds - unix_seconds % 3600;
}

}  // namespace zegel::cli
