// `zegel controleer --alles` of a whole node: the projections too, once their sources are whole.
#include <catch2/catch.hpp>

#include "ledger/sequencer/projection_check.h"
#include "tests/support/node_world.h"
#include "tests/support/temp_dir.h"

namespace zegel {
namespace {

struct World {
  test::TempDir directory;
  base::ScriptClock clock{1'772'445'600};
  tests::NodeWorld node{directory.path(), clock};
  std::vector<sequencer::Difference> found;
  projections::Projections fresh;      // bound anew by each check

  World() {
    for (int i = 0; i < 2; ++i) REQUIRE(node.post(node.disclosure(node.casus())));
  }
  sequencer::FullReport check() {
    found.clear();
    node::CheckWatch watch;
    watch.found = [&](const sequencer::Difference& one) { found.push_back(one); };
    watch.fresh = &fresh;
    return node.node().check_all(watch);
  }
  void drop_last(const std::string& table) {
    node.close();
    {
      const auto ledger = store::Store::open(directory.path() / "data/ledger.1", {table}, {});
      REQUIRE(ledger);
      REQUIRE((*ledger)->update([&](store::MutableRows& rows) -> base::Status {
        rows.erase((*ledger)->table(table), rows.last((*ledger)->table(table))->first);
        return {};
      }));
    }
    REQUIRE(node.open());
  }
};

}  // namespace

TEST_CASE("een heel logboek heeft geen verschillen, ook niet in de projecties",
          "[controleer][I4]") {
  World world;
  const auto report = world.check();
  CHECK(report.differences == 0);
  CHECK(report.unchecked() == 0);
  CHECK(report.projection_tables == 3 * sequencer::compared_tables(world.fresh).size());
  CHECK_FALSE(std::filesystem::exists(world.directory.path() / "data/controle-alles"));
}

TEST_CASE("een projectie die iets anders zegt, wordt genoemd", "[controleer][I4]") {
  World world;
  world.drop_last("regie.p.casussen.casus");
  const auto report = world.check();
  REQUIRE(report.differences == 1);
  CHECK(world.found[0].kind == sequencer::DifferenceKind::projectie);
  CHECK(world.found[0].reg == "regie");
  CHECK(world.found[0].sentence == "Tabel p.casussen.casus zegt iets anders dan de berichten.");
}

TEST_CASE("zolang de berichten zelf niet kloppen, worden projecties niet vergeleken",
          "[controleer]") {
  World world;
  world.drop_last("regie.p.casussen.casus");
  // A jti that maps to nothing: the start checks look at the last leaves only, this looks at all.
  auto& ledger = const_cast<store::Store&>(world.node.node().ledger());
  REQUIRE(ledger.update([&](store::MutableRows& rows) -> base::Status {
    rows.put(ledger.table("regie.jti"), base::Jti{}.view(), base::Bytes(8));
    return {};
  }));
  const auto report = world.check();
  CHECK(report.differences == 1);
  CHECK(world.found[0].kind == sequencer::DifferenceKind::jti);
  CHECK(report.projection_tables == 0);
}

}  // namespace zegel
