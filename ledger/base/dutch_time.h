// Legal days in Europe/Amsterdam (domein.md, introduction): the local date of a moment, and dates
// some days, months or years apart.
//
// Invariants: no time zone data of the system, so that a replay anywhere gives the same dates (law
// A1). The rule is the one of the European Union since 1996: one hour ahead of UTC, two from the
// last Sunday of March 01:00 UTC until the last Sunday of October 01:00 UTC. Moments before 1996
// get the same rule; the older Dutch rules are left out on purpose: no term begins there.
// Local midnight exists exactly once on every day, for the clock changes at two or three.
// Units: dates in days, moments in seconds since 1970-01-01T00Z. Threads: pure.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zegel::base {

struct Date {
  std::int32_t days = 0;  // since 1970-01-01
  auto operator<=>(const Date&) const = default;
  static std::optional<Date> parse(std::string_view text);  // 2026-03-02
  std::string text() const;
};

constexpr Date operator+(Date date, std::int32_t days) { return Date{date.days + days}; }
constexpr std::int32_t operator-(Date later, Date earlier) { return later.days - earlier.days; }

// The same day number in a later month, or the last day of that month; weekends move nothing.
Date add_months(Date date, int months);
Date add_years(Date date, int years);
Date last_of_month(Date date);

Date dutch_date(std::int64_t unix_seconds);
std::int64_t start_of(Date date);  // its first instant
std::int64_t end_of(Date date);    // the first instant after it

}  // namespace zegel::base
