#include "tools/zegel/moment.h"

#include <fmt/format.h>

#include <chrono>

namespace zegel::cli {
namespace {

// Exactly `width` digits at `at`; -1 otherwise.
int digits(std::string_view text, std::size_t at, std::size_t width) {
  if (at + width > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(at, width)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

// "Z" or "+hh:mm" / "-hh:mm", in seconds east.
std::optional<std::int64_t> offset(std::string_view text) {
  if (text == "Z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const int hours = digits(text, 1, 2);
  const int minutes = digits(text, 4, 2);
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return std::nullopt;
  const std::int64_t east = hours * 3600 + minutes * 60;
  return text[0] == '+' ? east : -east;
}

}  // namespace

std::optional<std::int64_t> parse_moment(std::string_view text) {
  if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' ||
      text[16] != ':')
    return std::nullopt;
  const int hour = digits(text, 11, 2);
  const int minute = digits(text, 14, 2);
  const int second = digits(text, 17, 2);
  const int year = digits(text, 0, 4);
  const int month = digits(text, 5, 2);
  const int day = digits(text, 8, 2);
  if (year < 0 || month < 1 || day < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
      second < 0 || second > 59)
    return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  const auto east = offset(text.substr(19));
  if (!date.ok() || !east) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  return days * 86'400 + hour * 3600 + minute * 60 + second - *east;
}

std::string moment_text(std::int64_t unix_seconds) {
  const std::int64_t second = ((unix_seconds % 86'400) + 86'400) % 86'400;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", date_text(unix_seconds), second / 3600,
                     second / 60 % 60, second % 60);
}

std::string date_text(std::int64_t unix_seconds) {
  const std::int64_t second = ((unix_seconds % 86'400) + 86'400) % 86'400;
  const std::chrono::sys_days day{std::chrono::days((unix_seconds - second) / 86'400)};
  const std::chrono::year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace zegel::cli
