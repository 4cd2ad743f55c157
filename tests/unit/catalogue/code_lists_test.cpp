#include <catch2/catch.hpp>
#include <set>

#include "ledger/catalogue/events.h"

namespace zegel::catalogue {
namespace {

std::string_view label(std::string_view list, std::string_view code) {
  for (const CodeRow& row : codes_of(list))
    if (row.code == code) return row.label;
  return {};
}

TEST_CASE("een code hoort bij haar lijst", "[catalogue]") {
  CHECK(code_in_list("doel", "plan-van-aanpak"));
  CHECK_FALSE(code_in_list("doel", "jeugdhulp"));
  CHECK_FALSE(code_in_list("doel", "Advies"));
  CHECK_FALSE(code_in_list("bestaat-niet", "advies"));
}

TEST_CASE("jokers staan in geen enkele lijst", "[catalogue][V-SCH-5]") {
  std::set<std::string_view> names;
  for (const EventRow& row : event_rows())
    for (const FieldUse& use : row.fields)
      if (use.field->codes != nullptr) names.insert(use.field->list);
  CHECK(names.size() > 80);
  for (const std::string_view name : names)
    for (const auto joker : {"*", "alle", "overig"}) CHECK_FALSE(code_in_list(name, joker));
}

TEST_CASE("een wet die nog niet geldt is wel genoemd en niet te kiezen", "[catalogue]") {
  CHECK(label("wettelijkKader", "wams") == "WAMS");
  CHECK_FALSE(code_in_list("wettelijkKader", "wams"));
  CHECK(code_in_list("wettelijkKader", "wmo-2015"));
}

TEST_CASE("organisatie and gemeente are judged by form", "[catalogue]") {
  CHECK(code_in_list("organisatie", "00000099000000002000"));
  CHECK_FALSE(code_in_list("organisatie", "0000009900000000200"));
  CHECK_FALSE(code_in_list("organisatie", "0000009900000000200a"));
  CHECK(code_in_list("gemeente", "0599"));
  CHECK_FALSE(code_in_list("gemeente", "599"));
  CHECK(codes_of("organisatie").empty());
}

TEST_CASE("een sleutel kan voor elk type van de eerste uitgave gelden", "[catalogue]") {
  CHECK(code_in_list("evt", "verstrekking-gedaan"));
  CHECK(code_in_list("evt", "melding-ontvangen"));
  CHECK_FALSE(code_in_list("evt", "verstrekking-gedaan.v1"));
  CHECK_FALSE(code_in_list("evt", "plan-vastgesteld"));  // (2): reserved
  CHECK(codes_of("evt").size() == 71);
}

TEST_CASE("elke criteriaset noemt haar criteria", "[catalogue]") {
  const CodeList* const sets = find_list("criteriaset");
  REQUIRE(sets != nullptr);
  const CodeList* const bgs = sets->selected_by("bgs-2.20");
  REQUIRE(bgs != nullptr);
  CHECK(bgs->codes.size() == 4);
  CHECK(bgs->holds("meerdere-domeinen-nodig"));
  CHECK_FALSE(bgs->holds("complex"));
  CHECK(sets->selected_by("bestaat-niet") == nullptr);
  CHECK(find_list("doel")->selected_by("advies") == nullptr);
  CHECK(codes_of("criterium").size() == 14);
}

TEST_CASE("cijfers tellen de codes van hun soort", "[catalogue]") {
  const CodeList* const kinds = find_list("cijfersoort");
  REQUIRE(kinds != nullptr);
  for (const CodeRow& kind : kinds->codes) CHECK(kinds->selected_by(kind.code) != nullptr);
  CHECK(kinds->selected_by("rechtenverzoeken-per-doorlooptijd")->codes.size() == 3);
}

TEST_CASE("regels en bevindingen zijn codes met hun titel als label", "[catalogue]") {
  CHECK(label("vregel", "V-VER-6") == "Noodzaak niet uitgelegd");
  CHECK(label("bevindingregel", "B-TOE-03") == "Verstrekt na intrekking");
  CHECK(find_list("vregel")->growing);
  CHECK_FALSE(find_list("evt")->growing);
}

TEST_CASE("een regel van een latere versie is een code en staat nog nergens", "[catalogue]") {
  for (const CodeRow& row : codes_of("vregel"))
    if (row.code == "V-VER-2" || row.code == "V-VER-6")
      CHECK(row.reserved == (row.code == "V-VER-2"));
  CHECK(code_in_list("vregel", "V-VER-2"));
  for (const CodeRow& row : codes_of("bevindingregel"))
    CHECK(row.reserved == (row.code != "B-FG-01"));
  for (const CodeRow& row : codes_of("evt")) CHECK_FALSE(row.reserved);
}

TEST_CASE("een taal is een code van ISO 639-1", "[catalogue]") {
  CHECK(code_in_list("taal", "nl"));
  CHECK(label("taal", "uk") == "Oekraïens");
  CHECK_FALSE(code_in_list("taal", "NL"));
  CHECK_FALSE(code_in_list("taal", "xx"));
  CHECK(codes_of("taal").size() == 183);
}

TEST_CASE("labels of codes", "[catalogue]") {
  CHECK(label("ontvangerSoort", "gemeente-college") == "Gemeente college");
  CHECK(label("ontvangerSoort", "zvh") == "ZVH");
  CHECK(label("ontvangerSoort", "wijk-ggd") == "Wijk GGD");
  CHECK(label("niveau", "lokaal-mdo") == "Lokaal MDO");
  CHECK(label("kanaal", "e-mail") == "E-mail");
  CHECK(label("leeftijdsklasse", "12-15") == "12 t/m 15 jaar");
  CHECK(label("gegevenssoort", "financien") == "Financiën");
  CHECK(label("grondslagBijzonder", "avg-9-2-a") == "AVG artikel 9 lid 2 onder a");
}

TEST_CASE("roles are codes of one list", "[catalogue]") {
  for (const CodeRow& row : codes_of("gebruikersrol")) CHECK(role_of(row.code).has_value());
  CHECK_FALSE(code_in_list("gebruikersrol", "ledger"));
}

}  // namespace
}  // namespace zegel::catalogue
