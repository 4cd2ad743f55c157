// Sharing (domein.md 3.2, 4).
#include <catch2/catch.hpp>

#include "ledger/event/letters.h"
#include "tests/unit/event/rules_fixture.h"

namespace zegel::rules_test {
namespace {

constexpr std::string_view shared = "verstrekking-gedaan.v1";

Lines pair(std::string_view avg, std::string_view geheim) {
  return changed(shared, {{"grondslagAvg", avg},
                          {"grondslagGeheim", geheim},
                          {"ontvangerSoort", "veilig-thuis"}});
}

TEST_CASE("de grond van de AVG en de grond van het geheim passen bij elkaar", "[V-VER-1]") {
  const Lines refused{at("V-VER-1", "grondslagGeheim")};
  CHECK(pair("toestemming", "toestemming") == Lines{});
  CHECK(pair("toestemming", "geen-beroepsgeheim") == refused);
  CHECK(pair("wettelijke-verplichting", "wettelijke-verplichting") == Lines{});
  CHECK(pair("wettelijke-verplichting", "wettelijke-inzage") == Lines{});
  CHECK(pair("wettelijke-verplichting", "wgs") == Lines{});
  CHECK(pair("wettelijke-verplichting", "meldrecht") == refused);
  CHECK(pair("vitaal-belang", "conflict-van-plichten") == Lines{});
  CHECK(pair("vitaal-belang", "toestemming") == refused);
  CHECK(pair("publieke-taak", "wettelijke-verplichting") == refused);
  for (const auto geheim : {"geen-beroepsgeheim", "wpg", "toestemming", "conflict-van-plichten",
                            "direct-betrokken", "gedwongen-kader", "meldrecht",
                            "wettelijke-inzage", "wgs"})
    CHECK(pair("publieke-taak", geheim) == Lines{});
}

TEST_CASE("wat moet van de wet, gaat naar wie de wet noemt, met de context van beide kanten",
          "[V-VER-4]") {
  const Lines refused{at("V-VER-4", "contextVragende")};
  const auto statutory = [](std::string_view receiver, Value sender, Value asker) {
    return changed(shared, {{"grondslagAvg", "wettelijke-verplichting"},
                            {"grondslagGeheim", "wettelijke-verplichting"},
                            {"ontvangerSoort", receiver},
                            {"contextVerstrekker", sender},
                            {"contextVragende", asker}});
  };
  CHECK(statutory("veilig-thuis", "Wij zien dit.", "Zij onderzoeken dit.") == Lines{});
  CHECK(statutory("rvdk", "Wij zien dit.", "Zij onderzoeken dit.") == Lines{});
  CHECK(statutory("politie", "Wij zien dit.", "Zij onderzoeken dit.") == refused);
  CHECK(statutory("veilig-thuis", "Wij zien dit.", nullptr) == refused);
  CHECK(statutory("veilig-thuis", nullptr, "Zij onderzoeken dit.") == refused);
}

TEST_CASE("delen gaat nooit vanzelf", "[V-VER-5]") {
  CHECK(changed(shared, {{"geautomatiseerd", true}}) == Lines{at("V-VER-5", "geautomatiseerd")});
  CHECK(changed(shared, {{"geautomatiseerd", false}}) == Lines{});
}

TEST_CASE("de noodzaak heeft ten minste twintig letters", "[V-VER-6]") {
  for (const auto evt : {"verstrekking-gedaan.v1", "wettelijke-inzage-verleend.v1",
                         "deelnemer-toegelaten.v1"}) {
    CHECK(changed(evt, {{"noodzaak", "Nodig voor het plan."}}) ==
          Lines{at("V-VER-6", "noodzaak")});  // 16 letters
    CHECK(changed(evt, {{"noodzaak", "Nodig voor het plan, nu."}}) ==
          Lines{at("V-VER-6", "noodzaak")});  // 18
    CHECK(changed(evt, {{"noodzaak", "Nodig voor het veilige plan."}}) == Lines{});  // 23
  }
  CHECK(changed(shared, {{"noodzaak", "12345 67890 12345 67890 !!!"}}) ==
        Lines{at("V-VER-6", "noodzaak")});
}

TEST_CASE("letters are counted, not bytes, digits or signs", "[V-VER-6]") {
  CHECK(event::letter_count("") == 0);
  CHECK(event::letter_count("abc XYZ 123 -_.") == 6);
  CHECK(event::letter_count("coördinatie één Šárka") == 19);
  CHECK(event::letter_count("€ 12 × 3 – “ja” 😀") == 2);
  CHECK(event::letter_count("Ελλάδα Київ") == 10);
  CHECK(event::letter_count("q\u0308") == 1);  // the mark is none
}

TEST_CASE("wie het later hoort, hoort het binnen vier weken", "[V-VER-7]") {
  const Lines refused{at_element("V-VER-7", "informeren")};
  const auto later = [](Value date) {
    return changed_element(shared, {{"informeren", "naderhand-gepland"},
                                    {"informerenUiterlijkDatum", date}});
  };
  CHECK(later("2026-03-30") == Lines{});  // 28 days after 2 March
  CHECK(later("2026-03-31") == refused);
  CHECK(later(nullptr) == refused);
}

TEST_CASE("een uitstel heeft een grond en wordt binnen vier weken opnieuw beoordeeld",
          "[V-VER-7]") {
  const Lines refused{at_element("V-VER-7", "informeren")};
  const auto deferred = [](Value ground, Value date) {
    return changed_element(shared, {{"informeren", "uitgesteld"},
                                    {"uitstelgrond", ground},
                                    {"herbeoordelingDatum", date}});
  };
  CHECK(deferred("veiligheid-ander", "2026-03-30") == Lines{});
  CHECK(deferred("veiligheid-ander", "2026-03-31") == refused);
  CHECK(deferred("veiligheid-ander", nullptr) == refused);
  CHECK(deferred(nullptr, "2026-03-09") == refused);
}

TEST_CASE("een uitzondering noemt een artikel", "[V-VER-7]") {
  CHECK(changed_element(shared, {{"informeren", "uitgezonderd"}}) ==
        Lines{at_element("V-VER-7", "informeren")});
  CHECK(changed_element(shared, {{"informeren", "uitgezonderd"},
                                 {"uitstelgrond", "uavg-41-1-d"}}) == Lines{});
}

TEST_CASE("voor de jeugdbeschermingstafel hoort het gezin het vooraf", "[V-VER-7]") {
  CHECK(changed_element(shared, {{"informeren", "gelijktijdig"}},
                        {{"ontvangerSoort", "jeugdbeschermingstafel"}}) ==
        Lines{at_element("V-VER-7", "informeren")});
  CHECK(changed_element(shared, {{"informeren", "vooraf"}},
                        {{"ontvangerSoort", "jeugdbeschermingstafel"}}) == Lines{});
}

TEST_CASE("informeren geldt ook in overleg, bij inzage en na een match", "[V-VER-7]") {
  for (const auto evt : {"casusoverleg-gehouden.v1", "wettelijke-inzage-verleend.v1",
                         "sisa-match-opgevolgd.v1"})
    CHECK(changed_element(evt, {{"informeren", "uitgesteld"}}) ==
          Lines{at_element("V-VER-7", "informeren")});
}

TEST_CASE("politiegegevens gaan onder de wet van de politie", "[V-VER-9]") {
  CHECK(changed(shared, {{"politiegegevens", true}, {"wettelijkKader", array{"jeugdwet"}}}) ==
        Lines{at("V-VER-9", "politiegegevens")});
  CHECK(changed(shared, {{"politiegegevens", true},
                         {"wettelijkKader", array{"jeugdwet", "wpg"}}}) == Lines{});
  CHECK(changed(shared, {{"politiegegevens", false}, {"wettelijkKader", array{"jeugdwet"}}}) ==
        Lines{});
}

TEST_CASE("zonder toestemming wordt de afweging opgeschreven", "[V-VER-12]") {
  for (const auto answer : {"proportionaliteit", "subsidiariteit", "minderIngrijpend"}) {
    CHECK(changed(shared, {{answer, nullptr}}) == Lines{at("V-VER-12", "proportionaliteit")});
    CHECK(changed(shared, {{answer, nullptr},
                           {"grondslagAvg", "toestemming"},
                           {"grondslagGeheim", "toestemming"}}) == Lines{});
  }
  CHECK(changed(shared, {{"minderIngrijpend", array{}}}) ==
        Lines{at("V-VER-12", "proportionaliteit")});
}

TEST_CASE("een instantie noemt haar taak", "[V-CODE-1]") {
  constexpr std::string_view evt = "wettelijke-inzage-verleend.v1";
  CHECK(changed(evt, {{"taakInstantie", "Toezicht"}}) == Lines{at("V-CODE-1", "taakInstantie")});
  CHECK(changed(evt, {{"taakInstantie", "Toezicht op de kwaliteit van jeugdhulp"}}) == Lines{});
}

TEST_CASE("een anonieme vraag noemt niemand", "[V-ANON-1]") {
  constexpr std::string_view evt = "adviesvraag-gesteld.v1";
  const array person{object{{"pid", id_a}, {"rol", "onderwerp"}}};
  CHECK(changed(evt, {{"anoniem", true}, {"betrokkenen", person}}) ==
        Lines{at("V-ANON-1", "betrokkenen")});
  CHECK(changed(evt, {{"anoniem", false}, {"betrokkenen", person}}) == Lines{});
  CHECK(changed(evt, {{"anoniem", true}, {"betrokkenen", array{}}}) == Lines{});
}

TEST_CASE("alleen de bron tekent voor de bron", "[V-INF-1]") {
  constexpr std::string_view evt = "informatiegever-akkoord.v1";
  CHECK(changed(evt, {{"akkoordWijze", "eigen-handtekening"}, {"informatiegever", oin_b}}) ==
        Lines{at("V-INF-1", "akkoordWijze")});
  CHECK(changed(evt, {{"akkoordWijze", "eigen-handtekening"}, {"informatiegever", oin_b}},
                {.iss = std::string(oin_b)}) == Lines{});
  CHECK(changed(evt, {{"akkoordWijze", "mondeling"}, {"informatiegever", oin_b}}) == Lines{});
}

}  // namespace
}  // namespace zegel::rules_test
