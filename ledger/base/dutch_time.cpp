#include "ledger/base/dutch_time.h"

#include <chrono>

#include <fmt/format.h>

#include "ledger/base/moment.h"

namespace zegel::base {

namespace {

namespace chrono = std::chrono;

constexpr std::int64_t hour = 3600, day = 24 * hour;
constexpr std::int64_t winter = 1 * hour, summer = 2 * hour;  // ahead of UTC

chrono::year_month_day calendar(Date date) {
  return chrono::year_month_day{chrono::sys_days{chrono::days{date.days}}};
}

Date date_of(chrono::year_month_day date) {
  return {static_cast<std::int32_t>(chrono::sys_days{date}.time_since_epoch().count())};
}

// 01:00 UTC on the last Sunday of a month.
std::int64_t change_in(chrono::year year, chrono::month month) {
  const chrono::sys_days sunday{year / month / chrono::Sunday[chrono::last]};
  return sunday.time_since_epoch().count() * day + hour;
}

std::int64_t offset_at(std::int64_t unix_seconds) {
  const auto year = chrono::year_month_day{chrono::floor<chrono::days>(chrono::sys_seconds{
                                               chrono::seconds{unix_seconds}})}.year();
  return unix_seconds >= change_in(year, chrono::March) &&
                 unix_seconds < change_in(year, chrono::October)
             ? summer
             : winter;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
  const auto days = parse_date(text);
  if (!days) return std::nullopt;
  return Date{static_cast<std::int32_t>(*days)};
}

std::string Date::text() const {
  const chrono::year_month_day date = calendar(*this);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Date add_months(Date date, int months) {
  const chrono::year_month_day moved = calendar(date) + chrono::months{months};
  if (moved.ok()) return date_of(moved);
  return date_of(chrono::year_month_day{moved.year() / moved.month() / chrono::last});
}

Date add_years(Date date, int years) { return add_months(date, 12 * years); }

Date last_of_month(Date date) {
  const chrono::year_month_day given = calendar(date);
  return date_of(chrono::year_month_day{given.year() / given.month() / chrono::last});
}

Date dutch_date(std::int64_t unix_seconds) {
  const chrono::sys_seconds local{chrono::seconds{unix_seconds + offset_at(unix_seconds)}};
  const auto days = chrono::floor<chrono::days>(local).time_since_epoch().count();
  return {static_cast<std::int32_t>(days)};
}

std::int64_t start_of(Date date) {
  const std::int64_t utc = date.days * day;
  const std::int64_t in_summer = utc - summer;
  return offset_at(in_summer) == summer ? in_summer : utc - winter;
}

std::int64_t end_of(Date date) { return start_of(date + 1); }

}  // namespace zegel::base
