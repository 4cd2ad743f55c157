#include <catch2/catch.hpp>

#include "tests/support/standen_world.h"

namespace zegel::tests {
namespace {

struct Situation : StandenWorld {
  const base::CasusId casus_1 = dossier("casus-1");

  void admit(int organisation, std::string_view vanaf, std::string_view tot = {}) {
    Object inhoud{{"deelnemer", oin(organisation)}, {"deelnemerRol", "hulpverlening"},
                  {"deelnameSoort", tot.empty() ? "vast" : "flexibele-schil"},
                  {"vanafDatum", vanaf}};
    if (!tot.empty()) inhoud["totEnMetDatum"] = tot;
    land("regie", "deelnemer-toegelaten", casus_1, "2025-09-11T10:00:00+02:00",
         std::move(inhoud));
  }
  void remove(int organisation, std::string_view tot) {
    land("regie", "deelnemer-verwijderd", casus_1, "2025-12-01T10:00:00+01:00",
         {{"deelnemer", oin(organisation)}, {"totEnMetDatum", tot},
          {"redenVerwijdering", "taak-klaar"}});
  }
  bool takes_part(int organisation, std::string_view day) {
    return view([&](const store::Rows& rows) {
      return standen.deelnemers().deelt_mee(rows, casus_1, oin(organisation), date(day));
    });
  }
};

TEST_CASE("een vaste deelnemer doet mee vanaf zijn datum", "[V-DEE-2]") {
  Situation here;
  here.admit(6, "2025-09-11");
  CHECK_FALSE(here.takes_part(6, "2025-09-10"));
  CHECK(here.takes_part(6, "2025-09-11"));
  CHECK(here.takes_part(6, "2030-01-01"));
  CHECK_FALSE(here.takes_part(7, "2025-09-11"));
}

TEST_CASE("de flexibele schil doet mee tot en met haar datum", "[V-DEE-1]") {
  Situation here;
  here.admit(12, "2025-09-11", "2025-12-31");
  CHECK(here.takes_part(12, "2025-12-31"));
  CHECK_FALSE(here.takes_part(12, "2026-01-01"));
}

TEST_CASE("een verwijderde deelnemer deed mee op een dag daarvoor", "[V-DEE-2]") {
  Situation here;
  here.admit(6, "2025-09-11");
  here.remove(6, "2025-11-30");
  CHECK(here.takes_part(6, "2025-11-30"));
  CHECK_FALSE(here.takes_part(6, "2025-12-01"));
  here.admit(6, "2026-02-01");
  CHECK(here.takes_part(6, "2025-10-01"));
  CHECK_FALSE(here.takes_part(6, "2026-01-15"));
  CHECK(here.takes_part(6, "2026-02-01"));
}

TEST_CASE("een nagekomen verwijdering eindigt geen latere toelating", "[V-DEE-2]") {
  Situation here;
  here.admit(6, "2025-09-11");
  here.admit(6, "2026-02-01");
  here.remove(6, "2025-11-30");
  CHECK_FALSE(here.takes_part(6, "2025-12-15"));
  CHECK(here.takes_part(6, "2026-02-01"));
}

TEST_CASE("van elke deelnemer staan rol, soort en einde er", "[A-05]") {
  Situation here;
  here.admit(6, "2025-09-11");
  here.admit(12, "2025-09-11", "2025-12-31");
  here.remove(6, "2025-11-30");
  const auto all = here.view([&](const store::Rows& rows) {
    return here.standen.deelnemers().of(rows, here.casus_1);
  });
  REQUIRE(all.size() == 2);
  CHECK(all[0].deelnemer == here.oin(6));
  CHECK(all[0].reden_verwijdering == "taak-klaar");
  CHECK(all[0].verwijdering.has_value());
  CHECK(all[1].soort == "flexibele-schil");
  CHECK(all[1].tot_en_met == here.date("2025-12-31"));
}

}  // namespace
}  // namespace zegel::tests
