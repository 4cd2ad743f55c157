// zegel gebeurtenistypen [evt]: the rows of the catalogue, or the fields of one row.
#include <fmt/format.h>

#include <boost/json/array.hpp>

#include "ledger/catalogue/events.h"
#include "tools/zegel/draft.h"
#include "tools/zegel/suggest.h"
#include "tools/zegel/verbs.h"

namespace zegel::cli {
namespace {

std::string_view kind_name(catalogue::Kind kind) {
  switch (kind) {
    case catalogue::Kind::code: return "code";
    case catalogue::Kind::code_set: return "codes";
    case catalogue::Kind::code_count: return "aantal per code";
    case catalogue::Kind::reference: return "kenmerk";
    case catalogue::Kind::reference_list: return "kenmerken";
    case catalogue::Kind::trace: return "spoor (32 hex)";
    case catalogue::Kind::handle: return "medewerker";
    case catalogue::Kind::date: return "datum";
    case catalogue::Kind::datetime: return "moment";
    case catalogue::Kind::key_moment: return "moment (heel uur)";
    case catalogue::Kind::boolean: return "ja/nee";
    case catalogue::Kind::integer: return "getal";
    case catalogue::Kind::text: return "tekst";
    case catalogue::Kind::hash: return "hash";
    case catalogue::Kind::hash_list: return "hashes";
    case catalogue::Kind::person: return "persoon";
  }
  return {};
}

std::string_view exposure_name(catalogue::Exposure exposure) {
  return exposure == catalogue::Exposure::index ? "index" : "verzegeld";
}

boost::json::array registers_of(const catalogue::EventRow& row) {
  boost::json::array out;
  for (const auto reg : {catalogue::Register::meldingen, catalogue::Register::regie,
                         catalogue::Register::toezicht})
    if (catalogue::has(row.registers, reg)) out.emplace_back(catalogue::register_name(reg));
  return out;
}

std::string joined(const boost::json::array& words) {
  std::string out;
  for (const auto& word : words) {
    if (!out.empty()) out += ' ';
    out += std::string_view(word.get_string());
  }
  return out;
}

Outcome<Exit> show_all(const Context& context) {
  boost::json::array rows;
  for (const auto& row : catalogue::event_rows()) {
    const auto registers = registers_of(row);
    context.terminal.data(fmt::format("{:<36} {:<26} {}", row.evt, joined(registers), row.label));
    rows.push_back(boost::json::object{{"evt", row.evt},
                                       {"naam", row.label},
                                       {"registers", registers},
                                       {"vwa", row.vwa},
                                       {"opent", row.opener_class}});
  }
  context.terminal.object("gebeurtenistypen", {{"rijen", rows}});
  return Exit::yes;
}

void show_field(const Context& context, const catalogue::FieldUse& use, boost::json::array& out) {
  const auto& field = catalogue::field_row(use.name);
  context.terminal.data(fmt::format("  {} {:<28} {:<20} {:<10} {}", use.required ? "*" : " ",
                                    use.name, kind_name(field.kind), exposure_name(field.exposure),
                                    field.list.empty() ? "" : fmt::format("lijst {}", field.list)));
  out.push_back(boost::json::object{{"veld", use.name},
                                    {"verplicht", use.required},
                                    {"soort", kind_name(field.kind)},
                                    {"blootstelling", exposure_name(field.exposure)},
                                    {"lijst", field.list}});
}

Outcome<Exit> show_one(const Context& context, const std::string& evt) {
  const auto* row = find_row(evt);
  if (!row) {
    std::vector<std::string> known;
    for (const auto& each : catalogue::event_rows()) known.emplace_back(each.type);
    const auto near = nearest(evt, known);
    return stop(Exit::not_found, fmt::format("Dit type bestaat niet: {}", evt), {},
                near ? fmt::format("Bedoelde u {}?", *near) : "", "zegel gebeurtenistypen");
  }
  boost::json::array fields;
  boost::json::array elements;
  context.terminal.data(fmt::format("{}: {}   (* = verplicht)", row->evt, row->label));
  for (const auto& use : row->fields) show_field(context, use, fields);
  if (row->persons != catalogue::Persons::none) {
    context.terminal.data("  per betrokkene:");
    for (const auto& use : catalogue::element_fields(row->element))
      show_field(context, use, elements);
  }
  context.terminal.object("gebeurtenistypen", {{"evt", row->evt},
                                               {"naam", row->label},
                                               {"registers", registers_of(*row)},
                                               {"vwa", row->vwa},
                                               {"opent", row->opener_class},
                                               {"velden", fields},
                                               {"betrokkene", elements}});
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
