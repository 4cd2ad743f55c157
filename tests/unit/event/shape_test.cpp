// E14, key by key: what belongs, what is missing, what kind it has (envelop.md 15, row E14).
#include "tests/unit/event/shape_fixture.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace zegel::shape_test {
namespace {

constexpr std::string_view geval = "verstrekking-gedaan.v1";

Lines changed(std::string_view key, Value value) {
  object inhoud = verstrekking();
  inhoud[key] = std::move(value.json);
  return faults(inhoud);
}

TEST_CASE("elke soort gaat goed als alles is ingevuld", "[shape]") {
  for (const catalogue::EventRow& row : catalogue::event_rows()) {
    CAPTURE(row.evt);
    CHECK(faults(row.evt, correct(row.evt)) == Lines{});
  }
}

TEST_CASE("every key of the row must be there, also an optional one", "[shape][V-SCH-2]") {
  for (const catalogue::EventRow& row : catalogue::event_rows())
    for (const catalogue::FieldUse& use : row.fields) {
      object inhoud = correct(row.evt);
      inhoud.erase(use.name);
      CAPTURE(row.evt, use.name);
      const std::string expected =
          std::string(use.empty_code) + " /inhoud/" + std::string(use.name);
      const Lines lines = faults(row.evt, inhoud);
      CHECK(std::count(lines.begin(), lines.end(), expected) == 1);
    }
}

TEST_CASE("null where a value is required", "[shape][V-SCH-2]") {
  CHECK(changed("doel", nullptr) == Lines{"V-SCH-2 /inhoud/doel"});
  CHECK(changed("noodzaak", "") == Lines{"V-SCH-2 /inhoud/noodzaak"});
  CHECK(changed("gegevenssoorten", array{}) == Lines{"V-SCH-2 /inhoud/gegevenssoorten"});
  CHECK(changed("spoed", nullptr) == Lines{"V-SCH-2 /inhoud/spoed"});
}

TEST_CASE("an empty list is a value where nothing is required, an empty text is not",
          "[shape][V-SCH-4]") {
  CHECK(changed("leefgebieden", array{}) == Lines{});
  CHECK(changed("proportionaliteit", "") == Lines{"V-SCH-4 /inhoud/proportionaliteit"});
  CHECK(changed("verwijstNaar", array{}) == Lines{"V-SCH-4 /inhoud/verwijstNaar"});
}

TEST_CASE("all faults are answered together, in one answer", "[shape][I8]") {
  object inhoud = verstrekking();
  inhoud["doel"] = nullptr;
  inhoud["kader"] = "dwingend";
  inhoud["spoed"] = "ja";
  inhoud["betrokkenen"] = array{};
  CHECK(faults(inhoud) == Lines{"V-SCH-2 /inhoud/doel", "V-SCH-4 /inhoud/spoed",
                                "V-SCH-5 /inhoud/kader", "V-SCH-7 /inhoud/betrokkenen"});
}

TEST_CASE("a key of another edition does not belong", "[shape][V-SCH-3]") {
  catalogue::EventRow older = *catalogue::find_event(geval);
  older.fields = older.fields.first(older.fields.size() - 1);  // without traceId
  CHECK(Judged{}(older, geval, verstrekking()) == Lines{"V-SCH-3 /inhoud/traceId"});
}

TEST_CASE("betrokkenen in een rij zonder personen hoort er niet", "[shape][V-SCH-3]") {
  catalogue::EventRow without = *catalogue::find_event(geval);
  without.persons = catalogue::Persons::none;
  CHECK(Judged{}(without, geval, verstrekking()) == Lines{"V-SCH-3 /inhoud/betrokkenen"});
}

// An object with a name that means nothing is a person or a count with something wrong inside.
std::string_view refused_as(catalogue::Kind kind) {
  if (kind == catalogue::Kind::person) return "V-SCH-3";
  return kind == catalogue::Kind::code_count ? "V-SCH-5" : "V-SCH-4";
}

TEST_CASE("each kind refuses the other kinds", "[shape][V-SCH-4]") {
  for (const catalogue::EventRow& row : catalogue::event_rows())
    for (const catalogue::FieldUse& use : row.fields) {
      object inhoud = correct(row.evt);
      inhoud[use.name] = object{{"x", 1}};
      CAPTURE(row.evt, use.name);
      const std::string_view code = refused_as(use.field->kind);
      const std::string expected = std::string(code) + " /inhoud/" + std::string(use.name);
      const Lines lines = faults(row.evt, inhoud);
      CHECK(std::count(lines.begin(), lines.end(), expected) == 1);
      inhoud[use.name] = 12'345;
      const bool integer = use.field->kind == catalogue::Kind::integer && use.field->max > 12'345;
      CHECK(faults(row.evt, inhoud).empty() == integer);
    }
}

TEST_CASE("wie geen OIN heeft, wordt bij naam of pid genoemd", "[shape][V-SCH-2]") {
  object inhoud = verstrekking();
  inhoud["ontvanger"] = nullptr;
  CHECK(faults(inhoud) == Lines{"V-SCH-2 /inhoud/ontvanger"});
  inhoud["ontvangerSoort"] = "betrokkene";
  CHECK(faults(inhoud) == Lines{});
  inhoud["ontvangerSoort"] = "anders";
  CHECK(faults(inhoud) == Lines{"V-SCH-2 /inhoud/ontvangerNaam"});
  inhoud["ontvangerNaam"] = "Buurthuis De Ark";
  CHECK(faults(inhoud) == Lines{});
  object told = correct("ontvanger-ingelicht.v1");  // has no ontvangerSoort: always an OIN
  told["ontvanger"] = nullptr;
  CHECK(faults("ontvanger-ingelicht.v1", told) == Lines{"V-SCH-2 /inhoud/ontvanger"});
}

TEST_CASE("anders vraagt om uitleg in het eerste tekstveld van de rij", "[shape][V-SCH-2]") {
  object partij = correct("partij-toegetreden.v1");
  partij["ontvangerSoort"] = "anders";
  CHECK(faults("partij-toegetreden.v1", partij) == Lines{});  // partijNaam is there
  partij["partijNaam"] = nullptr;
  CHECK(faults("partij-toegetreden.v1", partij) == Lines{"V-SCH-2 /inhoud/partijNaam"});
}

TEST_CASE("een convenant zonder een van de onderdelen a-i", "[shape][V-CONV-1]") {
  for (const auto item : {"partijen", "doelen", "gegevenssoorten", "informeerkanalen",
                          "tekstVersie", "tekstHash", "verwerkingsactiviteiten",
                          "informerenStandaard", "grondslagen", "geheimgronden",
                          "spoedprocedure", "contactpunt", "maatregelen"}) {
    object inhoud = correct("convenant-vastgesteld.v1");
    inhoud[item] = nullptr;
    CHECK(faults("convenant-vastgesteld.v1", inhoud) ==
          Lines{std::string("V-CONV-1 /inhoud/") + item});
  }
  object inhoud = correct("convenant-vastgesteld.v1");
  inhoud["doelen"] = array{};
  inhoud["ingaatOp"] = nullptr;
  CHECK(faults("convenant-vastgesteld.v1", inhoud) ==
        Lines{"V-CONV-1 /inhoud/doelen", "V-SCH-2 /inhoud/ingaatOp"});
}

TEST_CASE("een medewerker die opstelt wordt genoemd", "[shape][V-SCH-2]") {
  Judged judged;
  CHECK(judged(geval, verstrekking()) == Lines{});
  judged.context.staff = true;
  CHECK(judged(geval, verstrekking()) == Lines{"V-SCH-2 /inhoud/medewerker"});
  object inhoud = verstrekking();
  inhoud["medewerker"] = id_c;
  CHECK(judged(geval, inhoud) == Lines{});
}

}  // namespace
}  // namespace zegel::shape_test
