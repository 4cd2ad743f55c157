#include "ledger/node/upkeep.h"

#include <catch2/catch.hpp>
#include <future>

namespace zegel::node {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST_CASE("upkeep turns at once, and ending it does not wait for the period") {
  std::promise<void> turned;
  {
    Upkeep upkeep([&] { return turned.set_value(), false; });
    REQUIRE(turned.get_future().wait_for(seconds(60)) == std::future_status::ready);
  }
  SUCCEED("an hour has not passed");
}

TEST_CASE("upkeep goes on while there is more, and again each period") {
  for (const bool more : {true, false}) {
    int turns = 0;
    std::promise<void> third;
    const milliseconds at_once(0), never(3'600'000);
    const Upkeep::Pace pace{more ? never : at_once, more ? at_once : never};
    Upkeep upkeep([&] {
      if (++turns == 3) third.set_value();
      return more;
    }, pace);
    CHECK(third.get_future().wait_for(seconds(60)) == std::future_status::ready);
  }
}

}  // namespace zegel::node
