#include "api/openapi/event_schema.h"

#include <boost/json/value.hpp>

#include "api/openapi/field_schema.h"
#include "ledger/base/limits.h"

namespace zegel::openapi {
namespace {

namespace json = boost::json;
using catalogue::FieldUse;
using catalogue::Persons;

constexpr std::string_view signer_field = "medewerker";

Null null_of(const FieldUse& use) {
  return use.required && !use.null_without_oin ? Null::refused : Null::allowed;
}

bool must_be_sent(const FieldUse& use, Stage stage) {
  return stage == Stage::complete || (null_of(use) == Null::refused && use.name != signer_field);
}

json::object element_schema(const catalogue::EventRow& row, Stage stage) {
  json::object properties;
  json::array required;
  for (const FieldUse& use : catalogue::element_fields(row.element)) {
    properties[use.name] = field_schema(*use.field, use.field->kind, null_of(use));
    if (must_be_sent(use, stage)) required.emplace_back(use.name);
  }
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

json::object persons_schema(const catalogue::EventRow& row, Stage stage) {
  json::object out{{"title", "Betrokkenen"}, {"type", "array"},
                   {"items", element_schema(row, stage)}};
  if (row.persons != Persons::any) out["minItems"] = 1;
  out["maxItems"] = row.persons == Persons::one ? 1 : base::limits::betrokkenen;
  return out;
}

}  // namespace

json::object event_schema(const catalogue::EventRow& row, Stage stage) {
  json::object properties;
  json::array required;
  for (const FieldUse& use : row.fields) {
    properties[use.name] = field_schema(*use.field, row.kind_of(use), null_of(use));
    if (must_be_sent(use, stage)) required.emplace_back(use.name);
  }
  if (row.persons != Persons::none) {
    properties["betrokkenen"] = persons_schema(row, stage);
    required.emplace_back("betrokkenen");
  }
  return {{"title", row.label},
          {"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

std::string schema_name(const catalogue::EventRow& row) {
  std::string out;
  bool capital = true;
  for (const char c : row.evt) {
    if (c == '-' || c == '.') {
      capital = true;
      continue;
    }
    out += capital && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    capital = false;
  }
  return out;
}

}  // namespace zegel::openapi
