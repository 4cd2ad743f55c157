#include "ledger/base/clock.h"

#include <catch2/catch.hpp>

#include "ledger/base/failure.h"

namespace base = zegel::base;

TEST_CASE("a scripted clock stands still and goes forward only") {
  base::ScriptClock clock(1'000);
  CHECK(clock.now() == 1'000);
  CHECK(clock.set(2'000, false));
  CHECK(clock.now() == 2'000);
  CHECK_FALSE(clock.set(1'999, false));
  CHECK(clock.now() == 2'000);
}

TEST_CASE("a scripted clock may run on from where it was set") {
  base::ScriptClock clock(0);
  CHECK(clock.set(5'000, true));
  CHECK(clock.now() >= 5'000);
  CHECK(clock.now() < 6'000);
}

TEST_CASE("the real clock and the monotonic clock tell time after this was written") {
  CHECK(base::real_unix_seconds() > 1'700'000'000);
  const auto before = base::monotonic_ms();
  CHECK(base::monotonic_ms() >= before);
}

TEST_CASE("TRY hands on the failure of the inner call unchanged") {
  const auto inner = [](bool fail) -> base::Result<int> {
    if (fail) return std::unexpected(base::Failure::refused("V-ENV-1", "/x"));
    return 7;
  };
  const auto outer = [&](bool fail) -> base::Result<int> {
    TRY(value, inner(fail));
    return value + 1;
  };
  CHECK(outer(false).value() == 8);
  REQUIRE_FALSE(outer(true));
  CHECK(outer(true).error().code == base::Code::refused);
  CHECK(outer(true).error().refusals == base::Refusals{{"V-ENV-1", "/x"}});
}
