// A small catalogue row and a good event of it, for tests that put one thing wrong.
#pragma once

#include <array>

#include "ledger/catalogue/events.h"
#include "tests/support/event_draft.h"

namespace zegel::tests {

// Keys tijdstip, casus, doel, toelichting, and betrokkenen.
inline catalogue::EventRow test_row() {
  static const std::array<catalogue::FieldUse, 4> fields = {
      {{.name = "tijdstip"}, {.name = "casus"}, {.name = "doel"}, {.name = "toelichting"}}};
  catalogue::EventRow row;
  row.type = "proef";
  row.evt = "proef.v1";
  row.persons = catalogue::Persons::any;
  row.fields = fields;
  return row;
}

// Disclosures: 0 inhoud, 1 tijdstip, 2 casus, 3 doel, 4 and 5 two elements, 6 betrokkenen. That
// `toelichting` is missing is a matter of shape.
inline EventDraft small_draft() {
  EventDraft draft;
  draft.keys = {draft.key("tijdstip", R"("2026-03-02T10:41:00+01:00")"),
                draft.key("casus", R"("MyhGUvpVgsg8Joy0tAdwTg")"),
                draft.key("doel", R"(["plan"])")};
  draft.elements = {draft.element(R"({"pid":"esI82PsRjFkhBUM3cLZDmg","rol":"onderwerp"})"),
                    draft.element(R"({"pid":"5DJCfva3AMhL1Wb4DJ4SGQ","rol":"gezinslid"})")};
  return draft;
}

}  // namespace zegel::tests
