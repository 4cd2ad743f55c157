// Breaking secrecy, consent and signals (domein.md 4, 6; J3, J4).
#include <catch2/catch.hpp>

#include "tests/unit/event/rules_fixture.h"

namespace zegel::rules_test {
namespace {

constexpr std::string_view besluit = "conflict-van-plichten-besloten.v1";
constexpr std::string_view given = "toestemming-gegeven.v1";

TEST_CASE("vooraf afgestemd: met wie, en wanneer", "[V-CVP-1]") {
  const Lines refused{at("V-CVP-1", "voorafAfgestemd")};
  CHECK(changed(besluit, {{"voorafAfgestemd", true}, {"afgestemdMetRol", "collega"}}) == Lines{});
  CHECK(changed(besluit, {{"voorafAfgestemd", true}, {"afgestemdMetRol", nullptr}}) == refused);
  CHECK(changed(besluit, {{"voorafAfgestemd", true}, {"afgestemdOp", nullptr}}) == refused);
}

TEST_CASE("niet vooraf afgestemd: dan is er spoed, een reden en een datum", "[V-CVP-1]") {
  const Lines refused{at("V-CVP-1", "voorafAfgestemd")};
  const auto later = [](bool spoed, Value reason, Value date) {
    return changed(besluit, {{"voorafAfgestemd", false},
                             {"afgestemdMetRol", nullptr},
                             {"afgestemdOp", nullptr},
                             {"spoed", spoed},
                             {"spoedreden", reason},
                             {"afstemmenUiterlijkDatum", date}});
  };
  CHECK(later(true, "wapen", "2026-03-09") == Lines{});  // 7 days
  CHECK(later(true, "wapen", "2026-03-10") == refused);
  CHECK(later(true, "wapen", nullptr) == refused);
  CHECK(later(true, nullptr, "2026-03-09") == refused);
  CHECK(later(false, "wapen", "2026-03-09") == refused);
}

TEST_CASE("afstemmen doe je met een collega of leidinggevende", "[V-CVP-1]") {
  for (const auto role : {"systeem", "burgemeester", "college", "archivaris", "fg"})
    CHECK(changed(besluit, {{"voorafAfgestemd", true}, {"afgestemdMetRol", role}}) ==
          Lines{at("V-CVP-1", "voorafAfgestemd")});
  for (const auto role : {"collega", "vertrouwensarts", "gedragswetenschapper"})
    CHECK(changed(besluit, {{"voorafAfgestemd", true}, {"afgestemdMetRol", role}}) == Lines{});
}

TEST_CASE("wat je niet zelf zag, heeft een bron", "[V-CVP-2]") {
  for (const auto evt : {besluit, std::string_view("verstrekking-gedaan.v1")}) {
    CHECK(changed(evt, {{"nietEigenWaarneming", array{"veiligheidsrisico"}},
                        {"bronvermelding", nullptr}}) == Lines{at("V-CVP-2", "bronvermelding")});
    CHECK(changed(evt, {{"nietEigenWaarneming", array{"veiligheidsrisico"}},
                        {"bronvermelding", "De buurvrouw."}}) == Lines{});
    CHECK(changed(evt, {{"nietEigenWaarneming", array{}}, {"bronvermelding", nullptr}}) ==
          Lines{});
  }
}

TEST_CASE("wie besluit te spreken, spreekt tot iemand", "[V-CVP-3]") {
  CHECK(changed(besluit, {{"besluitCvp", "spreken"}, {"ontvangerSoort", nullptr}}) ==
        Lines{at("V-CVP-3", "besluitCvp")});
  CHECK(changed(besluit, {{"besluitCvp", "zwijgen"}, {"ontvangerSoort", nullptr}}) == Lines{});
}

TEST_CASE("een verklaring heeft een reden", "[V-NCV-1]") {
  for (const auto evt : {"meldcodestap-gezet.v1", "melding-afgehandeld.v1"}) {
    CHECK(changed(evt, {{"nietConformVerklaring", "systeemfout"}}) ==
          Lines{at("V-NCV-1", "nietConformVerklaring")});
    CHECK(changed(evt, {{"nietConformVerklaring", "systeemfout"},
                        {"nietConformReden", "Het systeem lag plat."}}) == Lines{});
  }
}

TEST_CASE("toestemming om een arts te raadplegen noemt die arts", "[V-TOE-1]") {
  CHECK(changed(given, {{"toestemmingVoor", "medisch-raadplegen"}, {"geadresseerde", nullptr}}) ==
        Lines{at("V-TOE-1", "ontvangers")});
  CHECK(changed(given, {{"toestemmingVoor", "jeugdhulp"}, {"geadresseerde", nullptr}}) == Lines{});
}

TEST_CASE("toestemming werkt niet terug en eindigt na haar begin", "[V-TOE-3]") {
  const Lines refused{at("V-TOE-3", "ingaatOp")};
  const auto running = [](std::string_view from, Value until) {
    return changed(given, {{"ingaatOp", from}, {"vervaltOp", until},
                           {"eindgebeurtenis", "casus-gesloten"}});
  };
  CHECK(running("2026-03-02T11:00:00+01:00", nullptr) == Lines{});  // at tijdstip itself
  CHECK(running("2026-03-02T10:59:59+01:00", nullptr) == refused);
  CHECK(running("2026-03-02T10:00:00Z", "2026-03-02T10:00:01Z") == Lines{});
  CHECK(running("2026-03-02T10:00:00Z", "2026-03-02T11:00:00+01:00") == refused);
}

TEST_CASE("toestemming heeft een einde", "[V-TOE-5]") {
  CHECK(changed(given, {{"vervaltOp", nullptr}, {"eindgebeurtenis", nullptr}}) ==
        Lines{at("V-TOE-5", "vervaltOp")});
  CHECK(changed(given, {{"vervaltOp", nullptr}, {"eindgebeurtenis", "plan-afgerond"}}) == Lines{});
}

TEST_CASE("een ouder beslist niet voor een bekwame jongere van zestien", "[V-VTG-1]") {
  constexpr std::string_view evt = "vertegenwoordiging-vastgelegd.v1";
  const auto judged = [&](std::string_view ground, std::string_view age, bool competent) {
    return changed(evt, {{"vertegenwoordigingsgrond", ground},
                         {"leeftijdsklasse", age},
                         {"terZakeBekwaam", competent}});
  };
  const Lines refused{at("V-VTG-1", "vertegenwoordigingsgrond")};
  CHECK(judged("ouder-met-gezag", "16-17", true) == refused);
  CHECK(judged("voogd", "18-22", true) == refused);
  CHECK(judged("ouder-met-gezag", "16-17", false) == Lines{});
  CHECK(judged("ouder-met-gezag", "12-15", true) == Lines{});
  CHECK(judged("schriftelijk-gemachtigde", "23-plus", true) == Lines{});
}

TEST_CASE("een signaal staat ten hoogste twee jaar", "[V-SISA-1]") {
  constexpr std::string_view evt = "sisa-signaal-afgegeven.v1";
  const Lines refused{at("V-SISA-1", "verwijderenUiterlijkDatum")};
  CHECK(changed(evt, {{"verwijderenUiterlijkDatum", "2028-03-02"}}) == Lines{});
  CHECK(changed(evt, {{"verwijderenUiterlijkDatum", "2028-03-03"}}) == refused);
  CHECK(changed(evt, {{"medewetenDatum", "2026-03-02"}}) == Lines{});
  CHECK(changed(evt, {{"medewetenDatum", "2026-03-03"}}) == refused);
}

TEST_CASE("na een match wordt niets gedeeld zonder instemming", "[V-SISA-2]") {
  constexpr std::string_view evt = "sisa-match-opgevolgd.v1";
  CHECK(changed(evt, {{"instemming", false}, {"gegevenssoorten", array{"contact"}}}) ==
        Lines{at("V-SISA-2", "instemming")});
  CHECK(changed(evt, {{"instemming", true}, {"gegevenssoorten", array{"contact"}}}) == Lines{});
  CHECK(changed(evt, {{"instemming", false}, {"gegevenssoorten", nullptr}}) == Lines{});
}

}  // namespace
}  // namespace zegel::rules_test
