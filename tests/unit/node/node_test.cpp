#include "ledger/node/node.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "ledger/store/meta_page.h"
#include "tests/support/node_world.h"
#include "tests/support/temp_dir.h"

using zegel::tests::Casus;
using zegel::tests::NodeWorld;
namespace base = zegel::base;
namespace fs = std::filesystem;

namespace {

struct World {
  zegel::test::TempDir directory;
  base::ScriptClock clock{1'772'445'600};
  std::unique_ptr<NodeWorld> node = std::make_unique<NodeWorld>(directory.path(), clock);

  int exit_code() {
    node->close();
    const auto opened = node->open();
    return opened ? 0 : opened.error().exit_code;
  }
};

}  // namespace

TEST_CASE("een logboek gaat dicht en weer open met dezelfde stand", "[I4]") {
  World world;
  const Casus casus = world.node->casus();
  const auto receipt = world.node->post(world.node->informed(casus));
  REQUIRE(receipt);
  const auto before = world.node->node().sequencer().register_view("regie");
  REQUIRE(world.exit_code() == 0);
  const auto after = world.node->node().sequencer().register_view("regie");
  CHECK(after.root == before.root);
  CHECK(after.size == before.size);
  CHECK(world.node->post(world.node->disclosure(casus)));
}

TEST_CASE("een register gaat maar een keer open") {
  World world;
  world.node->close();
  zegel::projections::Projections projections;
  const auto again = zegel::node::open_register(
      NodeWorld::options_in(world.directory.path()), {"regie", world.clock.now(), "2026-03-02", {}},
      world.clock, projections, [&](const zegel::store::Store& ledger) {
        return zegel::projections::make_judge(ledger, projections);
      });
  REQUIRE_FALSE(again);
  CHECK(again.error().exit_code == 73);
}

TEST_CASE("een tweede proces op dezelfde map start niet") {
  World world;
  CHECK_THROWS(NodeWorld(world.directory.path(), world.clock));
}

TEST_CASE("zonder sleutelhouder, huissleutel of controlepuntsleutel is het einde 76") {
  for (const char* missing : {"kek-a/slot-a", "sleutels/huissleutel.pem",
                              "sleutels/controlepunt.regie"}) {
    World world;
    world.node->close();
    fs::remove(world.directory.path() / missing);
    CHECK(world.exit_code() == 76);
  }
}

TEST_CASE("een huissleutel van een ander logboek is het einde 76") {
  World world;
  world.node->close();
  std::ofstream(world.directory.path() / "sleutels/huissleutel.pem")
      << zegel::crypto::SigningKey::generate().to_pem();
  CHECK(world.exit_code() == 76);
}

TEST_CASE("een afgekapt bestand is het einde 70 en nooit een signaal") {
  for (const char* file : {"data/ledger.1/data.mdb", "data/inhoud.1/data.mdb"}) {
    World world;
    world.node->casus();
    world.node->close();
    const fs::path path = world.directory.path() / file;
    const auto meta = zegel::store::check_whole(path);
    REQUIRE(meta);
    fs::resize_file(path, meta->last_page * meta->page_size / 2);  // behind the pages is room
    CHECK(world.exit_code() == 70);
  }
}

TEST_CASE("een naam die naar niets wijst is het einde 70") {
  World world;
  world.node->close();
  std::ofstream(world.directory.path() / "data/ledger.huidig") << "ledger.9\n";
  CHECK(world.exit_code() == 70);
}

TEST_CASE("de projecties worden opnieuw gemaakt als hun versie anders is", "[I4]") {
  World world;
  const Casus casus = world.node->casus();
  world.node->close();
  struct Newer final : zegel::sequencer::Applier {
    zegel::projections::Projections inner;
    std::vector<std::string> tables() const override { return inner.tables(); }
    std::string version() const override { return "nieuw"; }
    bool wants_content(std::string_view evt) const override { return inner.wants_content(evt); }
    void bind(const zegel::store::Store& s, const std::vector<std::string>& r) override {
      inner.bind(s, r);
    }
    void apply(const zegel::sequencer::Accepted& record, const zegel::event::Content* opened,
               zegel::store::MutableRows& rows) override {
      ++applied;
      inner.apply(record, opened, rows);
    }
    int applied = 0;
  } newer;
  auto opened = zegel::node::Node::open(
      NodeWorld::options_in(world.directory.path()), world.clock, newer,
      [&](const zegel::store::Store& ledger) {
        return zegel::projections::make_judge(ledger, newer.inner);
      });
  REQUIRE(opened);
  CHECK(newer.applied == 8);  // 3 x record 0, convenant, sleutel, akkoord, casus, koppeling
  CHECK((*opened)->judge().dossier_class("regie", casus.id) == "regie-5j");
  CHECK((*opened)->judge().signer(world.node->key.kid()));
}
