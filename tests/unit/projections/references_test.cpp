// V-REF-1: every reference of every row is judged, by one row of the table.
#include "projections/toetsing/references.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "ledger/catalogue/events.h"

namespace zegel::projections::toetsing {
namespace {

using catalogue::Kind;

// Names of the dossier and the person themselves: V-SCH-6, V-REF-3 and the raadpleging judge those.
const std::set<std::string_view> no_reference = {"casus", "pid"};

bool is_reference(const catalogue::FieldUse& use) {
  const bool kind = use.field->kind == Kind::reference || use.field->kind == Kind::reference_list;
  return kind && !no_reference.contains(use.name);
}

TEST_CASE("elke verwijzing van elke rij heeft een regel", "[V-REF-1][catalogue]") {
  for (const catalogue::EventRow& row : catalogue::event_rows())
    for (const catalogue::FieldUse& use : row.fields) {
      CAPTURE(row.type, use.name);
      CHECK((reference_row(row.type, use.name) != nullptr) == is_reference(use));
    }
}

TEST_CASE("elke regel over verwijzingen wordt door een rij gebruikt", "[V-REF-1][catalogue]") {
  std::set<const ReferenceRow*> used;
  for (const catalogue::EventRow& row : catalogue::event_rows())
    for (const catalogue::FieldUse& use : row.fields)
      used.insert(reference_row(row.type, use.name));
  used.insert(reference_row("verstrekking-gedaan", "grondslagVerwijzing"));  // of an element
  for (const ReferenceRow& row : reference_rows) {
    CAPTURE(row.type, row.field);
    CHECK(used.contains(&row));
  }
}

TEST_CASE("een verwijzing noemt alleen soorten die bestaan", "[V-REF-1][catalogue]") {
  for (const ReferenceRow& row : reference_rows) {
    std::string_view rest = row.targets;
    while (!rest.empty()) {
      const std::size_t end = rest.find(' ');
      CAPTURE(row.field, rest);
      CHECK(catalogue::code_in_list("evt", rest.substr(0, end)));
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
  }
}

TEST_CASE("de regel van een soort gaat voor de algemene", "[V-REF-1][catalogue]") {
  CHECK(reference_row("verstrekking-gedaan", "verzoek")->targets ==
        "verstrekkingsverzoek-ontvangen");
  CHECK(reference_row("inzage-verstrekt", "verzoek")->targets == "rechtenverzoek-ontvangen");
  CHECK(reference_row("inzage-verstrekt", "medewerker") == nullptr);
}

}  // namespace
}  // namespace zegel::projections::toetsing
