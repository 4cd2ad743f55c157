// E14 for the rows of every section of domein.md 2.4: what only some of them ask.
#include <catch2/catch.hpp>

#include "tests/support/random_event.h"
#include "tests/unit/event/shape_fixture.h"

namespace zegel::shape_test {
namespace {

Lines changed(std::string_view evt, std::string_view key, Value value) {
  object inhoud = correct(evt);
  inhoud[key] = std::move(value.json);
  return faults(evt, inhoud);
}

array hashes(int count) {
  array out;
  for (int i = 0; i < count; ++i) out.emplace_back(hash_a);
  return out;
}

TEST_CASE("willekeurige gebeurtenissen van elke soort hebben de juiste vorm", "[shape]") {
  tests::SeededRandom random("elke soort");
  for (const catalogue::EventRow& row : catalogue::event_rows())
    for (int turn = 0; turn < 20; ++turn) {
      const object inhoud = tests::random_inhoud(row, signed_at, random);
      CAPTURE(row.evt, turn);
      CHECK(faults(row.evt, inhoud) == Lines{});
    }
}

TEST_CASE("casus-aangevuld zegt ten minste een ding", "[shape][V-SCH-2]") {
  constexpr std::string_view evt = "casus-aangevuld.v1";
  object inhoud = correct(evt);
  for (auto& [name, value] : inhoud)
    if (name != "tijdstip" && name != "casus") value = nullptr;
  CHECK(faults(evt, inhoud) == Lines{"V-SCH-2 /inhoud"});
  inhoud["wettelijkKader"] = array{};
  CHECK(faults(evt, inhoud) == Lines{"V-SCH-2 /inhoud"});
  inhoud["redenVertraging"] = "storing";  // every row has that one
  CHECK(faults(evt, inhoud) == Lines{"V-SCH-2 /inhoud"});
  inhoud["escalatieOrgaan"] = "burgemeester";
  CHECK(faults(evt, inhoud) == Lines{});
}

TEST_CASE("een toestemming zonder wie, waarvoor of welke gegevens", "[shape][V-TOE-1]") {
  constexpr std::string_view evt = "toestemming-gegeven.v1";
  for (const auto item : {"verstrekkers", "ontvangers", "doel", "gegevenssoorten"})
    CHECK(changed(evt, item, nullptr) == Lines{std::string("V-TOE-1 /inhoud/") + item});
  object inhoud = correct(evt);  // J1
  inhoud["ontvangers"] = array{};
  inhoud["gegevenssoorten"] = array{"alle"};
  CHECK(faults(evt, inhoud) ==
        Lines{"V-SCH-5 /inhoud/gegevenssoorten", "V-TOE-1 /inhoud/ontvangers"});
  CHECK(changed("toestemming-geweigerd.v1", "ontvangers", array{}) ==
        Lines{"V-SCH-2 /inhoud/ontvangers"});
}

TEST_CASE("wie vraagt en geen OIN heeft, wordt bij naam genoemd", "[shape][V-SCH-2]") {
  for (const auto evt : {"verstrekkingsverzoek-ontvangen.v1", "verstrekking-geweigerd.v1"}) {
    object inhoud = correct(evt);
    inhoud["vragende"] = nullptr;
    CHECK(faults(evt, inhoud) == Lines{"V-SCH-2 /inhoud/vragende"});
    inhoud["ontvangerSoort"] = "anders";
    CHECK(faults(evt, inhoud) == Lines{"V-SCH-2 /inhoud/ontvangerNaam"});
    inhoud["ontvangerNaam"] = "Buurthuis De Ark";
    CHECK(faults(evt, inhoud) == Lines{});
  }
}

TEST_CASE("anders wordt uitgelegd in de eerste tekst die de rij heeft", "[shape][V-SCH-2]") {
  CHECK(changed("triage-uitgevoerd.v1", "instrument", "anders") == Lines{});  // motivering is there
  object triage = correct("triage-uitgevoerd.v1");
  triage["instrument"] = "anders";
  triage["motivering"] = nullptr;
  CHECK(faults("triage-uitgevoerd.v1", triage) == Lines{"V-SCH-2 /inhoud/motivering"});
  object besluit = correct("conflict-van-plichten-besloten.v1");
  besluit["beroepsgroep"] = "anders";
  CHECK(faults("conflict-van-plichten-besloten.v1", besluit) == Lines{});
}

TEST_CASE("aantallen per code", "[shape][V-SCH-4][V-SCH-5]") {
  constexpr std::string_view evt = "vernietiging-voorgenomen.v1";
  CHECK(changed(evt, "aantallen", object{{"melding-1j", 3}, {"regie-5j", 0}}) == Lines{});
  CHECK(changed(evt, "aantallen", object{}) == Lines{});  // a rotation that destroys nothing
  CHECK(changed(evt, "aantallen", nullptr) == Lines{"V-SCH-2 /inhoud/aantallen"});
  CHECK(changed(evt, "aantallen", object{{"melding-9j", 3}}) == Lines{"V-SCH-5 /inhoud/aantallen"});
  for (const auto& wrong : {object{{"melding-1j", -1}}, object{{"melding-1j", "3"}},
                            object{{"melding-1j", nullptr}}})
    CHECK(changed(evt, "aantallen", wrong) == Lines{"V-SCH-4 /inhoud/aantallen"});
  CHECK(changed(evt, "aantallen", array{"melding-1j"}) == Lines{"V-SCH-4 /inhoud/aantallen"});
}

TEST_CASE("cijfers tellen de codes die hun soort noemt", "[shape][V-SCH-5]") {
  constexpr std::string_view evt = "kwartaalcijfers-vastgesteld.v1";
  const auto judged = [&](Value kind, object figures) {
    object inhoud = correct(evt);
    inhoud["cijfersoort"] = std::move(kind.json);
    inhoud["cijfers"] = std::move(figures);
    return faults(evt, inhoud);
  };
  CHECK(judged("casussen-per-niveau", {{"zvh", 15}}) == Lines{});
  CHECK(judged("casussen-per-niveau", {{"radicalisering", 15}}) ==
        Lines{"V-SCH-5 /inhoud/cijfers"});
  CHECK(judged("meldingen-per-problematiek", {{"radicalisering", 15}}) == Lines{});
  CHECK(judged("rechtenverzoeken-per-doorlooptijd", {{"binnen-1-maand", 25}}) == Lines{});
  CHECK(judged("bevindingen-per-regel", {{"B-TOE-03", 10}, {"B-CAS-02", 20}}) == Lines{});
  CHECK(judged("casussen-per-leeftijd", {{"zvh", 15}}) == Lines{"V-SCH-5 /inhoud/cijfersoort"});
  CHECK(judged("casussen-per-niveau", {}) == Lines{});  // every cell suppressed
}

TEST_CASE("a list of hashes has 1 to 1,000 of them", "[shape][V-SCH-4]") {
  constexpr std::string_view evt = "vernietiging-gestart.v1";
  CHECK(changed(evt, "hekken", hashes(1'000)) == Lines{});
  CHECK(changed(evt, "hekken", hashes(1'001)) == Lines{"V-SCH-4 /inhoud/hekken"});
  CHECK(changed(evt, "hekken", array{}) == Lines{"V-SCH-2 /inhoud/hekken"});
  CHECK(changed(evt, "bladvingerafdrukken", array{id_a}) ==
        Lines{"V-SCH-4 /inhoud/bladvingerafdrukken"});
}

TEST_CASE("een run die niets vernietigt noemt geen dossiers en geen hek", "[shape][V-SCH-2]") {
  CHECK(changed("vernietiging-voorgenomen.v1", "onderwerpCasussen", array{}) == Lines{});
  CHECK(changed("vernietiging-voltooid.v1", "gestart", array{}) == Lines{});
  CHECK(changed("vernietiging-voltooid.v1", "gestart", nullptr) ==
        Lines{"V-SCH-2 /inhoud/gestart"});
  CHECK(changed("inzageregels-beoordeeld.v1", "regels", array{}) ==
        Lines{"V-SCH-2 /inhoud/regels"});
}

TEST_CASE("een meldcodestap is 1 tot en met 5", "[shape][V-SCH-4]") {
  constexpr std::string_view evt = "meldcodestap-gezet.v1";
  CHECK(changed(evt, "stap", 5) == Lines{});
  CHECK(changed(evt, "stap", 6) == Lines{"V-SCH-4 /inhoud/stap"});
  CHECK(changed(evt, "stap", 0) == Lines{"V-SCH-4 /inhoud/stap"});
}

TEST_CASE("een sleutel vervalt op een heel uur, ook die van controlepunten", "[shape][V-TIJD-1]") {
  CHECK(changed("partnersleutel-ingetrokken.v1", "ongeldigVanafOp", "2026-03-02T10:30:00Z") ==
        Lines{"V-TIJD-1 /inhoud/ongeldigVanafOp"});
  CHECK(changed("controlepuntsleutel-gewisseld.v1", "ingaatOp", "2026-03-02T10:30:00Z") ==
        Lines{"V-TIJD-1 /inhoud/ingaatOp"});
  CHECK(changed("toestemming-gegeven.v1", "ingaatOp", "2026-03-02T10:30:00Z") == Lines{});
}

TEST_CASE("een aantal betrokkenen dat de rij niet kent", "[shape][V-SCH-7]") {
  const auto count = [](std::string_view evt, int persons) {
    object inhoud = correct(evt);
    const object one = inhoud["betrokkenen"].get_array()[0].get_object();
    array elements;
    for (int i = 0; i < persons; ++i) {
      object next = one;
      next["pid"] = i == 0 ? id_a : id_b;
      elements.push_back(next);
    }
    inhoud["betrokkenen"] = elements;
    return faults(evt, inhoud);
  };
  const Lines refused{"V-SCH-7 /inhoud/betrokkenen"};
  CHECK(count("sisa-match-opgevolgd.v1", 1) == Lines{});
  CHECK(count("sisa-match-opgevolgd.v1", 2) == refused);
  CHECK(count("casusoverleg-gehouden.v1", 0) == refused);
  CHECK(count("casusoverleg-gehouden.v1", 2) == Lines{});
  CHECK(count("triage-uitgevoerd.v1", 0) == Lines{});
}

TEST_CASE("wie in een overleg besproken is, heeft een grond", "[shape][V-SCH-2]") {
  constexpr std::string_view evt = "casusoverleg-gehouden.v1";
  object inhoud = correct(evt);
  inhoud["betrokkenen"].get_array()[0].get_object()["grondslagGeheim"] = nullptr;
  CHECK(faults(evt, inhoud) == Lines{"V-SCH-2 /inhoud/betrokkenen/0/grondslagGeheim"});
  inhoud["betrokkenen"].get_array()[0].get_object().erase("grondslagGeheim");
  CHECK(faults(evt, inhoud) == Lines{"V-SCH-2 /inhoud/betrokkenen/0/grondslagGeheim"});
}

TEST_CASE("wat een bevinding overtreden noemt, is een regel die bestaat", "[shape][V-SCH-5]") {
  constexpr std::string_view evt = "bevinding-vastgesteld.v1";
  CHECK(changed(evt, "overtredenRegels", array{"V-VER-2", "V-CVP-1"}) == Lines{});
  CHECK(changed(evt, "overtredenRegels", array{"V-VER-99"}) ==
        Lines{"V-SCH-5 /inhoud/overtredenRegels"});
  CHECK(changed(evt, "regel", "B-XYZ-01") == Lines{"V-SCH-5 /inhoud/regel"});
}

}  // namespace
}  // namespace zegel::shape_test
