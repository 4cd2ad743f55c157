// RFC 3339 moments and dates as the ledger takes them (domein.md 2.2): seconds and an offset, no
// fraction; proleptic Gregorian. Units: seconds since 1970-01-01T00Z. Threads: pure.
// Errors: nullopt for any other form, 24:00, 30 February, second 60.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zegel::base {

std::optional<std::int64_t> parse_moment(std::string_view text);  // 2026-03-02T10:41:00+01:00
std::optional<std::int64_t> parse_date(std::string_view text);    // days since 1970-01-01
std::string format_moment_utc(std::int64_t unix_seconds);         // 2026-03-02T09:41:00Z

}  // namespace zegel::base
