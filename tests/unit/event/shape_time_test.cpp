// E14: the moment of a fact against the ledger's clock and the hour of signing (V-TIJD).
#include "tests/unit/event/shape_fixture.h"

#include <catch2/catch.hpp>

#include "ledger/base/moment.h"

namespace zegel::shape_test {
namespace {

constexpr std::int64_t minute = 60, day = 86'400;

Lines at(std::int64_t moment, std::int64_t now, bool reason = false) {
  Judged judged;
  judged.context.now = now;
  object inhoud = verstrekking();
  inhoud["tijdstip"] = Value(base::format_moment_utc(moment)).json;
  if (reason) inhoud["redenVertraging"] = "storing";
  return judged("verstrekking-gedaan.v1", inhoud);
}

TEST_CASE("een feit ligt niet in de toekomst", "[shape][V-TIJD-1]") {
  const std::int64_t now = signed_at + 10 * minute;
  CHECK(at(now, now) == Lines{});
  CHECK(at(now + 2 * minute, now) == Lines{});
  CHECK(at(now + 2 * minute + 1, now) == Lines{"V-TIJD-1 /inhoud/tijdstip"});
}

TEST_CASE("een feit ligt niet na het uur van ondertekening", "[shape][V-TIJD-1]") {
  const std::int64_t now = signed_at + 5 * 60 * minute;
  CHECK(at(signed_at + 62 * minute, now) == Lines{});
  CHECK(at(signed_at + 62 * minute + 1, now) == Lines{"V-TIJD-1 /inhoud/tijdstip"});
}

TEST_CASE("na dertig dagen hoort er een reden bij", "[shape][V-TIJD-2]") {
  const std::int64_t now = signed_at + minute;
  CHECK(at(signed_at - 30 * day, now) == Lines{});
  CHECK(at(signed_at - 30 * day - 1, now) == Lines{"V-TIJD-2 /inhoud/redenVertraging"});
  CHECK(at(signed_at - 30 * day - 1, now, true) == Lines{});
}

TEST_CASE("a moment that cannot be read is not judged in time", "[shape]") {
  object inhoud = verstrekking();
  inhoud["tijdstip"] = "1999-01-01";
  CHECK(faults(inhoud) == Lines{"V-SCH-4 /inhoud/tijdstip"});
}

}  // namespace
}  // namespace zegel::shape_test
