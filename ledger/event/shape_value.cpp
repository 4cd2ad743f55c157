#include "ledger/event/shape_value.h"

#include <algorithm>
#include <boost/json/value.hpp>

#include "ledger/base/base64url.h"
#include "ledger/base/moment.h"
#include "ledger/event/nfc.h"
#include "ledger/event/personal.h"

namespace zegel::event {
namespace {

namespace json = boost::json;
using catalogue::Kind;

constexpr std::size_t max_codes = 50;        // code_set
constexpr std::size_t max_references = 200;  // reference []
constexpr std::size_t max_hashes = 1'000;    // hash []
constexpr std::int64_t seconds_per_hour = 3'600;
constexpr char first_lead_beyond_u02ff = static_cast<char>(0xCC);  // below it, all text is NFC

bool is_id(std::string_view text) {
  return text.size() == base::base64url_size(16) &&
         base::decode_base64url_array<16>(text).has_value();
}

bool is_hash(std::string_view text) {
  return text.size() == base::base64url_size(32) &&
         base::decode_base64url_array<32>(text).has_value();
}

bool is_trace(std::string_view text) {
  return text.size() == 32 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

bool is_wildcard(std::string_view code) {
  return code == "*" || code == "alle" || code == "overig";
}

void check_code(const catalogue::CodeList& list, const json::value& value, const Place& place,
                Faults& faults) {
  if (!value.is_string()) return faults.add("V-SCH-4", place);
  const std::string_view code = string_of(value);
  if (list.holds(code)) return;
  const bool by_form = list.form == catalogue::ListForm::oin && !is_wildcard(code);
  faults.add(by_form ? "V-SCH-4" : "V-SCH-5", place);
  if (holds_personal_data(code)) faults.add("V-ID-3", place);
}

void check_codes(const catalogue::CodeList& list, const json::value& value, const Place& place,
                 Faults& faults) {
  const json::array* const codes = value.if_array();
  if (codes == nullptr || codes->size() > max_codes) return faults.add("V-SCH-4", place);
  for (std::size_t i = 0; i < codes->size(); ++i) {
    check_code(list, (*codes)[i], place, faults);
    for (std::size_t j = 0; j < i; ++j)
      if ((*codes)[i] == (*codes)[j]) faults.add("V-SCH-4", place);
  }
}

void check_counts(const catalogue::CodeList& list, const json::value& value, const Place& place,
                  Faults& faults) {
  const json::object* const counts = value.if_object();
  if (counts == nullptr) return faults.add("V-SCH-4", place);
  for (const auto& [code, count] : *counts) {
    if (!list.holds({code.data(), code.size()})) faults.add("V-SCH-5", place);
    if (holds_personal_data({code.data(), code.size()})) faults.add("V-ID-3", place);
    if (!count.is_int64() || count.get_int64() < 0) faults.add("V-SCH-4", place);
  }
}

// A list of min..max texts of one form.
template <class Fits>
bool is_list(const json::value& value, std::size_t min, std::size_t max, Fits fits) {
  const json::array* const texts = value.if_array();
  if (texts == nullptr || texts->size() < min || texts->size() > max) return false;
  return std::all_of(texts->begin(), texts->end(), [&](const json::value& one) {
    return one.is_string() && fits(string_of(one));
  });
}

void check_text(const catalogue::FieldRow& field, const json::value& value, const Place& place,
                Faults& faults) {
  if (!value.is_string()) return faults.add("V-SCH-4", place);
  const std::string_view text = string_of(value);
  if (!text_fits(text, {.min = field.min, .max = field.max})) faults.add("V-SCH-4", place);
  if (holds_personal_data(text)) faults.add("V-ID-3", place);
}

void check_key_moment(const json::value& value, const Place& place, Faults& faults) {
  const auto moment = base::parse_moment(string_of(value));
  if (!moment) return faults.add("V-SCH-4", place);
  if (*moment % seconds_per_hour != 0) faults.add("V-TIJD-1", place);
}

bool is_int(const catalogue::FieldRow& field, const json::value& value) {
  return value.is_int64() && value.get_int64() >= field.min && value.get_int64() <= field.max;
}

}  // namespace

void check_value(const catalogue::FieldRow& field, Kind kind, const json::value& value,
                 const Place& place, Faults& faults) {
  const std::string_view text = string_of(value);
  const auto require = [&](bool fits) {
    if (!fits) faults.add("V-SCH-4", place);
  };
  switch (kind) {
    case Kind::code: return check_code(*field.codes, value, place, faults);
    case Kind::code_set: return check_codes(*field.codes, value, place, faults);
    case Kind::code_count: return check_counts(*field.codes, value, place, faults);
    case Kind::reference: return require(is_id(text));
    case Kind::reference_list:
      return require(is_list(value, field.may_be_empty ? 0 : 1, max_references, is_id));
    case Kind::trace: return require(is_trace(text));
    case Kind::handle: return require(is_id(text));
    case Kind::date: return require(base::parse_date(text).has_value());
    case Kind::datetime: return require(base::parse_moment(text).has_value());
    case Kind::key_moment: return check_key_moment(value, place, faults);
    case Kind::boolean: return require(value.is_bool());
    case Kind::integer: return require(is_int(field, value));
    case Kind::text: return check_text(field, value, place, faults);
    case Kind::hash: return require(is_hash(text));
    case Kind::hash_list: return require(is_list(value, 1, max_hashes, is_hash));
    case Kind::person: return;
  }
}

bool is_empty(const json::value& value) {
  if (value.is_null()) return true;
  if (const json::string* const text = value.if_string()) return text->empty();
  const json::array* const list = value.if_array();
  return list != nullptr && list->empty();
}

bool text_fits(std::string_view text, const TextRule& rule) {
  std::int64_t characters = 0;
  bool beyond = false, newline = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    characters += (byte & 0xC0u) != 0x80u;  // not a continuation byte
    beyond |= byte >= static_cast<unsigned char>(first_lead_beyond_u02ff);
    newline |= c == '\n';
  }
  if (characters < rule.min || characters > rule.max) return false;
  if (newline && !rule.newline) return false;
  return !rule.nfc || !beyond || is_nfc(text);
}

std::string_view string_of(const json::value& value) {
  const json::string* const text = value.if_string();
  return text == nullptr ? std::string_view{} : std::string_view(text->data(), text->size());
}

}  // namespace zegel::event
