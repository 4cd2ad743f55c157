// E14: persons, who they are and how many (V-ID, V-SCH-7).
#include "tests/unit/event/shape_fixture.h"

#include <catch2/catch.hpp>

#include "tests/unit/event/practice_bsn.h"

namespace zegel::shape_test {
namespace {

constexpr std::string_view koppelen = "betrokkene-gekoppeld.v1";

Lines with(std::string_view trait, Value value) {
  object person{{"geslachtsnaam", "Šegelaar"}, {"geboorteDatum", "2011-01-30"}};
  person[trait] = std::move(value.json);
  return faults(koppelen, koppeling("niet-bsn", std::move(person)));
}

std::string with_next_digit(std::string number) {
  number.back() = number.back() == '9' ? '0' : static_cast<char>(number.back() + 1);
  return number;
}

Lines with_bsn(const std::string& number, bool practice) {
  Judged judged;
  judged.context.practice = practice;
  return judged(koppelen, koppeling("bsn", {{"bsn", number}}));
}

TEST_CASE("a BSN is nine digits that pass the elfproef", "[shape][V-ID-1]") {
  const std::string bsn = practice_bsn();
  CHECK(with_bsn(bsn, true) == Lines{});
  CHECK(with_bsn(bsn.substr(0, 8), true) == Lines{"V-ID-1 /inhoud/persoon"});
  CHECK(with_bsn(with_next_digit(bsn), true) == Lines{"V-ID-1 /inhoud/persoon"});
  CHECK(with_bsn("", true) == Lines{"V-ID-1 /inhoud/persoon"});
  CHECK(with("bsn", 12) == Lines{"V-SCH-4 /inhoud/persoon/bsn"});
}

TEST_CASE("de testreeks geldt alleen in oefenmodus", "[shape][V-ID-1]") {
  CHECK(with_bsn(practice_bsn(), false) == Lines{"V-ID-1 /inhoud/persoon"});
  CHECK(with_bsn(std::string(7, '0') + "12", false) == Lines{});  // never issued either
}

TEST_CASE("niet-bsn heeft een naam en een geboortedatum", "[shape][V-ID-2]") {
  const auto judged = [](object person) {
    return faults(koppelen, koppeling("niet-bsn", std::move(person)));
  };
  const Lines refused{"V-ID-2 /inhoud/persoon"};
  CHECK(judged({{"geslachtsnaam", "Šegelaar"}, {"geboorteDatum", "2011-01-30"}}) == Lines{});
  CHECK(judged({{"geslachtsnaam", "Šegelaar"}, {"geboorteDatumOnzeker", "2011-00-00"}}) == Lines{});
  CHECK(judged({{"geslachtsnaam", "Šegelaar"}}) == refused);
  CHECK(judged({{"geboorteDatum", "2011-01-30"}}) == refused);
  CHECK(judged({{"geslachtsnaam", nullptr}, {"geboorteDatum", "2011-01-30"}}) == refused);
}

TEST_CASE("een pseudoniem heeft alleen een aanduiding", "[shape][V-ID-2]") {
  const auto judged = [](object person) {
    return faults(koppelen, koppeling("pseudoniem", std::move(person)));
  };
  CHECK(judged({{"aanduiding", "de melder"}}) == Lines{});
  CHECK(judged({{"aanduiding", "de melder"}, {"woonplaats", nullptr}}) == Lines{});
  CHECK(judged({{"aanduiding", "de melder"}, {"woonplaats", "Waterrecht"}}) ==
        Lines{"V-ID-2 /inhoud/persoon"});
}

TEST_CASE("each trait has its own form", "[shape][V-SCH-4]") {
  const Lines good{};
  CHECK(with("postcode", "1234AB") == good);
  CHECK(with("huisnummer", "12345") == good);
  CHECK(with("telefoon", "+31612345678") == good);
  CHECK(with("emailadres", "noel@voorbeeld.nl") == good);
  CHECK(with("geboorteDatumOnzeker", "0000-02-29") == good);
  CHECK(with("woonplaats", std::string(200, 'w')) == good);
  const std::pair<std::string_view, Value> wrong[] = {
      {"postcode", "1234 AB"},        {"postcode", "1234ab"},      {"huisnummer", "123456"},
      {"huisnummer", "12a"},          {"huisnummer", 12},          {"telefoon", "0612345678"},
      {"telefoon", "+"},              {"telefoon", "+3161234567890123"},
      {"emailadres", "noel"},         {"emailadres", "a@b@c"},     {"emailadres", "@b"},
      {"emailadres", "a b@c"},        {"geboorteDatum", "2011-02-30"},
      {"geboorteDatumOnzeker", "2011-13-00"}, {"geboorteDatumOnzeker", "2011-02-30"},
      {"geboorteDatumOnzeker", "2011-00-32"}, {"woonplaats", std::string(201, 'w')},
      {"woonplaats", "twee\nregels"}, {"voornamen", ""}};
  for (const auto& [trait, value] : wrong) {
    CAPTURE(trait, value.json);
    CHECK(with(trait, value) == Lines{"V-SCH-4 /inhoud/persoon/" + std::string(trait)});
  }
}

TEST_CASE("diacritics of a name are kept as sent", "[shape]") {
  CHECK(with("voornamen", "Noe\u0308l") == Lines{});
}

TEST_CASE("a person has the traits of the table only", "[shape][V-SCH-3]") {
  CHECK(with("geboorteplaats", "Waterrecht") == Lines{"V-SCH-3 /inhoud/persoon"});
  object inhoud = koppeling("bsn", {});
  inhoud["persoon"] = "Noël Šegelaar";
  CHECK(faults(koppelen, inhoud) == Lines{"V-SCH-4 /inhoud/persoon"});
}

TEST_CASE("een BSN of adres hoort niet in een tekst", "[shape][V-ID-3]") {
  object inhoud = verstrekking();
  inhoud["noodzaak"] = Value("Betreft " + practice_bsn()).json;
  CHECK(faults(inhoud) == Lines{"V-ID-3 /inhoud/noodzaak"});
  inhoud["noodzaak"] = "Mail naar noel@voorbeeld.nl";
  CHECK(faults(inhoud) == Lines{"V-ID-3 /inhoud/noodzaak"});
  inhoud["noodzaak"] = "Organisatie 00000099000000002000 vroeg erom.";
  CHECK(faults(inhoud) == Lines{});
  CHECK(with("woonplaats", practice_bsn()) == Lines{"V-ID-3 /inhoud/persoon/woonplaats"});
}

TEST_CASE("ook een code kan een BSN verbergen", "[shape][V-ID-3]") {
  object inhoud = verstrekking();
  inhoud["doel"] = Value(practice_bsn()).json;
  CHECK(faults(inhoud) == Lines{"V-ID-3 /inhoud/doel", "V-SCH-5 /inhoud/doel"});
}

TEST_CASE("het aantal betrokkenen volgt uit de rij", "[shape][V-SCH-7]") {
  const Lines refused{"V-SCH-7 /inhoud/betrokkenen"};
  object inhoud = verstrekking();
  inhoud["betrokkenen"] = array{};
  CHECK(faults(inhoud) == refused);
  inhoud["betrokkenen"] = array{element(id_b), element(id_c, "gelijktijdig")};
  CHECK(faults(inhoud) == Lines{});
  inhoud["betrokkenen"] = array{element(id_b), element(id_b)};
  CHECK(faults(inhoud) == refused);
  object two = koppeling("pseudoniem", {{"aanduiding", "de melder"}});
  two["betrokkenen"] = array{object{{"pid", id_b}, {"rol", "melder"}},
                             object{{"pid", id_c}, {"rol", "melder"}}};
  CHECK(faults(koppelen, two) == refused);
}

TEST_CASE("twenty betrokkenen, not one more", "[shape][V-SCH-7]") {
  object inhoud = verstrekking();
  array elements;
  for (char c = 'A'; c < 'A' + 20; ++c)
    elements.push_back(element(std::string(1, c) + std::string(id_b.substr(1))));
  inhoud["betrokkenen"] = elements;
  CHECK(faults(inhoud) == Lines{});
  elements.push_back(element(id_c));
  inhoud["betrokkenen"] = elements;
  CHECK(faults(inhoud) == Lines{"V-SCH-7 /inhoud/betrokkenen"});
}

TEST_CASE("the key betrokkenen itself must be there", "[shape][V-SCH-2]") {
  object inhoud = verstrekking();
  inhoud.erase("betrokkenen");
  CHECK(faults(inhoud) == Lines{"V-SCH-2 /inhoud/betrokkenen"});
}

TEST_CASE("an element has its own keys, each named by its place", "[shape]") {
  const auto second = [](std::string_view key, Value value) {
    object inhoud = verstrekking();
    object changed = element(id_c);
    changed[key] = std::move(value.json);
    inhoud["betrokkenen"] = array{element(id_b), changed};
    return faults(inhoud);
  };
  CHECK(second("rol", "buurman") == Lines{"V-SCH-5 /inhoud/betrokkenen/1/rol"});
  CHECK(second("pid", "x") == Lines{"V-SCH-4 /inhoud/betrokkenen/1/pid"});
  CHECK(second("informeren", nullptr) == Lines{"V-SCH-2 /inhoud/betrokkenen/1/informeren"});
  CHECK(second("herbeoordelingDatum", "2026-02-30") ==
        Lines{"V-SCH-4 /inhoud/betrokkenen/1/herbeoordelingDatum"});
  CHECK(second("herbeoordelingDatum", nullptr) == Lines{});
  CHECK(second("naam", "Noël") == Lines{"V-SCH-3 /inhoud/betrokkenen/1"});
  object inhoud = verstrekking();
  object short_one = element(id_b);
  short_one.erase("uitstelgrond");
  inhoud["betrokkenen"] = array{short_one};
  CHECK(faults(inhoud) == Lines{"V-SCH-2 /inhoud/betrokkenen/0/uitstelgrond"});
}

}  // namespace
}  // namespace zegel::shape_test
