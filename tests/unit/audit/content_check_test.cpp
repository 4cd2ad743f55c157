// O6: a hidden or a missing claim, in events whose digests all fit.
#include "ledger/audit/content_check.h"

#include "tests/support/event_draft.h"
#include "tests/unit/audit/proof_world.h"

namespace audit = zegel::audit;
namespace catalogue = zegel::catalogue;
using zegel::tests::EventDraft;

namespace {

// A whole event of this row; `change` spoils it before it is signed.
template <class Change>
audit::Outcome outcome(std::string_view evt, Change change) {
  const auto* row = catalogue::find_event(evt);
  EventDraft draft;
  draft.skelet.evt = evt;
  draft.with_betrokkenen = row->persons != catalogue::Persons::none;
  for (const auto& field : row->fields) draft.keys.push_back(draft.key(field.name, "null"));
  std::string element;
  for (const auto& field : catalogue::element_fields(row->element))
    element += (element.empty() ? "{\"" : ",\"") + std::string(field.name) + "\":null";
  if (draft.with_betrokkenen) draft.elements.push_back(draft.element(element + "}"));
  change(draft);
  const auto made = draft.make();
  audit::Examined examined;
  auto envelope = zegel::event::parse_envelope(made.sd_jwt);
  REQUIRE(envelope);
  examined.envelope = std::move(*envelope);
  examined.skelet = made.skelet;
  return audit::check_content(examined).outcome;
}

constexpr std::string_view with_persons = "verstrekking-gedaan.v1";
constexpr std::string_view without_persons = "akkoord-vastgelegd.v1";

}  // namespace

TEST_CASE("een gebeurtenis met precies de velden van haar type", "[audit][O6]") {
  CHECK(outcome(with_persons, [](EventDraft&) {}) == audit::Outcome::goed);
  CHECK(outcome(without_persons, [](EventDraft&) {}) == audit::Outcome::goed);
}

TEST_CASE("een veld te veel of te weinig is ongeldig", "[audit][O6]") {
  for (const auto evt : {with_persons, without_persons}) {
    CHECK(outcome(evt, [](EventDraft& d) { d.keys.pop_back(); }) == audit::Outcome::fout);
    CHECK(outcome(evt, [](EventDraft& d) { d.keys.push_back(d.key("kanaal", "null")); }) ==
          audit::Outcome::fout);
  }
}

TEST_CASE("een vreemde naam bij het juiste aantal is ongeldig", "[audit][O6]") {
  CHECK(outcome(without_persons, [](EventDraft& d) {
          d.keys.back() = d.key("verborgen", "null");
        }) == audit::Outcome::fout);
}

TEST_CASE("een gesloten digest te veel is ongeldig", "[audit][O6]") {
  CHECK(outcome(with_persons, [](EventDraft& d) {
          d.on_digests = [](std::vector<std::string>& digests) {
            digests.push_back(zegel::tests::digest_of("[\"x\",\"hidden\",1]"));
          };
        }) == audit::Outcome::fout);
}

TEST_CASE("betrokkenen waar het type er geen kent, en andersom", "[audit][O6]") {
  CHECK(outcome(without_persons, [](EventDraft& d) {
          d.with_betrokkenen = true;
          d.keys.pop_back();
        }) == audit::Outcome::fout);
  CHECK(outcome(with_persons, [](EventDraft& d) {
          d.with_betrokkenen = false;
          d.elements.clear();
        }) == audit::Outcome::fout);
}

TEST_CASE("een element met een ander veld of een veld minder is ongeldig", "[audit][O6]") {
  CHECK(outcome(with_persons, [](EventDraft& d) {
          d.elements[0] = d.element(R"({"pid":null})");
        }) == audit::Outcome::fout);
  CHECK(outcome(with_persons, [](EventDraft& d) {
          auto& text = d.elements[0];
          text.replace(text.find("\"rol\""), 5, "\"lor\"");
        }) == audit::Outcome::fout);
}

TEST_CASE("een type dat deze versie niet kent is niet te beoordelen", "[audit][O6]") {
  CHECK(outcome(without_persons, [](EventDraft& d) { d.skelet.evt = "onbekend-type.v1"; }) ==
        audit::Outcome::fout);
}
