#include "ledger/base/moment.h"

#include <catch2/catch.hpp>

using zegel::base::format_moment_utc;
using zegel::base::parse_date;
using zegel::base::parse_moment;

TEST_CASE("a moment with an offset is that many seconds since 1970") {
  CHECK(parse_moment("1970-01-01T00:00:00Z") == 0);
  CHECK(parse_moment("2026-03-02T10:41:00+01:00") == 1772444460);
  CHECK(parse_moment("2024-02-29T23:59:59-00:30") == parse_moment("2024-03-01T00:29:59Z"));
}

TEST_CASE("a moment in any other form is refused", "[V-SCH-4]") {
  for (const char* text :
       {"", "2026-03-02", "2026-03-02T10:41:00", "2026-03-02t10:41:00Z", "2026-03-02T10:41Z",
        "2026-03-02T24:00:00Z", "2026-03-02T10:60:00Z", "2026-03-02T10:41:60Z",
        "2026-02-30T10:41:00Z", "2026-13-01T10:41:00Z", "2026-03-02T10:41:00.5Z",
        "2026-03-02T10:41:00+1:00", "2026-03-02T10:41:00+24:00", "2026-03-02T10:41:00z",
        "2026-03-02T10:41:00+01:00 ", "-026-03-02T10:41:00Z"})
    CHECK_FALSE(parse_moment(text));
}

TEST_CASE("a date is a day that exists", "[V-SCH-4]") {
  CHECK(parse_date("1970-01-02") == 1);
  CHECK(parse_date("2024-02-29"));
  CHECK_FALSE(parse_date("2023-02-29"));
  CHECK_FALSE(parse_date("2023-00-10"));
  CHECK_FALSE(parse_date("2023-1-10"));
}

TEST_CASE("a formatted moment reads back") {
  for (const std::int64_t seconds : {0ll, 1772444460ll, 1709251199ll, 4102444800ll})
    CHECK(parse_moment(format_moment_utc(seconds)) == seconds);
}
