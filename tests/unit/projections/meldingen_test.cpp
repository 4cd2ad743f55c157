#include <catch2/catch.hpp>

#include "tests/support/standen_world.h"

namespace zegel::tests {
namespace {

struct Situation : StandenWorld {
  const base::CasusId melding_1 = dossier("melding-1"), signaal_1 = dossier("signaal-1");
  const base::CasusId sisa_1 = dossier("sisa-1");

  void receive() {
    land("meldingen", "melding-ontvangen", melding_1, "2025-09-03T21:40:00+02:00",
         {{"meldpunt", "meldpunt-zorg-en-veiligheid"}, {"kanaal", "telefoon"},
          {"soortMelder", "inwoner"}, {"urgentie", "acuut"},
          {"problematiek", codes({"overlastgevende-jeugd"})}, {"terugkoppelingGewenst", true}});
  }
  base::Jti signal_sisa() {
    return land("meldingen", "sisa-signaal-afgegeven", sisa_1, "2025-10-02T09:00:00+02:00",
                {{"contactOrganisatie", oin(2)}, {"medewetenDatum", "2025-10-01"},
                 {"verwijderenUiterlijkDatum", "2027-10-02"}});
  }
  projections::Melding melding(const base::CasusId& casus) {
    return view([&](const store::Rows& rows) {
      return standen.meldingen().melding(rows, casus).value();
    });
  }
};

using projections::Meldingsoort;

TEST_CASE("een melding is er met meldpunt, urgentie en moment", "[A-80]") {
  Situation here;
  here.receive();
  const auto melding = here.melding(here.melding_1);
  CHECK(melding.meldingsoort == Meldingsoort::melding);
  CHECK(melding.meldpunt == "meldpunt-zorg-en-veiligheid");
  CHECK(melding.urgentie == "acuut");
  CHECK(melding.terugkoppeling_gewenst);
  CHECK(melding.ontvangen_op == here.moment("2025-09-03T19:40:00Z"));
  CHECK_FALSE(melding.afgehandeld_op);
}

TEST_CASE("een afgehandelde melding wijst naar de casus waarin zij verder gaat", "[V-VER-10]") {
  Situation here;
  here.receive();
  here.land("meldingen", "melding-afgehandeld", here.melding_1, "2025-09-09T11:30:00+02:00",
            {{"afhandeling", "casus"}, {"doorgeleidNaar", here.oin(1)},
             {"doorgeleidNaarCasus", here.dossier("casus-1").text()}});
  const auto melding = here.melding(here.melding_1);
  CHECK(melding.afhandeling == "casus");
  CHECK(melding.doorgeleid_naar == here.oin(1));
  CHECK(melding.doorgeleid_naar_casus == here.dossier("casus-1"));
  CHECK(melding.afgehandeld_op == here.moment("2025-09-09T09:30:00Z"));
}

TEST_CASE("een nagekomen eerdere afhandeling verdringt de latere niet", "[A-80]") {
  Situation here;
  here.receive();
  here.land("meldingen", "melding-afgehandeld", here.melding_1, "2025-09-09T11:30:00+02:00",
            {{"afhandeling", "casus"}});
  here.land("meldingen", "melding-afgehandeld", here.melding_1, "2025-09-08T11:30:00+02:00",
            {{"afhandeling", "advies"}});
  CHECK(here.melding(here.melding_1).afhandeling == "casus");
}

TEST_CASE("een beoordeeld signaal kent zijn uitkomst", "[A-86]") {
  Situation here;
  here.land("meldingen", "signaal-ontvangen", here.signaal_1, "2025-09-08T09:00:00+02:00",
            {{"meldpunt", "meldpunt-zorg-en-veiligheid"}, {"kanaal", "systeem"},
             {"soortMelder", "politie"}, {"problematiek", codes({"structurele-overlast"})}});
  CHECK(here.melding(here.signaal_1).meldingsoort == Meldingsoort::signaal);
  here.land("meldingen", "signaal-beoordeeld", here.signaal_1, "2025-09-10T09:00:00+02:00",
            {{"signaaluitkomst", "melding"}});
  CHECK(here.melding(here.signaal_1).afhandeling == "melding");
  CHECK(here.melding(here.signaal_1).afgehandeld_op == here.moment("2025-09-10T07:00:00Z"));
}

TEST_CASE("een SISA-signaal kent zijn data, de match en de instemming", "[A-43]") {
  Situation here;
  const base::Jti signaal = here.signal_sisa();
  here.land("meldingen", "sisa-match-opgevolgd", here.sisa_1, "2025-10-20T09:00:00+02:00",
            {{"signaal", signaal.text()}, {"matchOrganisaties", codes({here.oin(10)})},
             {"instemming", false}});
  const auto melding = here.melding(here.sisa_1);
  CHECK(melding.meldingsoort == Meldingsoort::sisa);
  CHECK(melding.contact_organisatie == here.oin(2));
  CHECK(melding.medeweten_datum == here.date("2025-10-01"));
  CHECK(melding.verwijderen_uiterlijk_datum == here.date("2027-10-02"));
  CHECK(melding.match_organisaties == std::vector<std::string>{here.oin(10)});
  CHECK(melding.instemming == false);
}

TEST_CASE("een verwijderd SISA-signaal zegt waarom", "[A-43]") {
  Situation here;
  const base::Jti signaal = here.signal_sisa();
  here.land("meldingen", "sisa-signaal-verwijderd", here.sisa_1, "2026-01-05T09:00:00+01:00",
            {{"signaal", signaal.text()}, {"redenSisa", "risico-weg"}});
  CHECK(here.melding(here.sisa_1).reden_sisa == "risico-weg");
  CHECK(here.melding(here.sisa_1).afgehandeld_op == here.moment("2026-01-05T08:00:00Z"));
}

TEST_CASE("een melding kent haar triage", "[A-06]") {
  Situation here;
  here.receive();
  here.land("meldingen", "triage-uitgevoerd", here.melding_1, "2025-09-08T16:00:00+02:00",
            {{"criteriaset", "lokale-kamer"}, {"aanwijzingenObjectief", true},
             {"triageuitkomst", "lokale-kamer"}, {"piramideniveau", 2},
             {"criteriaVoldaan", codes({"meerdere-gebieden"})},
             {"motivering", "Overlast in meer dan een wijk."}});
  CHECK(here.melding(here.melding_1).triage->uitkomst == "lokale-kamer");
  CHECK(here.melding(here.melding_1).triage->piramideniveau == 2);
}

TEST_CASE("meldingen hebben geen rij in regie", "[A3]") {
  Situation here;
  here.receive();
  CHECK(here.rows_in("regie") == 0);
  CHECK(here.rows_in("meldingen") > 0);
}

}  // namespace
}  // namespace zegel::tests
