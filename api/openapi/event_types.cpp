#include "api/openapi/event_types.h"

#include <array>
#include <boost/json/value.hpp>

#include "api/openapi/event_schema.h"
#include "ledger/catalogue/events.h"

namespace zegel::openapi {
namespace {

namespace json = boost::json;
using catalogue::FieldUse;
using catalogue::Register;
using catalogue::Role;

// In the order of the enums.
constexpr std::array kind_names = {"code",    "codes",    "aantallen",     "verwijzing",
                                   "verwijzingen", "trace", "medewerker",  "datum",
                                   "moment",  "heel-uur", "ja-nee",        "getal",
                                   "tekst",   "hash",     "hashes",        "persoon"};
constexpr std::array persons_names = {"geen", "een", "een-of-meer", "elk-aantal"};
constexpr std::array all_registers = {Register::meldingen, Register::regie, Register::toezicht};
constexpr std::array all_roles = {
    Role::partner,           Role::fg,        Role::privacy_officer, Role::procesregisseur,
    Role::casusregisseur,    Role::inzage_medewerker, Role::beheerder,  Role::toezichthouder,
    Role::ledger};

json::array roles(catalogue::Roles set) {
  json::array out;
  for (const Role role : all_roles)
    if (catalogue::has(set, role)) out.emplace_back(catalogue::role_name(role));
  return out;
}

// Per register the activity that the claim `vwa` names; null: that of the event it is about.
json::object activities(const catalogue::EventRow& row) {
  json::object out;
  for (const Register reg : all_registers) {
    if (!catalogue::has(row.registers, reg)) continue;
    const std::string_view vwa = row.vwa_in(reg);
    out[catalogue::register_name(reg)] = vwa.empty() ? json::value(nullptr) : json::value(vwa);
  }
  return out;
}

json::value or_null(std::string_view text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::object summary(const catalogue::EventRow& row) {
  const std::string self = "/v1/gebeurtenistypen/" + std::string(row.evt);
  return {{"evt", row.evt},
          {"label", row.label},
          {"verwerkingsactiviteiten", activities(row)},
          {"opentKlasse", or_null(row.opener_class)},
          {"opstellers", roles(row.drafters)},
          {"voorZichzelf", row.self_allowed},
          {"akkoord", roles(row.approvers)},
          {"betrokkenen", persons_names[static_cast<std::size_t>(row.persons)]},
          {"_links", {{"self", {{"href", self}}}}}};
}

json::array codes_of(const catalogue::CodeList& list) {
  json::array out;
  for (const catalogue::CodeRow& code : list.codes)
    if (!code.closed && !code.reserved) out.push_back({{"code", code.code}, {"label", code.label}});
  return out;
}

json::object field(const FieldUse& use, catalogue::Kind kind) {
  const catalogue::FieldRow& row = *use.field;
  json::object out{{"naam", row.name},
                   {"label", row.label},
                   {"soort", kind_names[static_cast<std::size_t>(kind)]},
                   {"verplicht", use.required},
                   {"blootstelling",
                    use.exposure == catalogue::Exposure::index ? "index" : "verzegeld"}};
  if (row.codes == nullptr) return out;
  out["lijst"] = row.list;
  out["codes"] = codes_of(*row.codes);
  return out;
}

}  // namespace

json::object event_types() {
  json::array rows;
  for (const catalogue::EventRow& row : catalogue::event_rows()) rows.push_back(summary(row));
  return {{"rijen", std::move(rows)}, {"_links", {{"self", {{"href", "/v1/gebeurtenistypen"}}}}}};
}

std::optional<json::object> event_type(std::string_view evt) {
  const catalogue::EventRow* const row = catalogue::find_event(evt);
  if (row == nullptr) return std::nullopt;
  json::array fields, element;
  for (const FieldUse& use : row->fields) fields.push_back(field(use, row->kind_of(use)));
  if (row->persons != catalogue::Persons::none)
    for (const FieldUse& use : catalogue::element_fields(row->element))
      element.push_back(field(use, use.field->kind));
  json::object out = summary(*row);
  out["velden"] = std::move(fields);
  out["betrokkene"] = std::move(element);
  json::object schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"}};
  for (auto& [name, value] : event_schema(*row, Stage::complete)) schema[name] = std::move(value);
  out["schema"] = std::move(schema);
  return out;
}

}  // namespace zegel::openapi
