#include <catch2/catch.hpp>

#include "tests/support/standen_world.h"

namespace zegel::tests {
namespace {

using projections::Verzoekstap;

struct Situation : StandenWorld {
  const base::CasusId rechten_1 = dossier("rechten-1");
  base::Jti verzoek_;

  void receive() {
    verzoek_ = land("regie", "rechtenverzoek-ontvangen", rechten_1, "2026-08-24T10:00:00+02:00",
                    {{"rechtsoort", "inzage"}, {"kanaal", "brief"}, {"verzoekerRol", "zelf"},
                     {"contactpunt", oin(1)}});
  }
  base::Jti about(std::string_view type, std::string_view op, Object inhoud) {
    inhoud["verzoek"] = verzoek_.text();
    inhoud["medewerker"] = handle("ida").text();
    return land("regie", type, rechten_1, op, std::move(inhoud));
  }
  void couple(std::string_view op, std::string_view rol = "verzoeker") {
    land_about("regie", "betrokkene-gekoppeld", rechten_1, op, pid("rechten-1/daniel"), rol,
               {{"identificatiesoort", "bsn"}, {"leeftijdsklasse", "12-15"}});
  }
  projections::Rechtenverzoek verzoek() {
    return view([&](const store::Rows& rows) {
      return standen.rechtenverzoeken().verzoek(rows, rechten_1).value();
    });
  }
};

TEST_CASE("een verzoek heeft een maand", "[V-TERM-1]") {
  Situation here;
  here.receive();
  CHECK(here.verzoek().termijn == here.date("2026-09-24"));
  CHECK(here.verzoek().rechtsoort == "inzage");
  CHECK(here.verzoek().stap() == Verzoekstap::ontvangen);
}

TEST_CASE("een verlenging geeft de nieuwe datum", "[V-TERM-1]") {
  Situation here;
  here.receive();
  here.about("rechtenverzoek-verlengd", "2026-09-18T10:00:00+02:00",
             {{"nieuweTermijnDatum", "2026-11-24"}, {"verlengreden", "complex"},
              {"betrokkeneGeinformeerd", true}});
  CHECK(here.verzoek().termijn == here.date("2026-11-24"));
  CHECK(here.verzoek().verlengreden == "complex");
}

TEST_CASE("zolang de identificatie wacht, staat de termijn stil", "[V-TERM-1]") {
  Situation here;
  here.receive();
  here.about("identificatie-gevraagd", "2026-08-25T10:00:00+02:00", {{"kanaal", "brief"}});
  here.couple("2026-09-01T10:00:00+02:00");
  CHECK(here.verzoek().termijn == here.date("2026-10-01"));
  CHECK(here.verzoek().verzoeker == here.pid("rechten-1/daniel"));
  CHECK(here.verzoek().stap() == Verzoekstap::identiteit);
  here.couple("2026-09-20T10:00:00+02:00");  // een tweede koppeling wacht op niets
  CHECK(here.verzoek().termijn == here.date("2026-10-01"));
}

TEST_CASE("een andere betrokkene dan de verzoeker bewijst geen identiteit", "[A-70]") {
  Situation here;
  here.receive();
  here.couple("2026-09-01T10:00:00+02:00", "vertegenwoordiger");
  CHECK(here.verzoek().stap() == Verzoekstap::ontvangen);
}

TEST_CASE("een besluit telt pas na akkoord", "[V-4OG-1]") {
  Situation here;
  here.receive();
  here.couple("2026-08-25T10:00:00+02:00");
  here.about("inzageregels-beoordeeld", "2026-10-20T10:00:00+02:00", {{"regelkeuze", "opnemen"}});
  CHECK(here.verzoek().stap() == Verzoekstap::beoordelen);
  const base::Jti besluit = here.about(
      "rechtenverzoek-besloten", "2026-10-20T15:00:00+02:00",
      {{"rechtenbesluit", "deels-toegewezen"}, {"bezwaarVermeld", true},
       {"beperkingsgronden", codes({"rechten-van-anderen", "politiegegevens"})}});
  CHECK(here.verzoek().stap() == Verzoekstap::beoordelen);
  CHECK_FALSE(here.verzoek().besloten_op);
  const base::Jti akkoord =
      here.agree("regie", here.rechten_1, "2026-10-21T10:00:00+02:00", besluit, "oscar");
  const auto verzoek = here.verzoek();
  CHECK(verzoek.stap() == Verzoekstap::akkoord);
  CHECK(verzoek.besluit == besluit);
  CHECK(verzoek.akkoord == akkoord);
  CHECK(verzoek.besloten_op == here.moment("2026-10-20T13:00:00Z"));
  CHECK(verzoek.beperkingsgronden.size() == 2);
}

TEST_CASE("na inzage is het verzoek verstuurd", "[A-83]") {
  Situation here;
  here.receive();
  here.land_about("regie", "inzage-verstrekt", here.rechten_1, "2026-10-21T16:00:00+02:00",
                  here.pid("rechten-1/daniel"), "verzoeker",
                  {{"verzoek", here.verzoek_.text()}, {"uitreikwijze", "portaal"},
                   {"aantalRegels", 41}});
  CHECK(here.verzoek().stap() == Verzoekstap::verstuurd);
  CHECK(here.verzoek().uitreikwijze == "portaal");
  CHECK(here.verzoek().aantal_regels == 41);
}

TEST_CASE("een afgewezen vernietiging is ook een besluit met akkoord", "[V-4OG-1]") {
  Situation here;
  here.receive();
  const base::Jti nee =
      here.about("vernietiging-op-verzoek-afgewezen", "2026-09-10T10:00:00+02:00",
                 {{"afwijzingsgrond", "lopende-procedure"}, {"bezwaarVermeld", true}});
  CHECK_FALSE(here.verzoek().besluit);
  here.agree("regie", here.rechten_1, "2026-09-11T10:00:00+02:00", nee, "oscar");
  CHECK(here.verzoek().afwijzingsgrond == "lopende-procedure");
}

}  // namespace
}  // namespace zegel::tests
