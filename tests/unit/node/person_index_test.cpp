#include "ledger/node/person_index.h"

#include <catch2/catch.hpp>

#include "ledger/event/identity.h"
#include "ledger/sequencer/digest.h"
#include "tests/support/ledger_world.h"
#include "tests/support/node_world.h"
#include "tests/unit/event/practice_bsn.h"
#include "tests/unit/keys/world.h"

namespace zegel::tests {
namespace {

using shape_test::practice_bsns;

// A node with coupled people, invented ones (domein.md 12.2).
struct People {
  test::TempDir directory;
  base::ScriptClock clock{1'772'445'600};
  NodeWorld world{directory.path(), clock};
  Casus casus = world.casus();
  base::Pid daniel = world.fresh<base::Pid>(), noel = world.fresh<base::Pid>();

  base::Jti couple(const base::Pid& pid, std::string_view soort, boost::json::object persoon) {
    const base::Jti jti = world.fresh<base::Jti>();
    const auto done = world.post(world.partner_event(
        "betrokkene-gekoppeld.v1", jti,
        {{"casus", casus.id.text()}, {"identificatiesoort", soort}, {"leeftijdsklasse", "12-15"},
         {"persoon", std::move(persoon)},
         {"betrokkenen",
          {boost::json::object{{"pid", pid.text()}, {"rol", "onderwerp"}}}}}));
    if (!done) FAIL(refusals_text(done.error()));
    return jti;
  }
  void couple_both() {
    couple(daniel, "bsn", {{"bsn", practice_bsns()[0]}, {"geslachtsnaam", "Mûlsma"},
                           {"voornamen", "Daniël"}, {"geboorteDatum", "2011-05-17"}});
    couple(noel, "niet-bsn", {{"geslachtsnaam", "Šegelaar"}, {"voornamen", "Noël"},
                              {"geboorteDatum", "2011-01-30"}});
  }
  std::vector<base::Pid> found(const std::optional<event::IdentityValue>& value,
                               std::string_view reg = "regie") {
    const auto all = world.node().persons().find(reg, {value->kind(), value->view()});
    REQUIRE(all);
    return world.node().ledger().view([&](const store::Rows& rows) {
      std::vector<base::Pid> pids;
      for (const keys::Linked& one :
           world.projections().standen().betrokkenen().newest(rows, reg, all->rows))
        pids.push_back(one.pid);
      return pids;
    });
  }
  std::vector<base::Pid> by_name(std::string_view name, std::string_view born) {
    return found(event::IdentityValue::of_name(name, born));
  }
  std::vector<base::Pid> by_bsn(std::string_view bsn) {
    return found(event::IdentityValue::of_bsn(bsn));
  }
  std::unique_ptr<store::Store> keystore() {  // the node must be closed
    auto opened = store::Store::open(directory / "data" / "sleutels.1",
                                     store::databases_of(store::Env::sleutels, {}), {});
    REQUIRE(opened);
    return std::move(*opened);
  }
};

using Pids = std::vector<base::Pid>;

TEST_CASE("een betrokkene wordt gevonden op BSN", "[J7][sleutels-5]") {
  People here;
  here.couple_both();
  CHECK(here.by_bsn(practice_bsns()[0]) == Pids{here.daniel});
  CHECK(here.by_bsn(practice_bsns()[1]).empty());
}

TEST_CASE("een betrokkene zonder BSN wordt gevonden op naam en geboortedatum", "[J7][sleutels-5]") {
  People here;
  here.couple_both();
  CHECK(here.by_name("Šegelaar", "2011-01-30") == Pids{here.noel});
  CHECK(here.by_name("segelaar", "2011-01-30") == Pids{here.noel});
  CHECK(here.by_name("Mulsma", "2011-05-17") == Pids{here.daniel});
  CHECK(here.by_name("Šegelaar", "2011-01-31").empty());
  CHECK(here.found(event::IdentityValue::of_name("Šegelaar", "2011-01-30"), "meldingen").empty());
}

TEST_CASE("na een correctie vindt alleen de nieuwe geboortedatum", "[J7][sleutels-5]") {
  People here;
  here.couple_both();
  here.couple(here.noel, "niet-bsn",
              {{"geslachtsnaam", "Šegelaar"}, {"geboorteDatum", "2011-01-13"}});
  CHECK(here.by_name("Šegelaar", "2011-01-30").empty());
  CHECK(here.by_name("Šegelaar", "2011-01-13") == Pids{here.noel});
}

TEST_CASE("een tweede koppeling met dezelfde naam geeft een treffer", "[J7][sleutels-5]") {
  People here;
  here.couple_both();
  here.couple(here.noel, "niet-bsn",
              {{"geslachtsnaam", "Segelaar"}, {"geboorteDatum", "2011-01-30"}});
  CHECK(here.by_name("Šegelaar", "2011-01-30") == Pids{here.noel});
}

TEST_CASE("an index made anew from the inhoud gives the same answers and rows", "[sleutels-5]") {
  People here;
  here.couple_both();
  const std::vector<std::string> tables{std::string(keys::table_identity)};
  const auto digest = [&] {
    here.world.close();
    const auto store = here.keystore();
    return sequencer::digest_of(*store, tables);
  };
  const base::Hash before = digest();
  {
    const auto store = here.keystore();
    REQUIRE(store->update([&](store::MutableRows& rows) -> base::Status {
      rows.clear(store->table(keys::table_identity));
      rows.erase(store->table(keys::table_meta), base::as_bytes(keys::index_key_in_meta));
      return {};
    }));
  }
  CHECK(digest() != before);
  REQUIRE(here.world.open());
  CHECK(here.by_bsn(practice_bsns()[0]) == Pids{here.daniel});
  CHECK(here.by_name("Segelaar", "2011-01-30") == Pids{here.noel});
  CHECK(digest() == before);
}

TEST_CASE("no name, number or birth date of who was coupled can be read on disk", "[J12][I6]") {
  People here;
  here.couple_both();
  here.world.close();
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(here.directory.path())) {
    if (entry.path().filename() != "data.mdb") continue;
    const base::Bytes bytes = keys::test::file_bytes(entry.path());
    for (const std::string& secret : {practice_bsns()[0], std::string("egelaar"),
                                      std::string("EGELAAR"), std::string("20110130"),
                                      std::string("2011-01-30")})
      CHECK(base::as_text(bytes).find(secret) == std::string_view::npos);
    ++files;
  }
  CHECK(files == 3);  // ledger, inhoud, sleutels
}

struct Sweeping {
  LedgerWorld ledger;
  keys::test::World keystore;
  std::unique_ptr<keys::Keeper> keeper = keystore.made().open();
  node::LinkSweep sweep{{*ledger.sequencer, *keeper, ledger.clock}, {"regie"}};

  void link(const base::Jti& jti) {
    const keys::Identity name{2, base::as_bytes("MULSMA|20110517")};
    const base::Pid pid = keys::test::pid(1);
    REQUIRE(keeper->blads_for("regie", keys::test::dossier(1), std::span(&pid, 1),
                              base::hour_of(ledger.clock.now()),
                              {pid, jti, std::span(&name, 1)}));
  }
  std::size_t rows() { return keeper->links_after(std::nullopt, 100).size(); }
  void pass_hours(int hours) { ledger.clock.set(ledger.clock.now() + hours * 3'600, false); }
};

TEST_CASE("a row whose event never landed goes after a day, that of a leaf stays",
          "[sleutels-5]") {
  Sweeping here;
  const WorldEvent event = here.ledger.event();
  REQUIRE(here.ledger.post(event));
  here.link(event.skelet.jti);
  here.link(keys::test::id_of<base::Jti>(9));
  here.pass_hours(24);
  here.sweep.turn();
  CHECK(here.rows() == 2);
  here.pass_hours(25);
  here.sweep.turn();
  REQUIRE(here.rows() == 1);
  CHECK(here.keeper->links_after(std::nullopt, 1)[0].jti == event.skelet.jti);
}

TEST_CASE("a row that was linked again meanwhile is young again", "[sleutels-5]") {
  Sweeping here;
  here.link(keys::test::id_of<base::Jti>(9));
  here.pass_hours(30);
  here.link(keys::test::id_of<base::Jti>(9));
  here.sweep.turn();
  CHECK(here.rows() == 1);
}

TEST_CASE("the table is read to its end once a day", "[sleutels-5]") {
  Sweeping here;
  here.pass_hours(1);
  CHECK_FALSE(here.sweep.turn());
  here.link(keys::test::id_of<base::Jti>(9));
  here.pass_hours(23);
  here.sweep.turn();   // not yet a day
  here.pass_hours(2);  // now 25 h old, and a day since the first reading
  here.sweep.turn();
  CHECK(here.rows() == 0);
}

}  // namespace
}  // namespace zegel::tests
