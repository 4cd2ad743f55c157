#include <catch2/catch.hpp>

#include "tests/support/standen_world.h"

namespace zegel::tests {
namespace {

struct Situation : StandenWorld {
  const base::CasusId casus_1 = dossier("casus-1");

  base::Jti hold(std::string_view reg, Object more = {}) {
    land(reg, reg == "regie" ? "casus-geopend" : "melding-ontvangen", casus_1,
         "2025-09-09T13:00:00+02:00", {});
    more["aanhoudingssoort"] = "rechtenverzoek";
    more["herbeoordelingDatum"] = "2027-02-24";
    more["besluitDoorRol"] = "systeem";
    return land(reg, "vernietiging-aangehouden", casus_1, "2026-08-24T11:00:00+02:00",
                std::move(more));
  }
  base::Jti lift(std::string_view reg, const base::Jti& aanhouding) {
    return land(reg, "vernietiging-aanhouding-opgeheven", casus_1, "2026-12-03T10:00:00+01:00",
                {{"aanhouding", aanhouding.text()}, {"redenOpheffing", "procedure-klaar"},
                 {"besluitDoorRol", "privacy-officer"}, {"medewerker", handle("oscar").text()}});
  }
  bool held(std::string_view reg) {
    return view([&](const store::Rows& rows) {
      return standen.aanhoudingen().aangehouden(rows, reg, casus_1);
    });
  }
};

TEST_CASE("een aanhouding werkt meteen", "[A-83]") {
  Situation here;
  here.hold("meldingen");
  CHECK(here.held("meldingen"));
  CHECK_FALSE(here.held("regie"));
}

TEST_CASE("opheffen werkt pas na akkoord van een tweede persoon", "[V-4OG-1]") {
  Situation here;
  const base::Jti aanhouding = here.hold("regie");
  const base::Jti opheffing = here.lift("regie", aanhouding);
  CHECK(here.held("regie"));
  here.agree("regie", here.casus_1, "2026-12-03T11:00:00+01:00", opheffing, "oscar");
  CHECK(here.held("regie"));  // dezelfde persoon
  const base::Jti akkoord =
      here.agree("regie", here.casus_1, "2026-12-03T12:00:00+01:00", opheffing, "rosa");
  CHECK_FALSE(here.held("regie"));
  const auto all = here.view([&](const store::Rows& rows) {
    return here.standen.aanhoudingen().of(rows, "regie", here.casus_1);
  });
  REQUIRE(all.size() == 1);
  CHECK(all[0].opheffing == opheffing);
  CHECK(all[0].akkoord == akkoord);
  CHECK(all[0].opgeheven_op == here.moment("2026-12-03T09:00:00Z"));
}

TEST_CASE("zolang er een aanhouding over is, blijft het dossier aangehouden", "[A-83]") {
  Situation here;
  const base::Jti een = here.hold("regie");
  here.hold("regie");
  const base::Jti opheffing = here.lift("regie", een);
  here.agree("regie", here.casus_1, "2026-12-03T12:00:00+01:00", opheffing, "rosa");
  CHECK(here.held("regie"));
}

TEST_CASE("een verzoek vindt de aanhoudingen die ervoor zijn gemaakt", "[A-83]") {
  Situation here;
  const base::Jti verzoek =
      here.land("regie", "rechtenverzoek-ontvangen", here.dossier("rechten-1"),
                "2026-08-24T10:00:00+02:00", {});
  const base::Jti aanhouding = here.hold("regie", {{"verzoek", verzoek.text()}});
  here.hold("regie");
  const auto found = here.view([&](const store::Rows& rows) {
    return here.standen.aanhoudingen().voor(rows, verzoek);
  });
  REQUIRE(found.size() == 1);
  CHECK(found[0].jti == aanhouding);
}

}  // namespace
}  // namespace zegel::tests
