// A store of an older version: it opens, gets the tables of this one, and its projections are those
// that a ledger of this version would have (logboek.md 10). What is damaged stays damaged.
#include <algorithm>
#include <catch2/catch.hpp>

#include "ledger/sequencer/digest.h"
#include "ledger/sequencer/table_set.h"
#include "ledger/store/ledger_rows.h"
#include "ledger/store/schema.h"
#include "ledger/store/tables.h"
#include "tests/support/node_world.h"
#include "tests/support/temp_dir.h"

namespace zegel {
namespace {

using Names = std::vector<std::string>;

// The projections of version 0.1, as its store has them.
const Names tables_of_01{"p.dossiers.dossier",  "p.dossiers.betrokkene", "p.dossiers.gebeurtenis",
                         "p.partners.sleutel",  "p.partners.partij",     "p.partners.voorstel"};
constexpr const char* version_of_01 = "dossiers.1 partners.1";

struct World {
  test::TempDir directory;
  base::ScriptClock clock{1'772'445'600};
  tests::NodeWorld node{directory.path(), clock};
  projections::Projections projections;

  World() {
    for (int i = 0; i < 3; ++i) {
      const tests::Casus casus = node.casus();
      REQUIRE(node.post(node.disclosure(casus)));
      REQUIRE(node.post(node.informed(casus)));
    }
  }
  std::filesystem::path ledger() const { return directory.path() / "data/ledger.1"; }
  Names registers() const { return tests::NodeWorld::options_in(directory.path()).registers; }
  Names named(const Names& tables) const {
    Names names;
    for (const std::string& reg : registers())
      for (const std::string& table : tables) names.push_back(store::database_name(reg, table));
    return names;
  }
  base::Hash digest() {
    return sequencer::digest_of(node.node().ledger(), named(projections.tables()));
  }
  Names tables() const { return store::tables_in(ledger()).value(); }
  int exit_code() {
    node.close();
    const auto opened = node.open();
    return opened ? 0 : opened.error().exit_code;
  }
  void each_register(const std::function<void(store::Store&, store::MutableRows&,
                                              const std::string&)>& change) const;
  void make_01();
};

void World::each_register(
    const std::function<void(store::Store&, store::MutableRows&, const std::string&)>& change)
    const {
  const auto opened = store::Store::open(ledger(), tables(), {});
  REQUIRE(opened);
  REQUIRE((*opened)->update([&](store::MutableRows& rows) -> base::Status {
    for (const std::string& reg : registers()) change(**opened, rows, reg);
    return {};
  }));
}

void put(store::Store& ledger, store::MutableRows& rows, const std::string& reg, store::Stand code,
         base::ByteView value) {
  rows.put(ledger.table(store::database_name(reg, "stand")), store::key_of(code), value);
}

// The table set of 0.1, its version in `stand`, and a row that nothing derives any more.
void World::make_01() {
  node.close();
  const Names wanted = named(tables_of_01), present = tables();
  Names add, drop;
  for (const std::string& name : present)
    if (name.find(".p.") != std::string::npos && std::ranges::count(wanted, name) == 0)
      drop.push_back(name);
  for (const std::string& name : wanted)
    if (std::ranges::count(present, name) == 0) add.push_back(name);
  for (const std::string& name : named({"p.oud.rij"})) add.push_back(name);
  REQUIRE(store::change_tables(ledger(), add, drop));
  each_register([](store::Store& open, store::MutableRows& rows, const std::string& reg) {
    rows.put(open.table(reg + ".p.oud.rij"), base::as_bytes("casus"), base::as_bytes("rest"));
    put(open, rows, reg, store::Stand::layout, store::value_u16(1));
    put(open, rows, reg, store::Stand::projections,
        store::encode(store::ProjectionsRow{{99}, version_of_01}));
  });
}

}  // namespace

TEST_CASE("een logboek van 0.1 gaat open met de tabellen en de rijen van deze versie",
          "[I4][logboek-10]") {
  World world;
  const base::Hash lived = world.digest();
  const Names ours = (world.node.close(), world.tables());
  world.make_01();
  CHECK(world.tables() != ours);
  REQUIRE(world.exit_code() == 0);
  CHECK(world.digest() == lived);
  CHECK(world.node.post(world.node.informed(world.node.casus())));   // and life goes on
  world.node.close();
  CHECK(world.tables() == ours);                                     // p.oud.rij is gone
  world.each_register([&](store::Store& open, store::MutableRows& rows, const std::string& reg) {
    const store::Table stand = open.table(reg + ".stand");
    const auto layout = rows.get(stand, store::key_of(store::Stand::layout));
    CHECK(store::read_u16(*layout) == store::layout_version);
    const auto row = rows.get(stand, store::key_of(store::Stand::projections));
    CHECK(store::decode_projections(*row)->version == world.projections.version());
  });
}

TEST_CASE("wie tussen de tabellen en de herbouw omvalt, bouwt daarna alsnog", "[logboek-10]") {
  World world;
  const base::Hash lived = world.digest();
  world.make_01();
  REQUIRE(sequencer::fit_tables(world.ledger(), world.registers(), world.projections));
  REQUIRE(sequencer::fit_tables(world.ledger(), world.registers(), world.projections));
  REQUIRE(world.exit_code() == 0);
  CHECK(world.digest() == lived);
}

TEST_CASE("een tabel die geen andere versie verklaart, is het einde 70", "[store]") {
  World world;
  SECTION("een tabel van het logboek zelf, in een logboek van 0.1") {
    world.make_01();
    REQUIRE(store::change_tables(world.ledger(), {}, {"regie.jti"}));
  }
  SECTION("de stand, in een logboek van 0.1") {
    world.make_01();
    REQUIRE(store::change_tables(world.ledger(), {}, {"regie.stand"}));
  }
  SECTION("een tabel van een projectie, in een logboek van deze versie") {
    world.node.close();
    REQUIRE(store::change_tables(world.ledger(), {}, {"regie.p.spoor.gebeurtenis"}));
  }
  CHECK(world.exit_code() == 70);
}

TEST_CASE("een logboek van een latere versie is het einde 77, welke tabellen het ook heeft",
          "[logboek-19]") {
  World world;
  world.node.close();
  REQUIRE(store::change_tables(world.ledger(), {"regie.p.later.rij"}, {"regie.p.spoor.soort"}));
  world.each_register([](store::Store& open, store::MutableRows& rows, const std::string& reg) {
    put(open, rows, reg, store::Stand::layout, store::value_u16(store::layout_version + 1));
  });
  CHECK(world.exit_code() == 77);
}

}  // namespace zegel
