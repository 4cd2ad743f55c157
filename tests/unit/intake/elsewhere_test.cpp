// E9 of envelop.md 15 at the door: an event for another register or another ledger than ours.
#include <catch2/catch.hpp>

#include "ledger/event/issue.h"
#include "tests/support/node_world.h"
#include "tests/support/temp_dir.h"

using zegel::tests::NodeWorld;
namespace base = zegel::base;

namespace {

// The answer to an event of the partner that is signed for `aud`.
std::string answer_for(const std::string& aud) {
  const zegel::test::TempDir directory;
  base::ScriptClock clock{1'772'445'600};
  NodeWorld world(directory.path(), clock);
  const auto casus = world.casus();
  zegel::crypto::SystemRandom random;
  auto skelet = world.skelet("ontvanger-ingelicht.v1", world.fresh<base::Jti>());
  skelet.aud = aud;
  const auto event = zegel::event::issue(
      skelet,
      {{"tijdstip", world.moment()}, {"casus", casus.id.text()},
       {"onderwerp", casus.opener.text()}, {"ontvanger", NodeWorld::receiver_oin},
       {"kanaal", "brief"}},
      *zegel::catalogue::find_event(skelet.evt), world.key, random);
  REQUIRE(event);
  const auto outcome = world.post(*event);
  return outcome ? "201" : zegel::tests::refusals_text(outcome.error());
}

bool names(const std::string& answer, std::string_view code) {
  return answer.find(code) != std::string::npos;
}

}  // namespace

TEST_CASE("E9: aud van ons eigen register") { CHECK(answer_for("oefen.wereld/regie") == "201"); }

TEST_CASE("E9: aud van een ander register", "[V-SLT-2]") {
  const std::string answer = answer_for("oefen.wereld/toezicht");
  INFO(answer);
  CHECK(names(answer, "V-SLT-2 /skelet/evt"));  // the key is registered for regie alone
  CHECK(names(answer, "V-SCH-8 /skelet/vwa"));  // there the same type has another vwa
}

TEST_CASE("E9: aud van een ander logboek", "[V-ENV-5]") {
  CHECK(names(answer_for("oefen.ander/regie"), "V-ENV-5 /skelet/aud"));
  CHECK(names(answer_for("oefen.wereld/zorg"), "V-ENV-5 /skelet/aud"));
}
