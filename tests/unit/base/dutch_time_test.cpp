#include <catch2/catch.hpp>

#include "ledger/base/dutch_time.h"
#include "ledger/base/moment.h"

namespace zegel::base {
namespace {

Date date(const char* text) { return Date::parse(text).value(); }
std::int64_t moment(const char* text) { return parse_moment(text).value(); }
std::string local(const char* text) { return dutch_date(moment(text)).text(); }

TEST_CASE("in winter a Dutch day begins at 23:00 UTC", "[A1]") {
  CHECK(local("2026-01-14T22:59:59Z") == "2026-01-14");
  CHECK(local("2026-01-14T23:00:00Z") == "2026-01-15");
  CHECK(start_of(date("2026-01-15")) == moment("2026-01-15T00:00:00+01:00"));
}

TEST_CASE("in summer a Dutch day begins at 22:00 UTC", "[A1]") {
  CHECK(local("2026-07-14T21:59:59Z") == "2026-07-14");
  CHECK(local("2026-07-14T22:00:00Z") == "2026-07-15");
  CHECK(end_of(date("2026-07-14")) == moment("2026-07-15T00:00:00+02:00"));
}

TEST_CASE("the day on which the clock goes forward lasts 23 hours", "[A1]") {
  const Date sunday = date("2026-03-29");
  CHECK(start_of(sunday) == moment("2026-03-29T00:00:00+01:00"));
  CHECK(end_of(sunday) == moment("2026-03-30T00:00:00+02:00"));
  CHECK(end_of(sunday) - start_of(sunday) == 23 * 3600);
}

TEST_CASE("the day on which the clock goes back lasts 25 hours", "[A1]") {
  const Date sunday = date("2026-10-25");
  CHECK(start_of(sunday) == moment("2026-10-25T00:00:00+02:00"));
  CHECK(end_of(sunday) == moment("2026-10-26T00:00:00+01:00"));
  CHECK(end_of(sunday) - start_of(sunday) == 25 * 3600);
}

TEST_CASE("a Sunday that is the last day of the month is its last Sunday", "[A1]") {
  CHECK(end_of(date("2024-03-31")) - start_of(date("2024-03-31")) == 23 * 3600);
  CHECK(end_of(date("2027-10-31")) - start_of(date("2027-10-31")) == 25 * 3600);
}

TEST_CASE("every instant of a day has that day's date, and only those", "[A1]") {
  for (Date day = date("1999-12-25"); day < date("2032-01-05"); day = day + 1) {
    REQUIRE(dutch_date(start_of(day)) == day);
    REQUIRE(dutch_date(end_of(day) - 1) == day);
    REQUIRE(dutch_date(start_of(day) - 1) == day + -1);
  }
}

TEST_CASE("a month later is the same day number or the last of that month") {
  CHECK(add_months(date("2026-08-24"), 1).text() == "2026-09-24");
  CHECK(add_months(date("2026-01-31"), 1).text() == "2026-02-28");
  CHECK(add_months(date("2024-01-31"), 1).text() == "2024-02-29");
  CHECK(add_months(date("2026-12-31"), 2).text() == "2027-02-28");
  CHECK(add_months(date("2026-03-31"), -1).text() == "2026-02-28");
}

TEST_CASE("a year after 29 February is 28 February, four years after it is the 29th") {
  CHECK(add_years(date("2024-02-29"), 1).text() == "2025-02-28");
  CHECK(add_years(date("2024-02-29"), 4).text() == "2028-02-29");
  CHECK(add_years(date("2025-09-09"), 1).text() == "2026-09-09");
  CHECK(add_years(date("1999-02-28"), 1).text() == "2000-02-28");
}

TEST_CASE("days pass over a leap day") {
  CHECK((date("2024-02-28") + 2).text() == "2024-03-01");
  CHECK((date("2025-09-08") + 90).text() == "2025-12-07");
  CHECK(date("2025-03-01") - date("2024-03-01") == 365);
  CHECK(date("2024-03-01") - date("2023-03-01") == 366);
}

TEST_CASE("the last day of a month") {
  CHECK(last_of_month(date("2024-02-01")).text() == "2024-02-29");
  CHECK(last_of_month(date("2025-12-31")).text() == "2025-12-31");
}

TEST_CASE("a date in another form is none") {
  CHECK_FALSE(Date::parse("2025-02-29"));
  CHECK_FALSE(Date::parse("2025-2-1"));
  CHECK_FALSE(Date::parse(""));
}

}  // namespace
}  // namespace zegel::base
