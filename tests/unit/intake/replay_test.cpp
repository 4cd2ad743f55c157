// E8 of envelop.md 15: what was received once is answered for ever, and kept once.
#include "ledger/crypto/hash.h"
#include "tests/support/node_world.h"
#include "tests/unit/intake/intake_world.h"

using zegel::tests::IntakeWorld;
using zegel::tests::refusals_text;
namespace base = zegel::base;
namespace inhoud = zegel::inhoud;
namespace keys = zegel::keys;

namespace {

std::string told(const IntakeWorld::Answer& answer) {
  return answer ? std::string(answer->replay ? "200 " : "201 ") + std::string(answer->toestand)
                : refusals_text(answer.error());
}

// As if the store of the inhoud had lost it.
void lose_inhoud(IntakeWorld& world, const base::Jti& jti, const std::string& event) {
  std::promise<base::Status> erased;
  const std::string jws = event.substr(0, event.find('~'));
  const inhoud::Key key{jti, zegel::crypto::jws_tag(jws)};
  const auto record = world.ledger.inhoud->get("regie", key);
  REQUIRE(record);
  world.ledger.inhoud->erase_orphan("regie", key, inhoud::sealing_of(*record),
                                    [&](base::Status status) { erased.set_value(status); });
  REQUIRE(erased.get_future().get());
}

}  // namespace

TEST_CASE("E8: een herhaling waarvan de inhoud weg is: ontbreekt, en niets komt erbij",
          "[E8][I9]") {
  IntakeWorld world;
  const std::string event = world.event(keys::test::dossier(1));
  const auto first = world.post(event);
  REQUIRE(told(first) == "201 volledig");
  lose_inhoud(world, first->jti, event);
  REQUIRE(world.records() == 0);
  const auto again = world.post(event);
  CHECK(told(again) == "200 ontbreekt");
  CHECK(again->index == first->index);
  CHECK(world.records() == 0);  // the disclosures that came along were dropped
  CHECK(world.blads() == 1);
  CHECK(world.ledger.size() == 2);
}

TEST_CASE("E8: acht dagen later", "[E8]") {
  IntakeWorld world;
  const std::string event = world.event(keys::test::dossier(1));
  const std::string late = world.event(keys::test::dossier(1));
  REQUIRE(told(world.post(event)) == "201 volledig");
  REQUIRE(world.ledger.clock.set(world.ledger.clock.now() + 8 * 86'400, false));
  CHECK(told(world.post(event)) == "200 volledig");
  CHECK(told(world.post(late)) == "V-ENV-6 /skelet/iat");  // what had not come yet
}

TEST_CASE("E8: na intrekking van de sleutel", "[E8]") {
  IntakeWorld world;
  const std::string event = world.event(keys::test::dossier(1));
  const std::string late = world.event(keys::test::dossier(1));
  REQUIRE(told(world.post(event)) == "201 volledig");
  world.judge.revoked = base::hour_of(world.ledger.clock.now());
  CHECK(told(world.post(event)) == "200 volledig");
  CHECK(told(world.post(late)).starts_with("V-SLT-2"));
  CHECK(world.ledger.size() == 2);
}

TEST_CASE("E8: na het einde van de sleutel", "[E8]") {
  IntakeWorld world;
  const std::string event = world.event(keys::test::dossier(1));
  REQUIRE(told(world.post(event)) == "201 volledig");
  REQUIRE(world.ledger.clock.set(600'001ll * 3600, false));
  CHECK(told(world.post(world.event(keys::test::dossier(1)))).starts_with("V-SLT-2"));
  CHECK(told(world.post(event)) == "200 volledig");
}
