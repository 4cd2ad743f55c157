// The rules that the event alone can tell, as a whole: when they run, and when they are left out.
#include "ledger/event/rules.h"

#include <catch2/catch.hpp>
#include <set>

#include "ledger/catalogue/refusals.h"
#include "ledger/event/rules_table.h"
#include "tests/support/lawful_event.h"
#include "tests/support/random_event.h"
#include "tests/unit/event/rules_fixture.h"

namespace zegel::rules_test {
namespace {

constexpr std::string_view shared = "verstrekking-gedaan.v1";

TEST_CASE("elke soort, naar de regels ingevuld, wordt aangenomen", "[rules]") {
  for (const catalogue::EventRow& row : catalogue::event_rows()) {
    CAPTURE(row.evt);
    CHECK(refusals(row.evt, lawful(row.evt)) == Lines{});
  }
}

TEST_CASE("willekeurige gebeurtenissen, naar de regels gebogen, worden aangenomen", "[rules]") {
  tests::SeededRandom random("naar de regels");
  for (const catalogue::EventRow& row : catalogue::event_rows())
    for (int turn = 0; turn < 20; ++turn) {
      object inhoud = tests::random_inhoud(row, shape_test::signed_at, random);
      tests::make_lawful(row, inhoud);
      CAPTURE(row.evt, turn);
      CHECK(refusals(row.evt, inhoud) == Lines{});
    }
}

TEST_CASE("alle weigeringen komen samen, ook die van de vorm", "[rules][I8]") {
  CHECK(changed(shared, {{"geautomatiseerd", true},
                         {"noodzaak", "Nodig."},
                         {"proportionaliteit", nullptr},
                         {"kader", "dwingend"}}) ==
        Lines{at("V-SCH-5", "kader"), at("V-VER-12", "proportionaliteit"),
              at("V-VER-5", "geautomatiseerd"), at("V-VER-6", "noodzaak")});
}

TEST_CASE("een regel waarvan een gegeven al geweigerd is, blijft achterwege", "[rules]") {
  CHECK(changed(shared, {{"noodzaak", nullptr}}) == Lines{at("V-SCH-2", "noodzaak")});
  CHECK(changed(shared, {{"grondslagAvg", "belang"}, {"grondslagGeheim", "toestemming"}}) ==
        Lines{at("V-SCH-5", "grondslagAvg")});
  CHECK(changed_element(shared, {{"informeren", "naderhand-gepland"},
                                 {"informerenUiterlijkDatum", "binnenkort"}}) ==
        Lines{at_element("V-SCH-4", "informerenUiterlijkDatum")});
}

TEST_CASE("met een verklaring en een reden wordt vastgelegd wat al gebeurd is", "[rules][D10]") {
  constexpr std::string_view reason = "Er was geen tijd om dit vooraf te regelen.";
  CHECK(changed(shared, {{"geautomatiseerd", true},
                         {"noodzaak", "Nodig."},
                         {"nietConformVerklaring", "spoed-achteraf"},
                         {"nietConformReden", reason}}) == Lines{});
  CHECK(changed(shared, {{"geautomatiseerd", true},
                         {"nietConformVerklaring", "spoed-achteraf"}}) ==
        Lines{at("V-NCV-1", "nietConformVerklaring"), at("V-VER-5", "geautomatiseerd")});
  CHECK(changed(shared, {{"geautomatiseerd", true}, {"nietConformReden", reason}}) ==
        Lines{at("V-VER-5", "geautomatiseerd")});
}

TEST_CASE("een verklaring heft geen weigering van vorm op", "[rules][D10]") {
  CHECK(changed(shared, {{"kader", "dwingend"},
                         {"nietConformVerklaring", "ander-oordeel"},
                         {"nietConformReden", "Wij zien dat anders."}}) ==
        Lines{at("V-SCH-5", "kader")});
}

TEST_CASE("elke regel noemt een code, soorten die bestaan en velden die zij hebben",
          "[rules][catalogue]") {
  const auto each = [](std::string_view words, auto use) {
    while (!words.empty()) {
      const std::size_t end = words.find(' ');
      use(words.substr(0, end));
      words = end == std::string_view::npos ? std::string_view{} : words.substr(end + 1);
    }
  };
  for (const event::RuleRow& rule : event::rule_rows) {
    CAPTURE(rule.code);
    const auto* refusal = catalogue::find_refusal(rule.code);
    REQUIRE(refusal != nullptr);
    CHECK(refusal->vanaf <= catalogue::this_version);
    CHECK(refusal->mode != 'S');
    CHECK((rule.broken == nullptr) != (rule.broken_for == nullptr));
    each(rule.types, [&](std::string_view type) {
      const auto* row = catalogue::find_event(std::string(type) + ".v1");
      REQUIRE(row != nullptr);
      const auto knows = [&](std::string_view name) {
        bool found = row->has_key(name);
        for (const auto& use : catalogue::element_fields(row->element))
          found = found || use.name == name;
        return found;
      };
      CAPTURE(type);
      CHECK(knows(rule.veld));
    });
    each(rule.inputs, [](std::string_view name) { CHECK(catalogue::find_field(name) != nullptr); });
  }
}

}  // namespace
}  // namespace zegel::rules_test
