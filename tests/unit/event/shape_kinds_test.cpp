// E14: the form of each kind (domein.md 2.2).
#include "tests/unit/event/shape_fixture.h"

#include <catch2/catch.hpp>

namespace zegel::shape_test {
namespace {

bool passes(std::string_view evt, std::string_view key, Value value) {
  object inhoud = correct(evt);
  inhoud[key] = std::move(value.json);
  return faults(evt, inhoud).empty();
}
bool passes(std::string_view key, Value value) {
  return passes("verstrekking-gedaan.v1", key, std::move(value));
}

Lines changed(std::string_view key, Value value) {
  object inhoud = verstrekking();
  inhoud[key] = std::move(value.json);
  return faults(inhoud);
}

std::string times(std::size_t count, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

TEST_CASE("een code die niet in de lijst staat", "[shape][V-SCH-5]") {
  CHECK(changed("doel", "gezelligheid") == Lines{"V-SCH-5 /inhoud/doel"});
  CHECK(changed("gegevenssoorten", array{"contact", "alle"}) ==
        Lines{"V-SCH-5 /inhoud/gegevenssoorten"});
  CHECK(changed("wettelijkKader", array{"wams"}) == Lines{"V-SCH-5 /inhoud/wettelijkKader"});
  CHECK(changed("ontvanger", "*") == Lines{"V-SCH-5 /inhoud/ontvanger"});
  CHECK(changed("doel", "") == Lines{"V-SCH-2 /inhoud/doel"});
}

TEST_CASE("an organisation is 20 digits", "[shape][V-SCH-4]") {
  CHECK(passes("informatiegever", oin_b));
  CHECK(changed("ontvanger", "0000009900000000100") == Lines{"V-SCH-4 /inhoud/ontvanger"});
  CHECK(changed("ontvanger", "0000009900000000100x") == Lines{"V-SCH-4 /inhoud/ontvanger"});
}

TEST_CASE("a gemeente is any four digits", "[shape][V-SCH-5]") {
  CHECK(passes("casus-geopend.v1", "gemeenten", array{"0599", "1731"}));
  CHECK_FALSE(passes("casus-geopend.v1", "gemeenten", array{"599"}));
}

TEST_CASE("a set has at most 50 codes, each once", "[shape][V-SCH-4]") {
  CHECK(changed("gegevenssoorten", array{"contact", "contact"}) ==
        Lines{"V-SCH-4 /inhoud/gegevenssoorten"});
  array gemeenten;
  for (int i = 0; i < 50; ++i) gemeenten.emplace_back(std::to_string(1000 + i));
  CHECK(passes("casus-geopend.v1", "gemeenten", gemeenten));
  gemeenten.emplace_back("2000");
  CHECK_FALSE(passes("casus-geopend.v1", "gemeenten", gemeenten));
  CHECK(changed("gegevenssoorten", array{"contact", 7}) ==
        Lines{"V-SCH-4 /inhoud/gegevenssoorten"});
}

TEST_CASE("a reference is 16 bytes of strict base64url", "[shape][V-SCH-4]") {
  CHECK(passes("convenant", id_b));
  CHECK_FALSE(passes("convenant", "GxZJHv5h85YvFjdkeKpzi"));    // 21
  CHECK_FALSE(passes("convenant", "GxZJHv5h85YvFjdkeKpziAA"));  // 23
  CHECK_FALSE(passes("convenant", "GxZJHv5h85YvFjdkeKpziB"));   // trailing bits
  CHECK_FALSE(passes("convenant", "GxZJHv5h85YvFjdkeKpzi="));
  CHECK_FALSE(passes("medewerker", "anna"));
  CHECK(passes("verwijstNaar", array{id_a, id_b}));
  CHECK_FALSE(passes("verwijstNaar", array{id_a, "x"}));
  CHECK_FALSE(passes("verwijstNaar", id_a));
  array many;
  for (int i = 0; i < 200; ++i) many.emplace_back(id_a);
  CHECK(passes("verwijstNaar", many));
  many.emplace_back(id_a);
  CHECK_FALSE(passes("verwijstNaar", many));
}

TEST_CASE("a trace is 32 hex digits in lower case, a hash 32 bytes", "[shape][V-SCH-4]") {
  CHECK(passes("traceId", "4bf92f3577b34da6a3ce929d0e0e4736"));
  CHECK_FALSE(passes("traceId", "4BF92F3577B34DA6A3CE929D0E0E4736"));
  CHECK_FALSE(passes("traceId", "4bf92f3577b34da6a3ce929d0e0e473"));
  CHECK(passes("verstrekkingHash", hash_a));
  CHECK_FALSE(passes("verstrekkingHash", id_a));
  CHECK_FALSE(passes("verstrekkingHash", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp"));
}

TEST_CASE("a number stays within its bounds", "[shape][V-SCH-4]") {
  CHECK(passes("casus-geopend.v1", "piramideniveau", 1));
  CHECK(passes("casus-geopend.v1", "piramideniveau", 8));
  CHECK_FALSE(passes("casus-geopend.v1", "piramideniveau", 0));
  CHECK_FALSE(passes("casus-geopend.v1", "piramideniveau", 9));
  CHECK(passes("register-geopend.v1", "leafVersie", 0));
  CHECK_FALSE(passes("register-geopend.v1", "leafVersie", -1));
}

TEST_CASE("een moment heeft seconden en een afstand tot UTC", "[shape][V-SCH-4]") {
  CHECK(passes("tijdstip", "2026-03-02T10:41:00+01:00"));
  CHECK(passes("tijdstip", "2026-03-02T09:41:00Z"));
  for (const auto wrong : {"2026-03-02T10:41:00", "2026-03-02T10:41+01:00", "2026-03-02",
                           "2026-03-02T09:41:00.5Z", "2026-03-01T24:00:00Z", "2026-02-30T09:00:00Z",
                           "2026-03-02 09:41:00Z", "2026-03-02T09:41:00+0100"})
    CHECK(changed("tijdstip", wrong) == Lines{"V-SCH-4 /inhoud/tijdstip"});
}

TEST_CASE("a date exists in the calendar", "[shape][V-SCH-4]") {
  CHECK(passes("casus-geopend.v1", "uitspraakDatum", "2024-02-29"));
  for (const auto wrong : {"2025-02-29", "2025-02-30", "2025-13-01", "2025-00-10", "20250210",
                           "2025-2-10"})
    CHECK_FALSE(passes("casus-geopend.v1", "uitspraakDatum", wrong));
}

TEST_CASE("een sleutel begint en eindigt op een heel uur UTC", "[shape][V-TIJD-1]") {
  constexpr std::string_view evt = "partnersleutel-geregistreerd.v1";
  CHECK(passes(evt, "ingaatOp", "2026-03-02T10:00:00+01:00"));
  CHECK(passes(evt, "ingaatOp", "2026-03-02T10:30:00+05:30"));  // 05:00Z
  object inhoud = correct(evt);
  inhoud["ingaatOp"] = "2026-03-02T10:30:00Z";
  inhoud["vervaltOp"] = "2028-03-02T10:00:01Z";
  CHECK(faults(evt, inhoud) == Lines{"V-TIJD-1 /inhoud/ingaatOp", "V-TIJD-1 /inhoud/vervaltOp"});
  CHECK(passes("convenant-vastgesteld.v1", "ingaatOp", "2026-03-02T10:30:15Z"));
}

TEST_CASE("a text has 1 to 500 characters, counted as characters", "[shape][V-SCH-4]") {
  CHECK(passes("noodzaak", times(500, "a")));
  CHECK(changed("noodzaak", times(501, "a")) == Lines{"V-SCH-4 /inhoud/noodzaak"});
  CHECK(passes("noodzaak", times(500, "ë")));
  CHECK_FALSE(passes("noodzaak", times(501, "ë")));
  CHECK(passes("zaakverwijzing", times(100, "z")));
  CHECK_FALSE(passes("zaakverwijzing", times(101, "z")));
  CHECK(passes("raadpleging-gedaan.v1", "netwerkadres", times(60, "1.")) == false);
  CHECK(passes("raadpleging-gedaan.v1", "netwerkadres", times(30, "1.")));
}

TEST_CASE("a new line stands in a text only", "[shape][V-SCH-4]") {
  CHECK(passes("noodzaak", "eerste regel\ntweede regel"));
  CHECK_FALSE(passes("doel", "advies\n"));
  CHECK_FALSE(passes("convenant", "GxZJHv5h85YvFjdkeKpzi\n"));
}

TEST_CASE("a text that is not NFC is refused, never repaired", "[shape][V-SCH-4]") {
  CHECK(passes("noodzaak", "coördinatie"));
  CHECK(changed("noodzaak", "coo\u0308rdinatie") == Lines{"V-SCH-4 /inhoud/noodzaak"});
  CHECK(passes("noodzaak", "q\u0308 heeft geen eigen teken"));
}

}  // namespace
}  // namespace zegel::shape_test
