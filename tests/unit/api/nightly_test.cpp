#include "api/nightly.h"

#include <catch2/catch.hpp>
#include <future>

#include "ledger/base/moment.h"
#include "tests/support/node_world.h"
#include "tests/support/temp_dir.h"

namespace zegel::api {
namespace {

std::int64_t at(std::string_view moment) { return base::parse_moment(moment).value(); }

struct World {
  test::TempDir directory;
  base::ScriptClock clock{at("2026-03-02T22:00:00+01:00")};
  tests::NodeWorld node{directory.path(), clock};
  std::promise<Nightly::Outcome> told;

  // The outcome of the night that comes.
  Nightly::Outcome tonight() {
    told = {};
    const node::Upkeep::Pace often{std::chrono::milliseconds(1), std::chrono::milliseconds(1)};
    auto outcome = told.get_future();
    Nightly nightly(node.node(), clock, often,
                    [this](const Nightly::Outcome& seen) { told.set_value(seen); });
    clock.set(clock.now() + 86'400, false);
    REQUIRE(outcome.wait_for(std::chrono::seconds(60)) == std::future_status::ready);
    return outcome.get();
  }
};

}  // namespace

TEST_CASE("a night begins at 02:00 in Amsterdam, once", "[logboek-10]") {
  Nights nights(at("2026-03-02T22:00:00+01:00"));
  CHECK_FALSE(nights.begun(at("2026-03-03T01:59:59+01:00")));
  CHECK(nights.begun(at("2026-03-03T02:00:00+01:00")));
  CHECK_FALSE(nights.begun(at("2026-03-03T02:00:00+01:00")));
  CHECK_FALSE(nights.begun(at("2026-03-04T01:30:00+01:00")));
  CHECK(nights.begun(at("2026-03-06T12:00:00+01:00")));         // two were missed
  CHECK_FALSE(nights.begun(at("2026-03-06T23:00:00+01:00")));
  // The night in which the clock goes from 02:00 to 03:00, and that in which it goes back.
  CHECK(nights.begun(at("2026-03-29T03:00:00+02:00")));
  CHECK(nights.begun(at("2026-10-24T02:00:00+02:00")));
  CHECK_FALSE(nights.begun(at("2026-10-25T01:59:59+02:00")));
  CHECK(nights.begun(at("2026-10-25T02:00:00+02:00")));
  CHECK_FALSE(nights.begun(at("2026-10-25T02:00:00+01:00")));
}

TEST_CASE("who starts in the small hours waits for the next night", "[logboek-10]") {
  Nights nights(at("2026-03-03T02:30:00+01:00"));
  CHECK_FALSE(nights.begun(at("2026-03-03T23:00:00+01:00")));
  CHECK(nights.begun(at("2026-03-04T02:00:00+01:00")));
}

TEST_CASE("at night the projections of a whole ledger are those that lived", "[I4][logboek-10]") {
  World world;
  for (int i = 0; i < 3; ++i)
    REQUIRE(world.node.post(world.node.disclosure(world.node.casus())));
  const auto outcome = world.tonight();
  REQUIRE(outcome.differing);
  CHECK(outcome.differing->empty());
  CHECK_FALSE(std::filesystem::exists(world.directory.path() / "data/controle-nacht"));
}

TEST_CASE("a row that was changed at rest is told in the morning", "[I4][logboek-10]") {
  World world;
  world.node.casus();
  world.node.close();
  {
    auto ledger = store::Store::open(world.directory.path() / "data/ledger.1",
                                     {"regie.p.spoor.gebeurtenis"}, {});
    REQUIRE(ledger);
    REQUIRE((*ledger)->update([&](store::MutableRows& rows) -> base::Status {
      const store::Table table = (*ledger)->table("regie.p.spoor.gebeurtenis");
      rows.erase(table, rows.last(table)->first);
      return {};
    }));
  }
  REQUIRE(world.node.open());
  const auto outcome = world.tonight();
  REQUIRE(outcome.differing);
  CHECK(*outcome.differing == std::vector<std::string>{"regie.p.spoor.gebeurtenis"});
}

}  // namespace zegel::api
