// The course of a casus, rights, keeping (domein.md 1.3, 4, 7, 9).
#include <catch2/catch.hpp>

#include "tests/unit/event/rules_fixture.h"

namespace zegel::rules_test {
namespace {

constexpr std::string_view triage = "triage-uitgevoerd.v1";

Lines answered(std::string_view set, array met, array unmet) {
  return changed(triage, {{"criteriaset", set}, {"criteriaVoldaan", std::move(met)},
                          {"criteriaNietVoldaan", std::move(unmet)}});
}

TEST_CASE("een triage beantwoordt elk criterium een keer", "[V-TRI-1]") {
  const Lines refused{at("V-TRI-1", "criteriaVoldaan")};
  CHECK(answered("lokaal-mdo", {"complex", "domeinoverstijgend"}, {"afstemming-nodig"}) ==
        Lines{});
  CHECK(answered("lokaal-mdo", {}, {"complex", "domeinoverstijgend", "afstemming-nodig"}) ==
        Lines{});
  CHECK(answered("lokaal-mdo", {"complex", "domeinoverstijgend"}, {}) == refused);
  CHECK(answered("lokaal-mdo", {"complex", "domeinoverstijgend", "afstemming-nodig"},
                 {"complex"}) == refused);
  CHECK(answered("lokaal-mdo", {"complex", "domeinoverstijgend", "afstemming-nodig"},
                 {"hoog-risico"}) == refused);  // of another set
  CHECK(changed(triage, {{"criteriaVoldaan", nullptr}, {"criteriaNietVoldaan", nullptr}}) ==
        refused);
}

TEST_CASE("wat dreigt, vraagt om duidelijke aanwijzingen voor het ZVH", "[V-TRI-1]") {
  const array all{"problemen-betrokkene-of-gezin", "meerdere-leefgebieden-criminogeen",
                  "leidt-tot-overlast-criminaliteit-onveiligheid", "meerdere-domeinen-nodig"};
  const auto bgs = [&](Value stage, bool clear, std::string_view outcome) {
    return changed(triage, {{"criteriaset", "bgs-2.20"},
                            {"criteriaVoldaan", all},
                            {"criteriaNietVoldaan", array{}},
                            {"overlastStadium", stage},
                            {"aanwijzingenObjectief", clear},
                            {"triageuitkomst", outcome}});
  };
  const Lines refused{at("V-TRI-1", "criteriaVoldaan")};
  CHECK(bgs("heeft-geleid", false, "zvh") == Lines{});
  CHECK(bgs("dreigt", false, "zvh") == refused);
  CHECK(bgs("dreigt", true, "zvh") == Lines{});
  CHECK(bgs("dreigt", false, "lokaal-mdo") == Lines{});
  CHECK(bgs(nullptr, true, "zvh") == refused);
}

TEST_CASE("een fase gaat vooruit, en terug alleen om een reden", "[V-FASE-1]") {
  const auto step = [](std::string_view from, std::string_view to, std::string_view reason) {
    return changed("casusfase-gewijzigd.v1",
                   {{"vanFase", from}, {"naarFase", to}, {"redenFase", reason}});
  };
  const Lines refused{at("V-FASE-1", "naarFase")};
  CHECK(step("aanmelding-intake", "triage", "volgende-fase") == Lines{});
  CHECK(step("casusoverleg", "afschaling", "volgende-fase") == Lines{});
  CHECK(step("uitvoering", "casusoverleg", "volgende-fase") == refused);
  CHECK(step("uitvoering", "casusoverleg", "terug-naar-overleg") == Lines{});
  CHECK(step("uitvoering", "triage", "nieuwe-informatie") == Lines{});
  CHECK(step("uitvoering", "uitvoering", "nieuwe-informatie") == refused);
  CHECK(step("uitvoering", "uitvoering", "heropend") == Lines{});
}

TEST_CASE("wie tijdelijk meedoet, doet dat ten hoogste zes maanden", "[V-DEE-1]") {
  const auto admitted = [](std::string_view kind, Value until) {
    return changed("deelnemer-toegelaten.v1",
                   {{"deelnameSoort", kind}, {"vanafDatum", "2025-08-31"},
                    {"totEnMetDatum", until}});
  };
  const Lines refused{at("V-DEE-1", "totEnMetDatum")};
  CHECK(admitted("flexibele-schil", "2026-02-28") == Lines{});  // the last day of that month
  CHECK(admitted("flexibele-schil", "2026-03-01") == refused);
  CHECK(admitted("flexibele-schil", nullptr) == refused);
  CHECK(admitted("vast", nullptr) == Lines{});
}

TEST_CASE("informeren wordt ten hoogste vier weken uitgesteld", "[V-UIT-1]") {
  constexpr std::string_view evt = "informeren-uitgesteld.v1";
  CHECK(changed(evt, {{"herbeoordelingDatum", "2026-03-30"}}) == Lines{});
  CHECK(changed(evt, {{"herbeoordelingDatum", "2026-03-31"}}) ==
        Lines{at("V-UIT-1", "herbeoordelingDatum")});
}

TEST_CASE("een dag telt in Nederland", "[V-UIT-1]") {
  constexpr std::string_view evt = "informeren-uitgesteld.v1";
  CHECK(changed(evt, {{"tijdstip", "2026-03-01T23:30:00Z"},  // 2 March in Amsterdam
                      {"herbeoordelingDatum", "2026-03-30"}}) == Lines{});
  CHECK(changed(evt, {{"tijdstip", "2026-03-01T22:30:00Z"},
                      {"herbeoordelingDatum", "2026-03-30"}}) ==
        Lines{at("V-UIT-1", "herbeoordelingDatum")});
}

TEST_CASE("een aanhouding wordt binnen zes maanden opnieuw beoordeeld", "[V-RET-2]") {
  constexpr std::string_view evt = "vernietiging-aangehouden.v1";
  CHECK(changed(evt, {{"herbeoordelingDatum", "2026-09-02"}}) == Lines{});
  CHECK(changed(evt, {{"herbeoordelingDatum", "2026-09-03"}}) ==
        Lines{at("V-RET-2", "herbeoordelingDatum")});
}

TEST_CASE("langer bewaren kan alleen bij regie, een jaar tegelijk bekeken", "[V-RET-1]") {
  constexpr std::string_view evt = "bewaartermijn-verlengd.v1";
  const Lines refused{at("V-RET-1", "vernietigenNaDatum")};
  CHECK(changed(evt, {{"herbeoordelingDatum", "2027-03-02"}}) == Lines{});
  CHECK(changed(evt, {{"herbeoordelingDatum", "2027-03-03"}}) == refused);
  CHECK(changed(evt, {}, {.bkl = "rechten-2j"}) == refused);
}

TEST_CASE("wie weigert, noemt de grond en legt hem uit", "[V-BES-1]") {
  constexpr std::string_view evt = "rechtenverzoek-besloten.v1";
  const Lines refused{at("V-BES-1", "beperkingsgronden")};
  for (const auto decision : {"geweigerd", "deels-toegewezen"}) {
    CHECK(changed(evt, {{"rechtenbesluit", decision}}) == Lines{});
    CHECK(changed(evt, {{"rechtenbesluit", decision}, {"beperkingsgronden", nullptr}}) == refused);
    CHECK(changed(evt, {{"rechtenbesluit", decision}, {"motivering", nullptr}}) == refused);
  }
  CHECK(changed(evt, {{"rechtenbesluit", "toegewezen"},
                      {"beperkingsgronden", nullptr},
                      {"motivering", nullptr}}) == Lines{});
}

TEST_CASE("wie een regel weglaat, noemt de grond en licht hem toe", "[V-BES-1]") {
  constexpr std::string_view evt = "inzageregels-beoordeeld.v1";
  const Lines refused{at("V-BES-1", "weglatingsgrond")};
  for (const auto choice : {"weglaten", "deels"}) {
    CHECK(changed(evt, {{"regelkeuze", choice}, {"weglatingsgrond", nullptr}}) == refused);
    CHECK(changed(evt, {{"regelkeuze", choice}, {"toelichting", nullptr}}) == refused);
  }
  CHECK(changed(evt, {{"regelkeuze", "opnemen"},
                      {"weglatingsgrond", nullptr},
                      {"toelichting", nullptr}}) == Lines{});
}

TEST_CASE("een besluit vermeldt bezwaar", "[V-BES-2]") {
  for (const auto evt : {"rechtenverzoek-besloten.v1", "vernietiging-op-verzoek-afgewezen.v1"})
    CHECK(changed(evt, {{"bezwaarVermeld", false}}) == Lines{at("V-BES-2", "bezwaarVermeld")});
}

}  // namespace
}  // namespace zegel::rules_test
