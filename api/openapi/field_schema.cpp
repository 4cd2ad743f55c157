#include "api/openapi/field_schema.h"

#include <boost/json/value.hpp>

#include "api/openapi/patterns.h"
#include "ledger/base/limits.h"
#include "ledger/catalogue/person.h"

namespace zegel::openapi {
namespace {

namespace json = boost::json;
using catalogue::Kind;
using catalogue::TraitForm;

json::object text_of(std::string_view pattern) {
  return {{"type", "string"}, {"pattern", pattern}};
}

json::object list_of(json::object items, std::size_t min, std::size_t max, bool unique) {
  json::object out{{"type", "array"}, {"items", std::move(items)}};
  if (min > 0) out["minItems"] = min;
  out["maxItems"] = max;
  if (unique) out["uniqueItems"] = true;
  return out;
}

json::object of_kind(const catalogue::FieldRow& field, Kind kind, Null null) {
  switch (kind) {
    case Kind::code: return code_schema(*field.codes);
    case Kind::code_set:
      return list_of(code_schema(*field.codes), null == Null::refused ? 1 : 0, 50, true);
    case Kind::code_count:
      return {{"type", "object"},
              {"propertyNames", field.per_code ? text_of(pattern::code)
                                               : code_schema(*field.codes)},
              {"additionalProperties", {{"type", "integer"}, {"minimum", 0}}}};
    case Kind::reference:
    case Kind::handle: return text_of(pattern::id);
    case Kind::reference_list:
      return list_of(text_of(pattern::id), field.may_be_empty ? 0 : 1, 200, false);
    case Kind::trace: return text_of(pattern::trace);
    case Kind::date: return {{"type", "string"}, {"format", "date"}};
    case Kind::datetime:
      return {{"type", "string"}, {"format", "date-time"}, {"pattern", pattern::moment}};
    case Kind::key_moment:
      return {{"type", "string"}, {"format", "date-time"}, {"pattern", pattern::key_moment}};
    case Kind::boolean: return {{"type", "boolean"}};
    case Kind::integer:
      return {{"type", "integer"}, {"minimum", field.min}, {"maximum", field.max}};
    case Kind::text:
      return {{"type", "string"},
              {"minLength", field.min},
              {"maxLength", field.max},
              {"pattern", pattern::no_address}};
    case Kind::hash: return text_of(pattern::hash);
    case Kind::hash_list: return list_of(text_of(pattern::hash), 1, 1'000, false);
    case Kind::person: return person_schema();
  }
  return {};
}

// Null beside the type, and beside the codes when there are.
void allow_null(json::object& schema) {
  schema["type"] = json::array{schema.at("type"), "null"};
  json::value* const codes = schema.if_contains("enum");
  if (codes != nullptr) codes->as_array().emplace_back(nullptr);
}

json::object trait_schema(const catalogue::TraitRow& trait) {
  switch (trait.form) {
    case TraitForm::text:
      return {{"type", "string"},
              {"minLength", 1},
              {"maxLength", trait.max},
              {"pattern", pattern::no_address}};
    case TraitForm::bsn: return text_of("^[0-9]{9}$");
    case TraitForm::date: return {{"type", "string"}, {"format", "date"}};
    case TraitForm::uncertain_date:  // linters of the API Design Rules ask a format by its name
      return {{"type", "string"}, {"format", "onzekere-datum"},
              {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
    case TraitForm::postcode: return text_of("^[0-9]{4}[A-Z]{2}$");
    case TraitForm::house_number: return text_of("^[0-9]{1,5}$");
    case TraitForm::phone: return text_of("^\\+[0-9]{1,15}$");
    case TraitForm::email:
      return {{"type", "string"}, {"maxLength", trait.max}, {"pattern", "^[^@ ]+@[^@ ]+$"}};
  }
  return {};
}

}  // namespace

json::object field_schema(const catalogue::FieldRow& field, Kind kind, Null null) {
  json::object schema = of_kind(field, kind, null);
  if (null == Null::allowed) allow_null(schema);
  json::object titled{{"title", field.label}};
  for (auto& [name, value] : schema) titled[name] = std::move(value);
  return titled;
}

json::object code_schema(const catalogue::CodeList& list) {
  switch (list.form) {
    case catalogue::ListForm::oin: return text_of(pattern::oin);
    case catalogue::ListForm::four_digits: return text_of("^[0-9]{4}$");
    case catalogue::ListForm::codes: break;
  }
  if (list.growing) return text_of(pattern::rule);
  json::array codes;
  for (const catalogue::CodeRow& row : list.codes)
    if (!row.closed) codes.emplace_back(row.code);
  return {{"type", "string"}, {"enum", std::move(codes)}};
}

json::object person_schema() {
  json::object properties;
  for (const catalogue::TraitRow& trait : catalogue::person_traits()) {
    json::object schema = trait_schema(trait);
    allow_null(schema);
    properties[trait.name] = std::move(schema);
  }
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"additionalProperties", false}};
}

}  // namespace zegel::openapi
