#include "api/openapi/schemas.h"

#include <boost/json.hpp>

#include "api/openapi/event_schema.h"
#include "api/openapi/field_schema.h"
#include "api/openapi/patterns.h"
#include "api/openapi/schema_rows.h"

namespace zegel::openapi {
namespace {

namespace json = boost::json;

// A type that is a field of the catalogue has the schema of that field.
json::object named_type(std::string_view name) {
  for (const ValueType& type : value_types())
    if (type.name == name) return json::parse(type.schema).as_object();
  const catalogue::FieldRow& field = catalogue::field_row(name);
  return field_schema(field, field.kind, Null::refused);
}

json::object value_schema(std::string_view type) {
  if (type.ends_with('?')) {
    json::object schema = value_schema(type.substr(0, type.size() - 1));
    if (schema.contains("$ref"))
      return {{"oneOf", json::array{std::move(schema), json::object{{"type", "null"}}}}};
    schema["type"] = json::array{schema.at("type"), "null"};
    if (auto* codes = schema.if_contains("enum")) codes->as_array().emplace_back(nullptr);
    return schema;
  }
  if (type.starts_with('['))
    return {{"type", "array"}, {"items", value_schema(type.substr(1, type.size() - 2))}};
  return type.starts_with('#') ? schema_reference(type.substr(1)) : named_type(type);
}

json::object described(const MemberRow& member) {
  json::object schema = value_schema(member.type);
  if (!member.text.empty()) schema["description"] = member.text;
  return schema;
}

void add_members(const SchemaRow& row, json::object& properties, json::array& required) {
  for (const SchemaRow& first : schema_rows())
    if (first.name == row.extends) add_members(first, properties, required);
  for (const MemberRow& member : row.members) {
    properties[member.name] = described(member);
    if (!member.optional) required.emplace_back(member.name);
  }
}

json::object schema_of(const SchemaRow& row) {
  json::object properties;
  json::array required;
  add_members(row, properties, required);
  json::object out{{"title", row.name},
                   {"description", row.text},
                   {"type", "object"},
                   {"properties", std::move(properties)},
                   {"required", std::move(required)}};
  if (row.request) out["additionalProperties"] = false;
  if (!row.others.empty()) out["additionalProperties"] = value_schema(row.others);
  return out;
}

json::object list_of(const ListRow& row) {
  return {{"title", row.name},
          {"description", row.text},
          {"type", "object"},
          {"properties",
           {{"rijen", {{"type", "array"}, {"items", schema_reference(row.row)}}},
            {"volledigheid", schema_reference("Volledigheid")},
            {"totaal",
             {{"type", "integer"}, {"minimum", 0}, {"description", "Alleen met totaal=ja"}}},
            {"_links", schema_reference("Lijstlinks")}}},
          {"required", {"rijen", "volledigheid", "_links"}}};
}

json::object choice_of(const ChoiceRow& row) {
  json::array schemas;
  for (const std::string_view name : row.schemas) schemas.push_back(schema_reference(name));
  return {{"title", row.name}, {"description", row.text}, {"oneOf", std::move(schemas)}};
}

bool staff_may_draft(const catalogue::EventRow& row) {
  const auto outsiders = static_cast<catalogue::Roles>(bit(catalogue::Role::partner) |
                                                       bit(catalogue::Role::ledger));
  return (row.drafters & ~outsiders) != 0 || row.self_allowed;
}

json::array register_names(catalogue::Registers set) {
  json::array out;
  for (const auto reg : {catalogue::Register::meldingen, catalogue::Register::regie,
                         catalogue::Register::toezicht})
    if (catalogue::has(set, reg)) out.emplace_back(catalogue::register_name(reg));
  return out;
}

// {jti, register, evt, inhoud}, one form per type that staff may draft.
json::object draft_of(const catalogue::EventRow& row) {
  return {{"type", "object"},
          {"properties",
           {{"jti", {{"type", "string"}, {"pattern", pattern::id}}},
            {"register", {{"type", "string"}, {"enum", register_names(row.registers)}}},
            {"evt", {{"type", "string"}, {"const", row.evt}}},
            {"inhoud", schema_reference(schema_name(row))}}},
          {"required", {"jti", "register", "evt", "inhoud"}},
          {"additionalProperties", false}};
}

}  // namespace

json::object component_schemas() {
  json::object out;
  for (const SchemaRow& row : schema_rows()) out[row.name] = schema_of(row);
  for (const ListRow& row : list_rows()) out[row.name] = list_of(row);
  for (const ChoiceRow& row : choice_rows()) out[row.name] = choice_of(row);
  json::array drafts;
  for (const catalogue::EventRow& row : catalogue::event_rows()) {
    if (!staff_may_draft(row)) continue;
    drafts.push_back(draft_of(row));
    out[schema_name(row)] = event_schema(row, Stage::draft);
  }
  out[draft_schema] = {{"title", draft_schema},
                       {"description", "Concept van een medewerker; het logboek ondertekent het"},
                       {"oneOf", std::move(drafts)}};
  return out;
}

json::object schema_reference(std::string_view name) {
  return {{"$ref", "#/components/schemas/" + std::string(name)}};
}

}  // namespace zegel::openapi
