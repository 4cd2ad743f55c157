// One value against its field: kind, form, length, characters, list (domein.md 2.2; V-SCH-4, -5,
// V-ID-3). Null and emptiness are judged before. Private to shape*.cpp and rules*.cpp.
// Threads: pure.
#pragma once

#include <boost/json/fwd.hpp>
#include <cstdint>
#include <string_view>

#include "ledger/catalogue/events.h"
#include "ledger/event/shape_faults.h"

namespace zegel::event {

// `kind` is the row's (a moment of a key is not the field's own kind). A person is not judged here.
void check_value(const catalogue::FieldRow& field, catalogue::Kind kind,
                 const boost::json::value& value, const Place& place, Faults& faults);

// Null, or without anything in it: a required field is then missing.
bool is_empty(const boost::json::value& value);

// A string of min..max characters; a newline and another form than NFC only where said.
struct TextRule {
  std::int64_t min = 1;
  std::int64_t max = 500;
  bool newline = true;
  bool nfc = true;
};
bool text_fits(std::string_view text, const TextRule& rule);

std::string_view string_of(const boost::json::value& value);  // empty for another kind

}  // namespace zegel::event
