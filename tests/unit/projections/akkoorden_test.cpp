#include <catch2/catch.hpp>

#include "tests/support/standen_world.h"

namespace zegel::tests {
namespace {

using projections::VoorstelStand;

struct Situation : StandenWorld {
  const base::CasusId it = dossier("beleid rollen");

  base::Jti propose(std::string_view medewerker) {
    return land("toezicht", "beleid-vastgesteld", it, "2025-01-06T10:00:00+01:00",
                {{"beleidsoort", "rollen"}, {"beleidVersie", 1},
                 {"ingaatOp", "2025-01-06T00:00:00+01:00"}, {"toelichting", "Eerste versie."},
                 {"medewerker", handle(medewerker).text()}});
  }
  bool in_force() {
    return view([&](const store::Rows& rows) {
      return !standen.toezichtregels().beleid(rows).empty();
    });
  }
  projections::Voorstel voorstel(const base::Jti& jti) {
    return view([&](const store::Rows& rows) {
      return standen.akkoorden().voorstel(rows, "toezicht", it, jti).value();
    });
  }
};

constexpr const char* later = "2025-01-07T10:00:00+01:00";

TEST_CASE("een voorstel heeft geen gevolg zonder tweede persoon", "[V-4OG-1]") {
  Situation here;
  const base::Jti jti = here.propose("bram");
  CHECK_FALSE(here.in_force());
  CHECK(here.voorstel(jti).stand == VoorstelStand::open);
  CHECK(here.voorstel(jti).type == "beleid-vastgesteld");
}

TEST_CASE("akkoord van een ander geeft het voorstel gevolg", "[V-4OG-1]") {
  Situation here;
  const base::Jti jti = here.propose("bram");
  const base::Jti akkoord = here.agree("toezicht", here.it, later, jti, "oscar");
  CHECK(here.in_force());
  CHECK(here.voorstel(jti).stand == VoorstelStand::akkoord);
  CHECK(here.voorstel(jti).besluit == akkoord);
}

TEST_CASE("akkoord van dezelfde medewerker geeft geen gevolg", "[V-4OG-1]") {
  Situation here;
  const base::Jti jti = here.propose("bram");
  here.agree("toezicht", here.it, later, jti, "bram");
  CHECK_FALSE(here.in_force());
  CHECK(here.voorstel(jti).stand == VoorstelStand::open);
}

TEST_CASE("in oefenmodus mag dezelfde persoon, als het akkoord dat zegt", "[V-4OG-1]") {
  Situation here;
  const base::Jti jti = here.propose("bram");
  here.land("toezicht", "akkoord-vastgelegd", here.it, later,
            {{"onderwerp", jti.text()}, {"akkoord", true}, {"zelfdePersoon", true},
             {"medewerker", here.handle("bram").text()}});
  CHECK(here.in_force());
}

TEST_CASE("een afgewezen voorstel krijgt later geen gevolg meer", "[V-4OG-2]") {
  Situation here;
  const base::Jti jti = here.propose("bram");
  here.agree("toezicht", here.it, later, jti, "oscar", false);
  CHECK(here.voorstel(jti).stand == VoorstelStand::afgewezen);
  here.agree("toezicht", here.it, "2025-01-08T10:00:00+01:00", jti, "oscar");
  CHECK_FALSE(here.in_force());
  CHECK(here.voorstel(jti).stand == VoorstelStand::afgewezen);
}

TEST_CASE("akkoord in een ander dossier of over iets onbekends doet niets", "[A6]") {
  Situation here;
  const base::Jti jti = here.propose("bram");
  here.land("toezicht", "beleid-vastgesteld", here.dossier("beleid export"), later,
            {{"medewerker", here.handle("bram").text()}});
  here.agree("toezicht", here.dossier("beleid export"), later, jti, "oscar");
  here.agree("toezicht", here.it, later, base::Jti{}, "oscar");
  CHECK_FALSE(here.in_force());
}

TEST_CASE("een voorstel bewaart geen verzegelde velden", "[D9]") {
  Situation here;
  const auto kept = here.voorstel(here.propose("bram")).velden;
  CHECK(kept.find("beleidsoort") != std::string::npos);
  CHECK(kept.find("Eerste versie") == std::string::npos);
  CHECK(kept.find("toelichting") == std::string::npos);
}

}  // namespace
}  // namespace zegel::tests
