// zegel config toon | controleer | voorbeeld: the settings, where they came from, and an example.
#include "config/example.h"

#include <fmt/format.h>

#include <boost/json/array.hpp>

#include "config/installation.h"
#include "tools/zegel/installation.h"
#include "tools/zegel/verbs.h"

namespace zegel::cli {
namespace {

std::string origin_text(const config::Values& values, std::string_view name) {
  switch (values.origin(name)) {
    case config::Origin::standard: return "standaard";
    case config::Origin::file:
    case config::Origin::environment:
    case config::Origin::flag: return std::string(values.place(name));
  }
  return {};
}

Outcome<Exit> show(const Context& context, bool origins) {
  TRY(values, settings_of(context));
  boost::json::array rows;
  for (const config::Setting& row : config::settings()) {
    const std::string value = values.shown(row.name);
    const std::string origin = origin_text(values, row.name);
    const char* change = row.change == config::Change::hot ? "direct" : "herstart nodig";
    std::string line = fmt::format("{} = {}", row.name, value);
    if (origins) line += fmt::format("   # {}, {}", origin, change);
    context.terminal.data(line);
    rows.push_back(boost::json::object{
        {"naam", row.name}, {"waarde", value}, {"herkomst", origin}, {"wijziging", change}});
  }
  context.terminal.object("config-toon", {{"instellingen", rows}});
  return Exit::yes;
}

Outcome<Exit> check(const Context& context) {
  TRY(installation, installation_of(context));
  std::vector<Complaint> missing;
  std::error_code ignored;
  const auto must_exist = [&](const std::filesystem::path& path, std::string_view setting) {
    if (std::filesystem::exists(path, ignored)) return;
    missing.push_back({std::string(setting), {}, fmt::format("Bestaat niet: {}", path.string()),
                       "Maak het met zegel register open toezicht."});
  };
  must_exist(installation.data, "opslag.map");
  must_exist(installation.anchor, "opslag.anker");
  must_exist(installation.keys / "huissleutel.pem", "sleutels.map");
  for (const auto& carrier : installation.carriers) must_exist(carrier, "sleutels.dragers");
  if (!missing.empty()) {
    Stop out;
    out.exit = Exit::no;
    out.what = "De instellingen kloppen, maar er ontbreekt iets op schijf";
    out.complaints = std::move(missing);
    return std::unexpected(std::move(out));
  }
  context.terminal.talk(fmt::format("De instellingen van {} kloppen.", installation.ledger_id));
  context.terminal.object("config-controleer", {{"goed", true}});
  return Exit::yes;
}

Outcome<Exit> example(const Context& context) {
  const std::string text = config::example();
  if (!context.terminal.json) context.terminal.raw(text);
  context.terminal.object("config-voorbeeld", {{"tekst", text}});
  return Exit::yes;
}

}  // namespace

void declare_config(CLI::App& app, Chosen& chosen) {
  auto* group = add_group(app, "config", "instellingen tonen en controleren");
  auto& origins = chosen.keep<bool>();
  auto* toon = add_verb(*group, "toon", "toon de instellingen die gelden", chosen,
                        [&origins](const Context& context) { return show(context, origins); });
  toon->add_flag("--herkomst", origins, "met waar elke waarde vandaan komt");
  add_verb(*group, "controleer", "controleer instellingen en bestanden", chosen, check);
  add_verb(*group, "voorbeeld", "een voorbeeldbestand met elke instelling", chosen, example);
}

}  // namespace zegel::cli
