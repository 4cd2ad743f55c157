#include <catch2/catch.hpp>

#include "tests/support/standen_world.h"

namespace zegel::tests {
namespace {

struct Situation : StandenWorld {
  const base::CasusId casus_1 = dossier("casus-1");
  const base::Pid noel = pid("casus-1/noel"), lukasz = pid("casus-1/lukasz");

  base::Jti couple(std::string_view rol, std::string_view klasse, Object more = {}) {
    more["identificatiesoort"] = "niet-bsn";
    more["leeftijdsklasse"] = klasse;
    more["persoon"] = Object{{"geslachtsnaam", "Šegelaar"}, {"geboorteDatum", "2011-01-30"}};
    return land_about("regie", "betrokkene-gekoppeld", casus_1, "2025-09-09T13:00:00+02:00", noel,
                      rol, std::move(more));
  }
  projections::Betrokkene betrokkene() {
    return view([&](const store::Rows& rows) {
      return standen.betrokkenen().betrokkene(rows, "regie", casus_1, noel).value();
    });
  }
};

TEST_CASE("van een betrokkene staan rol en leeftijdsklasse er, geen persoon", "[D9]") {
  Situation here;
  const base::Jti koppeling = here.couple("onderwerp", "12-15");
  const auto row = here.betrokkene();
  CHECK(row.identificatiesoort == "niet-bsn");
  CHECK(row.leeftijdsklasse == "12-15");
  CHECK(row.rollen == std::vector<std::string>{"onderwerp"});
  CHECK(row.koppeling == koppeling);
  const base::Bytes bytes = projections::pack(row);
  CHECK(base::as_text(bytes).find("egelaar") == std::string_view::npos);
}

TEST_CASE("een latere koppeling vervangt wat zij zegt en voegt haar rol toe", "[A-73]") {
  Situation here;
  here.couple("onderwerp", "12-15");
  const base::Jti later = here.couple("slachtoffer", "16-17");
  here.couple("onderwerp", "16-17");
  const auto row = here.betrokkene();
  CHECK(row.rollen == std::vector<std::string>{"onderwerp", "slachtoffer"});
  CHECK(row.leeftijdsklasse == "16-17");
  CHECK(row.first_at.value == 0);
  CHECK(row.changed_at.value == 2);
  CHECK(row.koppeling != later);
}

TEST_CASE("wat is afgeschermd blijft dat tot een koppeling iets anders zegt", "[A-45]") {
  Situation here;
  here.couple("onderwerp", "12-15",
              {{"afgeschermdVoorVertegenwoordiger", codes({"hulpverleningsinhoud"})}});
  here.couple("onderwerp", "12-15");
  CHECK(here.betrokkene().afgeschermd == std::vector<std::string>{"hulpverleningsinhoud"});
  here.couple("onderwerp", "12-15", {{"afgeschermdVoorVertegenwoordiger", codes({})}});
  CHECK(here.betrokkene().afgeschermd.empty());
}

TEST_CASE("wie een betrokkene vertegenwoordigt staat er met zijn tijd", "[A-44]") {
  Situation here;
  here.land_about("regie", "vertegenwoordiging-vastgelegd", here.casus_1,
                  "2025-09-09T13:00:00+02:00", here.noel, "onderwerp",
                  {{"vertegenwoordiger", here.lukasz.text()},
                   {"vertegenwoordigingsgrond", "ouder-met-gezag"}, {"leeftijdsklasse", "12-15"},
                   {"terZakeBekwaam", true}, {"ingaatOp", "2025-09-09T13:00:00+02:00"},
                   {"vervaltOp", "2029-01-30T00:00:00+01:00"}});
  const auto all = here.view([&](const store::Rows& rows) {
    return here.standen.betrokkenen().vertegenwoordigd(rows, "regie", here.casus_1, here.noel);
  });
  REQUIRE(all.size() == 1);
  CHECK(all[0].vertegenwoordiger == here.lukasz);
  CHECK(all[0].grond == "ouder-met-gezag");
  CHECK(all[0].ter_zake_bekwaam);
  CHECK_FALSE(all[0].geldig_op(here.moment("2025-09-09T10:59:59Z")));
  CHECK(all[0].geldig_op(here.moment("2025-09-09T11:00:00Z")));
  CHECK(all[0].geldig_op(here.moment("2029-01-29T22:59:59Z")));
  CHECK_FALSE(all[0].geldig_op(here.moment("2029-01-29T23:00:00Z")));
}

TEST_CASE("betrokkenen van een ander dossier staan er niet bij", "[A4]") {
  Situation here;
  here.couple("onderwerp", "12-15");
  const auto of = [&](const base::CasusId& casus) {
    return here.view([&](const store::Rows& rows) {
      return here.standen.betrokkenen().of(rows, "regie", casus).size();
    });
  };
  CHECK(of(here.casus_1) == 1);
  CHECK(of(here.dossier("casus-2")) == 0);
}

}  // namespace
}  // namespace zegel::tests
