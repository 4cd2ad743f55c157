#include "tools/zegeld/command.h"

#include <string_view>

namespace zegel::zegeld {

namespace {

constexpr const char* standard_file = "/etc/zegel/zegel.toml";
constexpr const char* usage =
    "Gebruik: zegeld [--config BESTAND] [--oefen --map MAP] [--zet sectie.sleutel=waarde] "
    "[--versie]";

}  // namespace

std::expected<Command, config::Faults> read_command(std::span<char*> arguments) {
  Command command;
  config::Sources& sources = command.sources;
  config::Faults faults;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string_view word = arguments[i];
    const bool last = i + 1 == arguments.size();
    if (word == "--oefen") {
      sources.practice = true;
    } else if (word == "--versie") {
      command.version = true;
    } else if (last || (word != "--config" && word != "--map" && word != "--zet")) {
      faults.push_back({std::string(word), usage});
    } else if (word == "--config") {
      sources.file = arguments[++i];
      sources.file_required = true;
    } else if (word == "--map") {
      sources.map = std::filesystem::absolute(arguments[++i]);
    } else {
      const std::string_view pair = arguments[++i];
      const std::size_t equals = std::min(pair.find('='), pair.size());
      sources.flags.emplace_back(pair.substr(0, equals),
                                 pair.substr(std::min(equals + 1, pair.size())));
    }
  }
  if (sources.practice == sources.map.empty())
    faults.push_back({"--oefen", "--oefen en --map horen bij elkaar."});
  if (!faults.empty()) return std::unexpected(std::move(faults));
  if (sources.file.empty())
    sources.file = sources.practice ? sources.map / "zegel.toml" : standard_file;
  sources.environment = config::process_environment();
  return command;
}

}  // namespace zegel::zegeld
