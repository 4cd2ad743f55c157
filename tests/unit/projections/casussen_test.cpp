#include <catch2/catch.hpp>

#include "tests/support/standen_world.h"

namespace zegel::tests {
namespace {

struct Situation : StandenWorld {
  const base::CasusId casus_1 = dossier("casus-1");

  void open(std::string_view op = "2025-09-09T13:00:00+02:00", Object more = {}) {
    Object inhoud{{"niveau", "lokale-kamer"}, {"casusSoort", "persoonsgericht"},
                  {"herkomst", "melding"}, {"aanmelder", oin(5)}, {"kader", "vrijwillig"},
                  {"problematiek", codes({"overlastgevende-jeugd"})},
                  {"gemeenten", codes({"0542"})}};
    for (auto& member : more) inhoud[member.key()] = member.value();
    land("regie", "casus-geopend", casus_1, op, std::move(inhoud));
  }
  void fase(std::string_view op, std::string_view naar, std::string_view reden = "volgende-fase") {
    land("regie", "casusfase-gewijzigd", casus_1, op,
         {{"vanFase", "aanmelding-intake"}, {"naarFase", naar}, {"redenFase", reden}});
  }
  void close(std::string_view op, std::string_view reden = "doelen-bereikt") {
    land("regie", "casus-gesloten", casus_1, op,
         {{"redenSluiting", reden}, {"evaluatieGedaan", true}});
  }
  projections::Casus casus() {
    return view([&](const store::Rows& rows) {
      return standen.casussen().casus(rows, casus_1).value();
    });
  }
};

TEST_CASE("een geopende casus staat in aanmelding-intake, met de opener als regie", "[A-05]") {
  Situation here;
  here.open();
  const auto casus = here.casus();
  CHECK(casus.niveau == "lokale-kamer");
  CHECK(casus.opener == here.oin(1));
  CHECK(casus.regie_organisatie == here.oin(1));
  CHECK(casus.fase == "aanmelding-intake");
  CHECK(casus.geopend_op == here.moment("2025-09-09T11:00:00Z"));
  CHECK(casus.gemeenten == std::vector<std::string>{"0542"});
  CHECK_FALSE(casus.gesloten_op);
}

TEST_CASE("casus-aangevuld vult de gestructureerde aanpak aan en wist niets", "[A-07]") {
  Situation here;
  here.open("2025-09-09T13:00:00+02:00",
            {{"regieOrganisatie", here.oin(1)}, {"piramideniveau", 2}, {"procesregie", "basis"},
             {"wettelijkKader", codes({"jeugdwet"})}, {"bestuurlijkOrgaan", "burgemeester"},
             {"dilemma", "Wie neemt de regie als de ouders zich verzetten?"}});
  CHECK(here.casus().lege_aanpak() == std::vector<std::string_view>{"escalatieOrgaan"});
  here.land("regie", "casus-aangevuld", here.casus_1, "2025-09-29T10:00:00+02:00",
            {{"escalatieOrgaan", "zvh-voorzitter"}});
  const auto casus = here.casus();
  CHECK(casus.lege_aanpak().empty());
  CHECK(casus.escalatie_orgaan == "zvh-voorzitter");
  CHECK(casus.piramideniveau == 2);
  CHECK(casus.dilemma_gevuld);
}

TEST_CASE("zonder genoemde regie is de gestructureerde aanpak niet compleet", "[A-07]") {
  Situation here;
  here.open();
  CHECK(here.casus().lege_aanpak().size() == 7);
}

TEST_CASE("de fase is die van de wijziging met het laatste tijdstip", "[V-FASE-1]") {
  Situation here;
  here.open();
  here.fase("2025-09-17T10:00:00+02:00", "triage");
  here.fase("2025-09-18T10:00:00+02:00", "casusoverleg");
  here.fase("2025-09-16T10:00:00+02:00", "triage");  // nagekomen
  CHECK(here.casus().fase == "casusoverleg");
  here.fase("2025-09-19T10:00:00+02:00", "triage", "nieuwe-informatie");
  CHECK(here.casus().fase == "triage");
}

TEST_CASE("een gesloten casus opent weer bij heropenen", "[V-FASE-2]") {
  Situation here;
  here.open();
  here.close("2026-04-10T09:00:00+02:00", "overgedragen");
  CHECK(here.casus().gesloten_op == here.moment("2026-04-10T07:00:00Z"));
  CHECK(here.casus().reden_sluiting == "overgedragen");
  here.fase("2026-05-01T09:00:00+02:00", "casusoverleg", "heropend");
  CHECK_FALSE(here.casus().gesloten_op);
  here.close("2026-04-12T09:00:00+02:00");  // nagekomen, van voor het heropenen
  CHECK_FALSE(here.casus().gesloten_op);
  here.close("2026-06-01T09:00:00+02:00");
  CHECK(here.casus().gesloten_op == here.moment("2026-06-01T07:00:00Z"));
}

TEST_CASE("een feit van voor de sluiting opent de casus niet", "[V-FASE-2]") {
  Situation here;
  here.open();
  here.close("2026-04-10T09:00:00+02:00");
  here.fase("2026-04-09T09:00:00+02:00", "afschaling");
  CHECK(here.casus().gesloten_op);
  CHECK(here.casus().fase == "afschaling");
}

TEST_CASE("de casus kent zijn laatste triage en of elk criterium is voldaan", "[V-TRI-2]") {
  Situation here;
  here.open();
  const auto triage = [&](std::string_view op, StandenWorld::Object inhoud) {
    inhoud["criteriaset"] = "zvh-mdo";
    inhoud["aanwijzingenObjectief"] = true;
    inhoud["triageuitkomst"] = "zvh";
    inhoud["piramideniveau"] = 6;
    inhoud["motivering"] = "Lokaal is alles geprobeerd zonder doorbraak.";
    here.land("regie", "triage-uitgevoerd", here.casus_1, op, std::move(inhoud));
  };
  triage("2025-09-16T10:00:00+02:00", {{"criteriaVoldaan", codes({"complex"})},
                                       {"criteriaNietVoldaan", codes({"doorbraak-nodig"})}});
  CHECK_FALSE(here.casus().triage->voldaan);
  triage("2025-09-17T10:00:00+02:00", {{"criteriaVoldaan", codes({"complex"})},
                                       {"lokaalGeprobeerd", codes({"mdo"})}});
  CHECK(here.casus().triage->voldaan);
  CHECK(here.casus().triage->lokaal_geprobeerd);
  CHECK(here.casus().triage->uitkomst == "zvh");
}

TEST_CASE("zonder opening is er geen casus", "[A6]") {
  Situation here;
  here.close("2026-04-10T09:00:00+02:00");
  CHECK(here.view([&](const store::Rows& rows) {
    return !here.standen.casussen().casus(rows, here.casus_1);
  }));
}

TEST_CASE("a second opening changes nothing", "[A6]") {
  Situation here;
  here.open();
  here.close("2026-04-10T09:00:00+02:00");
  here.open("2026-05-01T09:00:00+02:00");
  CHECK(here.casus().gesloten_op);
}

}  // namespace
}  // namespace zegel::tests
