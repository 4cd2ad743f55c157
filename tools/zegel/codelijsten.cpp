// zegel codelijsten [lijst]: the code lists as the API gives them (GET /v1/codelijsten), as a table
// or as that JSON. They stand in the program: no running zegeld is needed.
#include <fmt/format.h>

#include <boost/json/value.hpp>

#include "api/openapi/code_lists.h"
#include "ledger/catalogue/events.h"
#include "tools/zegel/listing.h"
#include "tools/zegel/suggest.h"
#include "tools/zegel/table.h"
#include "tools/zegel/verbs.h"

namespace zegel::cli {
namespace {

Outcome<Exit> show_all(const Context& context) {
  const auto lists = openapi::code_lists();
  Table table({"LIJST", "VORM", "UITBREIDBAAR"});
  for (const auto& row : lists.at("rijen").as_array())
    table.add({text(row, "lijst"), text(row, "vorm"),
               row.at("uitbreidbaar").as_bool() ? "ja" : "nee"});
  table.print(context.terminal);
  context.terminal.object("codelijsten", {{"rijen", lists.at("rijen")}});
  return Exit::yes;
}

std::unexpected<Stop> no_such_list(const std::string& name) {
  std::vector<std::string> known;
  for (const auto& list : catalogue::code_lists()) known.emplace_back(list.name);
  const auto near = nearest(name, known);
  return stop(Exit::not_found, fmt::format("Deze lijst bestaat niet: {}", name), {},
              near ? fmt::format("Bedoelde u {}?", *near) : "", "zegel codelijsten");
}

Outcome<Exit> show_one(const Context& context, const std::string& name) {
  const auto list = openapi::code_list(name);
  if (!list) return no_such_list(name);
  Table table({"CODE", "LABEL", "GESLOTEN"});
  for (const auto& row : list->at("codes").as_array())
    table.add({text(row, "code"), text(row, "label"), row.at("gesloten").as_bool() ? "ja" : ""});
  table.print(context.terminal);
  if (text(*list, "vorm") != "codes")
    context.terminal.talk(fmt::format("Elke waarde van deze vorm: {}", text(*list, "vorm")));
  context.terminal.object("codelijsten", {{"lijst", *list}});
  return Exit::yes;
}

}  // namespace

void declare_codelijsten(CLI::App& app, Chosen& chosen) {
  auto& name = chosen.keep<std::string>();
  auto* verb = add_verb(app, "codelijsten", "toon de codelijsten, of de codes van een", chosen,
                        [&name](const Context& context) {
                          return name.empty() ? show_all(context) : show_one(context, name);
                        });
  verb->add_option("lijst", name, "één lijst, bijvoorbeeld grondslagGeheim");
}

}  // namespace zegel::cli
