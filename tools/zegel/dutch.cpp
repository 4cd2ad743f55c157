#include "tools/zegel/dutch.h"

#include <fmt/format.h>

#include <array>
#include <utility>
#include <vector>

#include "tools/zegel/hyphen_id.h"
#include "tools/zegel/suggest.h"

namespace zegel::cli {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 12> labels = {{
    {"OPTIONS", "OPTIES"},
    {"Options", "Opties"},
    {"Usage", "Gebruik"},
    {"SUBCOMMAND", "OPDRACHT"},
    {"SUBCOMMANDS", "OPDRACHTEN"},
    {"Subcommands", "Opdrachten"},
    {"Subcommand", "Opdracht"},
    {"Positionals", "Wat u geeft"},
    {"REQUIRED", "(verplicht)"},
    {"TEXT", "TEKST"},
    {"INT", "GETAL"},
    {"UINT", "GETAL"},
}};

const CLI::App& deepest(const CLI::App& app) {
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
  return *at;
}

std::string path_of(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return parent ? path_of(*parent) + " " + app.get_name() : app.get_name();
}

std::vector<std::string> words_of(const CLI::App& app) {
  std::vector<std::string> words;
  for (const CLI::App* at = &app; at; at = at->get_parent())
    for (const auto* option : at->get_options())
      for (const auto& name : option->get_lnames()) words.push_back("--" + name);
  for (const auto* sub : app.get_subcommands(std::function<bool(const CLI::App*)>()))
    words.push_back(sub->get_name());
  return words;
}

Stop unknown_word(const CLI::App& at, const std::string& word) {
  Stop out{Exit::usage, fmt::format("Dit ken ik niet: {}", word), {}, {}, {}, {}};
  const auto near = nearest(word.substr(0, word.find('=')), words_of(at));
  if (near) out.remedy = fmt::format("Bedoelde u {}?", *near);
  out.next = near && !near->starts_with("-") ? fmt::format("{} {}", path_of(at), *near)
                                             : fmt::format("{} --help", path_of(at));
  return out;
}

std::string first_word(const std::string& text) { return text.substr(0, text.find(' ')); }

}  // namespace

void speak_dutch(CLI::App& app) {
  for (const auto& [english, dutch] : labels) app.get_formatter()->label(english, dutch);
  app.option_defaults()->group("Opties");
  app.set_help_flag("-h,--help", "deze hulp");
  app.require_subcommand(1);
}

std::string help_text(const CLI::App& app) {
  const CLI::App& at = deepest(app);
  std::string text = at.help(at.get_parent() ? path_of(*at.get_parent()) : "");
  if (&at != &app) text += "\nAlgemene opties: zie zegel --help\n";
  return text;
}

Stop usage_stop(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& at = deepest(app);
  for (const std::string& word : app.remaining(true)) return unknown_word(at, as_typed(word));
  const std::string help = fmt::format("{} --help", path_of(at));
  const std::string subject = first_word(error.what());
  if (error.get_name() == "RequiredError") {
    const bool verb = std::string_view(error.what()).find("ubcommand") != std::string_view::npos;
    const std::string what = verb ? "Er ontbreekt een opdracht" : "Er ontbreekt: " + subject;
    return {Exit::usage, what, {}, {}, help, {}};
  }
  if (error.get_name() == "ArgumentMismatch" || error.get_name() == "ConversionError" ||
      error.get_name() == "ValidationError")
    return {Exit::usage, "Deze waarde past niet bij " + subject, {}, {}, help, {}};
  if (error.get_name() == "ExcludesError" || error.get_name() == "RequiresError")
    return {Exit::usage, "Deze opties passen niet bij elkaar", error.what(), {}, help, {}};
  return {Exit::usage, "De opdracht klopt niet", error.what(), {}, help, {}};
}

}  // namespace zegel::cli
