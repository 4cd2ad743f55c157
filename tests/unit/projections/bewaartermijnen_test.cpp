#include <catch2/catch.hpp>

#include "tests/support/standen_world.h"

namespace zegel::tests {
namespace {

struct Situation : StandenWorld {
  const base::CasusId it = dossier("dossier");

  std::string kept(std::string_view reg) {
    const auto row = view([&](const store::Rows& rows) {
      return standen.bewaartermijnen().of(rows, reg, it);
    });
    if (!row) return "geen rij";
    return row->vernietigen_na ? row->vernietigen_na->text() : "";
  }
  void receive_melding(std::string_view op) {
    land("meldingen", "melding-ontvangen", it, op, {{"meldpunt", "veilig-thuis"}});
  }
  void handle_melding(std::string_view op) {
    land("meldingen", "melding-afgehandeld", it, op, {{"afhandeling", "advies"}});
  }
  void open_casus() { land("regie", "casus-geopend", it, "2025-09-09T13:00:00+02:00", {}); }
  void close_casus(std::string_view op) { land("regie", "casus-gesloten", it, op, {}); }
  void reopen_casus(std::string_view op) {
    land("regie", "casusfase-gewijzigd", it, op,
         {{"naarFase", "casusoverleg"}, {"redenFase", "heropend"}});
  }
  base::Jti extend(std::string_view op, std::string_view tot) {
    return land("regie", "bewaartermijn-verlengd", it, op,
                {{"vernietigenNaDatum", tot}, {"herbeoordelingDatum", "2031-09-01"},
                 {"medewerker", handle("rosa").text()}});
  }
};

TEST_CASE("een afgehandelde melding blijft een jaar", "[A-80]") {
  Situation here;
  here.receive_melding("2025-09-03T21:40:00+02:00");
  here.handle_melding("2025-09-09T13:30:00+02:00");
  CHECK(here.kept("meldingen") == "2026-09-09");
}

TEST_CASE("een vergeten melding telt vanaf 90 dagen na ontvangst", "[A-80]") {
  Situation here;
  here.receive_melding("2025-09-03T21:40:00+02:00");
  CHECK(here.kept("meldingen") == "2026-12-02");
  here.handle_melding("2026-01-20T09:00:00+01:00");  // na de 90 dagen
  CHECK(here.kept("meldingen") == "2026-12-02");
}

TEST_CASE("een tweede of nagekomen afhandeling verzet de klok niet", "[A-80]") {
  Situation here;
  here.receive_melding("2025-09-03T21:40:00+02:00");
  here.handle_melding("2025-09-09T13:30:00+02:00");
  here.handle_melding("2025-09-12T13:30:00+02:00");
  here.handle_melding("2025-09-04T13:30:00+02:00");
  CHECK(here.kept("meldingen") == "2026-09-09");
}

TEST_CASE("de dag van een moment is de Nederlandse dag", "[A1]") {
  Situation here;
  here.receive_melding("2025-09-03T21:40:00+02:00");
  here.handle_melding("2025-09-09T22:30:00Z");  // 10 september, 00:30
  CHECK(here.kept("meldingen") == "2026-09-10");
}

TEST_CASE("een signaal blijft 90 dagen", "[A-86]") {
  Situation here;
  here.land("meldingen", "signaal-ontvangen", here.it, "2025-09-08T09:00:00+02:00", {});
  CHECK(here.kept("meldingen") == "2025-12-07");
}

TEST_CASE("een SISA-signaal blijft tot zijn datum of tot het is verwijderd", "[A-43]") {
  Situation here;
  here.land("meldingen", "sisa-signaal-afgegeven", here.it, "2025-10-02T09:00:00+02:00",
            {{"verwijderenUiterlijkDatum", "2027-01-31"}});
  CHECK(here.kept("meldingen") == "2027-01-31");
  here.land("meldingen", "sisa-signaal-verwijderd", here.it, "2026-01-05T09:00:00+01:00", {});
  CHECK(here.kept("meldingen") == "2026-01-05");
}

TEST_CASE("een open casus heeft geen datum, een gesloten casus vijf jaar", "[A-81]") {
  Situation here;
  here.open_casus();
  CHECK(here.kept("regie") == "");
  here.close_casus("2026-04-10T17:00:00+02:00");
  CHECK(here.kept("regie") == "2031-04-10");
}

TEST_CASE("heropenen wist de datum, opnieuw sluiten geeft een nieuwe", "[A-81]") {
  Situation here;
  here.open_casus();
  here.close_casus("2026-04-10T17:00:00+02:00");
  here.reopen_casus("2026-05-01T10:00:00+02:00");
  CHECK(here.kept("regie") == "");
  here.close_casus("2026-08-20T10:00:00+02:00");
  CHECK(here.kept("regie") == "2031-08-20");
}

TEST_CASE("een verlenging geldt pas na akkoord van een tweede persoon", "[V-4OG-1]") {
  Situation here;
  here.open_casus();
  here.close_casus("2026-04-10T17:00:00+02:00");
  const base::Jti verlenging = here.extend("2030-12-01T10:00:00+01:00", "2034-04-10");
  CHECK(here.kept("regie") == "2031-04-10");
  here.agree("regie", here.it, "2030-12-02T10:00:00+01:00", verlenging, "oscar");
  CHECK(here.kept("regie") == "2034-04-10");
}

TEST_CASE("een verlenging maakt een termijn nooit korter", "[V-RET-1]") {
  Situation here;
  here.open_casus();
  here.close_casus("2026-04-10T17:00:00+02:00");
  const base::Jti verlenging = here.extend("2030-12-01T10:00:00+01:00", "2031-01-01");
  here.agree("regie", here.it, "2030-12-02T10:00:00+01:00", verlenging, "oscar");
  CHECK(here.kept("regie") == "2031-04-10");
}

TEST_CASE("een verzoek blijft twee jaar na het besluit", "[A-83]") {
  Situation here;
  const base::Jti verzoek =
      here.land("regie", "rechtenverzoek-ontvangen", here.it, "2026-08-24T10:00:00+02:00", {});
  CHECK(here.kept("regie") == "");
  const base::Jti besluit = here.land(
      "regie", "rechtenverzoek-besloten", here.it, "2026-10-21T10:00:00+02:00",
      {{"verzoek", verzoek.text()}, {"medewerker", here.handle("ida").text()}});
  CHECK(here.kept("regie") == "");
  here.agree("regie", here.it, "2026-10-22T10:00:00+02:00", besluit, "oscar");
  CHECK(here.kept("regie") == "2028-10-21");
}

TEST_CASE("de raadplegingen van een maand tellen vanaf haar laatste dag", "[A-85]") {
  Situation here;
  here.land("toezicht", "raadpleging-gedaan", here.it, "2024-02-03T10:00:00+01:00", {});
  here.land("toezicht", "raadpleging-gedaan", here.it, "2024-02-20T10:00:00+01:00", {});
  CHECK(here.kept("toezicht") == "2029-02-28");
}

TEST_CASE("een bevinding telt vanaf afhandelen, ten laatste een jaar na vaststellen", "[A-93]") {
  Situation here;
  here.land("toezicht", "bevinding-vastgesteld", here.it, "2025-10-22T02:00:00+02:00", {});
  CHECK(here.kept("toezicht") == "2031-10-22");
  here.land("toezicht", "bevinding-afgehandeld", here.it, "2025-11-03T10:00:00+01:00", {});
  CHECK(here.kept("toezicht") == "2030-11-03");
}

TEST_CASE("autorisaties tellen vanaf de laatste gebeurtenis, ook zonder akkoord", "[A-85]") {
  Situation here;
  here.land("toezicht", "autorisatie-verleend", here.it, "2025-01-06T10:00:00+01:00",
            {{"medewerker", here.handle("bram").text()}});
  CHECK(here.kept("toezicht") == "2035-01-06");
  here.land("toezicht", "autorisatie-ingetrokken", here.it, "2025-06-30T10:00:00+02:00",
            {{"medewerker", here.handle("bram").text()}});
  CHECK(here.kept("toezicht") == "2035-06-30");
}

TEST_CASE("een dossier dat blijft heeft geen rij", "[A-83]") {
  Situation here;
  here.land("toezicht", "beleid-vastgesteld", here.it, "2025-01-06T10:00:00+01:00",
            {{"medewerker", here.handle("bram").text()}});
  CHECK(here.kept("toezicht") == "geen rij");
}

}  // namespace
}  // namespace zegel::tests
