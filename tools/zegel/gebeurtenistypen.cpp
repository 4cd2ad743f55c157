// zegel gebeurtenistypen [evt]: the catalogue as the API gives it (GET /v1/gebeurtenistypen), as a
// table or as that JSON.
#include <fmt/format.h>

#include <boost/json/value.hpp>

#include "api/openapi/event_types.h"
#include "ledger/catalogue/events.h"
#include "tools/zegel/draft.h"
#include "tools/zegel/suggest.h"
#include "tools/zegel/verbs.h"

namespace zegel::cli {
namespace {

std::string_view text(const boost::json::value& object, std::string_view name) {
  const auto* value = object.as_object().if_contains(name);
  return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

std::string names(const boost::json::object& members) {
  std::string out;
  for (const auto& member : members) {
    if (!out.empty()) out += ' ';
    out += member.key();
  }
  return out;
}

Outcome<Exit> show_all(const Context& context) {
  const auto types = openapi::event_types();
  for (const auto& row : types.at("rijen").as_array()) {
    const auto registers = names(row.at("verwerkingsactiviteiten").as_object());
    context.terminal.data(
        fmt::format("{:<36} {:<26} {}", text(row, "evt"), registers, text(row, "label")));
  }
  context.terminal.object("gebeurtenistypen", {{"rijen", types.at("rijen")}});
  return Exit::yes;
}

void show_fields(const Context& context, const boost::json::array& fields) {
  for (const auto& field : fields) {
    const auto list = text(field, "lijst");
    context.terminal.data(fmt::format("  {} {:<32} {:<14} {:<10} {}",
                                      field.at("verplicht").as_bool() ? "*" : " ",
                                      text(field, "naam"), text(field, "soort"),
                                      text(field, "blootstelling"),
                                      list.empty() ? "" : fmt::format("lijst {}", list)));
  }
}

std::unexpected<Stop> no_such_type(const std::string& evt) {
  std::vector<std::string> known;
  for (const auto& row : catalogue::event_rows()) known.emplace_back(row.type);
  const auto near = nearest(evt, known);
  return stop(Exit::not_found, fmt::format("Dit type bestaat niet: {}", evt), {},
              near ? fmt::format("Bedoelde u {}?", *near) : "", "zegel gebeurtenistypen");
}

Outcome<Exit> show_one(const Context& context, const std::string& evt) {
  const auto* row = find_row(evt);
  const auto type = row ? openapi::event_type(row->evt) : std::nullopt;
  if (!type) return no_such_type(evt);
  context.terminal.data(fmt::format("{}: {}   (* = verplicht)", row->evt, row->label));
  show_fields(context, type->at("velden").as_array());
  const auto& persons = type->at("betrokkene").as_array();
  if (!persons.empty()) context.terminal.data("  per betrokkene (lid \"betrokkenen\"):");
  show_fields(context, persons);
  context.terminal.object("gebeurtenistypen", {{"type", *type}});
  return Exit::yes;
}

}  // namespace

void declare_gebeurtenistypen(CLI::App& app, Chosen& chosen) {
  auto& evt = chosen.keep<std::string>();
  auto* verb = add_verb(app, "gebeurtenistypen", "toon de soorten gebeurtenissen en hun velden",
                        chosen, [&evt](const Context& context) {
                          return evt.empty() ? show_all(context) : show_one(context, evt);
                        });
  verb->add_option("evt", evt, "één soort, bijvoorbeeld verstrekking-gedaan");
}

}  // namespace zegel::cli
