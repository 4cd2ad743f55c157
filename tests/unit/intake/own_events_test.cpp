// Drafts of staff: who may draft what, and what the service fills in.
#include "ledger/intake/own_events.h"

#include <catch2/catch.hpp>

#include "tests/support/node_world.h"
#include "tests/support/temp_dir.h"

namespace base = zegel::base;
using zegel::catalogue::Role;
using zegel::intake::Caller;
using zegel::tests::Casus;
using zegel::tests::NodeWorld;
using zegel::tests::refusals_text;

namespace {

struct World {
  zegel::test::TempDir directory;
  base::ScriptClock clock{1'772'445'600};  // 2026-03-02T10:00:00Z
  NodeWorld node{directory.path(), clock};

  std::string answer(std::string_view reg, std::string_view evt, NodeWorld::Object inhoud,
                     const Caller& caller) {
    inhoud["tijdstip"] = node.moment();
    const auto bytes =
        node.node().own_events().sign({node.fresh<base::Jti>(), reg, evt, inhoud}, caller);
    if (!bytes) return refusals_text(bytes.error());
    const auto posted = node.post(*bytes, caller);
    return posted ? "201" : refusals_text(posted.error());
  }
};

NodeWorld::Object emergency_access(const base::CasusId& dossier) {
  return {{"casus", dossier.text()},
          {"toegekendeRol", "fg"},
          {"autorisatiesoort", "nood"},
          {"bereik", "ledger"},
          {"medewerkerPersoon", {{"aanduiding", "Medewerker van de FG"}}},
          {"ingaatOp", "2026-03-02T10:00:00Z"},
          {"vervaltOp", "2026-03-02T14:00:00Z"}};
}

TEST_CASE("wat ieder voor zichzelf mag, mag alleen in het eigen dossier", "[V-SCH-1]") {
  World world;
  const auto handle = world.node.fresh<base::Handle>();
  const Caller fg{Role::fg, {}, handle};
  constexpr std::string_view evt = "autorisatie-verleend.v1";
  CHECK(world.answer("toezicht", evt, emergency_access({handle.raw}), fg) == "201");
  CHECK(world.answer("toezicht", evt, emergency_access(world.node.fresh<base::CasusId>()), fg) ==
        "V-SCH-1 /skelet/evt");
  CHECK(world.answer("toezicht", evt, emergency_access({handle.raw}), {Role::ledger, {}, {}}) ==
        "201");  // L drafts it by its row
}

TEST_CASE("een correctie draagt de activiteit van wat zij corrigeert", "[V-SCH-8]") {
  World world;
  const Casus casus = world.node.casus();
  const Caller regisseur{Role::casusregisseur, {}, world.node.fresh<base::Handle>()};
  NodeWorld::Object inhoud{{"casus", casus.id.text()},
                           {"gecorrigeerd", casus.opener.text()},
                           {"correctiesoort", "feit-onjuist"},
                           {"motivering", "Het kader was niet vrijwillig."},
                           {"betrokkenen", boost::json::array{}}};
  CHECK(world.answer("regie", "correctie-geregistreerd.v1", inhoud, regisseur) == "201");
  inhoud["gecorrigeerd"] = world.node.fresh<base::Jti>().text();
  CHECK(world.answer("regie", "correctie-geregistreerd.v1", inhoud, regisseur) ==
        "V-REF-1 /inhoud/gecorrigeerd");
}

TEST_CASE("een aanhouding noemt alleen een rechtenverzoek", "[V-REF-1]") {
  World world;
  const Casus casus = world.node.casus();
  const Caller regisseur{Role::procesregisseur, {}, world.node.fresh<base::Handle>()};
  NodeWorld::Object inhoud{{"casus", casus.id.text()},
                           {"aanhoudingssoort", "onderzoek-toezicht"},
                           {"herbeoordelingDatum", "2026-05-01"},
                           {"besluitDoorRol", "procesregisseur"}};
  CHECK(world.answer("regie", "vernietiging-aangehouden.v1", inhoud, regisseur) == "201");
  inhoud["verzoek"] = casus.opener.text();  // exists, but is no rechtenverzoek
  CHECK(world.answer("regie", "vernietiging-aangehouden.v1", inhoud, regisseur) ==
        "V-REF-1 /inhoud/verzoek");
}

}  // namespace
