#include "ledger/intake/intake.h"

#include <catch2/catch.hpp>
#include <atomic>
#include <future>
#include <thread>

#include "tests/support/node_world.h"
#include "tests/support/temp_dir.h"

using zegel::base::Result;
using zegel::sequencer::Outcome;
using zegel::tests::Casus;
using zegel::tests::NodeWorld;
using zegel::tests::refusals_text;
namespace base = zegel::base;
namespace inhoud = zegel::inhoud;

namespace {

struct World {
  zegel::test::TempDir directory;
  base::ScriptClock clock{1'772'445'600};  // 2026-03-02T10:00:00Z
  NodeWorld node{directory.path(), clock};
};

std::string codes(const Result<Outcome>& outcome) {
  return outcome ? "201" : refusals_text(outcome.error());
}

// The JWS of an event and the disclosures of another with the same keys.
std::string with_disclosures_of(const std::string& event, const std::string& other) {
  return event.substr(0, event.find('~')) + other.substr(other.find('~'));
}

}  // namespace

TEST_CASE("een verstrekking komt erin en krijgt een bewijs", "[I2]") {
  World world;
  const Casus casus = world.node.casus();
  const auto outcome = world.node.post(world.node.disclosure(casus));
  REQUIRE(codes(outcome) == "201");
  CHECK(outcome->covered);
  CHECK_FALSE(outcome->replay);
  CHECK(outcome->receipt.starts_with("c2sp.org/tlog-proof@v1\n"));
  CHECK(outcome->toestand == "volledig");
}

TEST_CASE("dezelfde bytes nog eens geven dezelfde regel", "[E8]") {
  World world;
  const std::string event = world.node.informed(world.node.casus());
  const auto first = world.node.post(event), second = world.node.post(event);
  REQUIRE(codes(second) == "201");
  CHECK(second->replay);
  CHECK(second->index == first->index);
}

TEST_CASE("honderd keer tegelijk dezelfde bytes geeft een regel", "[E8]") {
  World world;
  const std::string event = world.node.informed(world.node.casus());
  const auto before = world.node.node().sequencer().register_view("regie").size;
  std::atomic<int> fresh = 0, replays = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 100; ++i)
    threads.emplace_back([&] {
      const auto outcome = world.node.post(event);
      if (outcome) ++(outcome->replay ? replays : fresh);
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(fresh == 1);
  CHECK(replays == 99);
  CHECK(world.node.node().sequencer().register_view("regie").size.value == before.value + 1);
}

TEST_CASE("een kenmerk met andere bytes wordt geweigerd", "[V-JTI-1]") {
  World world;
  const Casus casus = world.node.casus();
  const base::Jti jti = world.node.fresh<base::Jti>();
  const auto event = [&](const char* kanaal) {
    return world.node.partner_event("ontvanger-ingelicht.v1", jti,
                                    {{"casus", casus.id.text()}, {"kanaal", kanaal},
                                     {"onderwerp", casus.opener.text()},
                                     {"ontvanger", NodeWorld::receiver_oin}});
  };
  REQUIRE(codes(world.node.post(event("brief"))) == "201");
  CHECK(codes(world.node.post(event("telefoon"))) == "V-JTI-1 /skelet/jti");
}

TEST_CASE("bij een bekend kenmerk worden andere onthullingen niet gelezen", "[E8]") {
  World world;
  const Casus casus = world.node.casus();
  const std::string event = world.node.informed(casus), other = world.node.informed(casus);
  REQUIRE(codes(world.node.post(event)) == "201");
  const auto again = world.node.post(with_disclosures_of(event, other));
  REQUIRE(codes(again) == "201");
  CHECK(again->replay);
}

TEST_CASE("onthullingen van een ander bericht horen niet bij de handtekening", "[V-ENV-7]") {
  World world;
  const Casus casus = world.node.casus();
  const auto outcome = world.node.post(
      with_disclosures_of(world.node.informed(casus), world.node.informed(casus)));
  CHECK(codes(outcome).find("V-ENV-7") != std::string::npos);
}

TEST_CASE("een resend werkt jaren later nog, ook na het einde van de sleutel", "[E8]") {
  World world;
  const std::string event = world.node.informed(world.node.casus());
  REQUIRE(codes(world.node.post(event)) == "201");
  REQUIRE(world.clock.set(world.clock.now() + 3 * 365 * 86'400, false));
  const auto again = world.node.post(event);
  REQUIRE(codes(again) == "201");
  CHECK(again->toestand == "volledig");
}

TEST_CASE("een sleutel zonder akkoord van een tweede persoon tekent niets", "[V-SLT-1]") {
  World world;
  const Casus casus = world.node.casus();
  world.node.key = zegel::crypto::SigningKey::generate();
  world.node.register_key(world.node.key, false);
  CHECK(codes(world.node.post(world.node.informed(casus))) == "V-SLT-1 /kop/kid");
}

TEST_CASE("een omgevallen bit in skelet of handtekening wordt geweigerd", "[V-SLT-1]") {
  World world;
  std::string event = world.node.informed(world.node.casus());
  const std::size_t in_payload = event.find('.') + 40;
  event[in_payload] = event[in_payload] == 'A' ? 'B' : 'A';
  CHECK(codes(world.node.post(event)) == "V-SLT-1 /kop/kid");
}

TEST_CASE("een eerste gebeurtenis die geen dossier opent past niet", "[V-SCH-6]") {
  World world;
  const Casus unknown{world.node.fresh<base::CasusId>(), world.node.casus().opener, {}};
  CHECK(codes(world.node.post(world.node.informed(unknown))).find("V-SCH-6 /skelet/bkl") == 0);
}

TEST_CASE("een dossier gaat in regie maar een keer open", "[V-SCH-6]") {
  World world;
  Casus casus = world.node.casus();
  casus.opener = world.node.fresh<base::Jti>();
  CHECK(codes(world.node.post(world.node.opening(casus))) == "V-SCH-6 /skelet/bkl");
}

TEST_CASE("een betrokkene die niet gekoppeld is bestaat niet in het dossier", "[V-REF-3]") {
  World world;
  Casus casus = world.node.casus();
  casus.pid = world.node.fresh<base::Pid>();
  CHECK(codes(world.node.post(world.node.disclosure(casus))) ==
        "V-REF-3 /inhoud/betrokkenen/0/pid");
}

TEST_CASE("een verwijzing naar niets of naar een ander dossier klopt niet", "[V-REF-1]") {
  World world;
  Casus casus = world.node.casus();
  const Casus other = world.node.casus();
  casus.opener = world.node.fresh<base::Jti>();
  CHECK(codes(world.node.post(world.node.informed(casus))) == "V-REF-1 /inhoud/onderwerp");
  casus.opener = other.opener;
  CHECK(codes(world.node.post(world.node.informed(casus))) == "V-REF-1 /inhoud/onderwerp");
}

TEST_CASE("een weigering slaat niets op", "[I8]") {
  World world;
  Casus casus = world.node.casus();
  casus.pid = world.node.fresh<base::Pid>();
  const auto before = world.node.node().sequencer().register_view("regie").size;
  const auto blads = world.node.node().keeper_stand().blads;
  REQUIRE_FALSE(world.node.post(world.node.disclosure(casus)));
  CHECK(world.node.node().sequencer().register_view("regie").size == before);
  CHECK(world.node.node().keeper_stand().blads == blads);
}

TEST_CASE("een akkoord draagt de activiteit van zijn onderwerp", "[V-SCH-8]") {
  World world;
  const zegel::intake::Caller caller{zegel::catalogue::Role::privacy_officer, {},
                                     world.node.fresh<base::Handle>()};
  const NodeWorld::Object inhoud{{"casus", world.node.fresh<base::CasusId>().text()},
                                 {"onderwerp", world.node.fresh<base::Jti>().text()},
                                 {"akkoord", true}, {"tijdstip", world.node.moment()}};
  const auto bytes = world.node.node().own_events().sign(
      {world.node.fresh<base::Jti>(), "toezicht", "akkoord-vastgelegd.v1", inhoud}, caller);
  REQUIRE(bytes);
  const std::string answer = codes(world.node.post(*bytes, caller));
  CHECK(answer.find("V-SCH-6") != std::string::npos);
  CHECK(answer.find("V-REF-1") != std::string::npos);
}

TEST_CASE("wie geen rol heeft voor een soort kan haar niet opstellen", "[V-SCH-1]") {
  World world;
  const NodeWorld::Object inhoud{{"akkoord", true}};
  const auto bytes = world.node.node().own_events().sign(
      {world.node.fresh<base::Jti>(), "toezicht", "akkoord-vastgelegd.v1", inhoud},
      {zegel::catalogue::Role::fg, {}, world.node.fresh<base::Handle>()});
  REQUIRE_FALSE(bytes);
  CHECK(refusals_text(bytes.error()) == "V-SCH-1 /skelet/evt");
}
