#include "tools/zegel-verify/options.h"

#include <fmt/format.h>

#include <charconv>

namespace zegel::verify {
namespace {

struct TextRow {
  std::string_view name;
  std::string Options::*field;
};
constexpr TextRow text_rows[] = {
    {"--gebeurtenis", &Options::event}, {"--bewijs", &Options::receipt},
    {"--beleid", &Options::policy},     {"--bewijspakket", &Options::package},
    {"--map", &Options::directory},     {"--lijst", &Options::list},
};

bool set_text(Options& options, std::string_view name, std::string_view value) {
  for (const TextRow& row : text_rows) {
    if (row.name != name) continue;
    options.*row.field = value;
    return true;
  }
  return false;
}

bool set_cores(Options& options, std::string_view value) {
  const auto [end, failed] = std::from_chars(value.begin(), value.end(), options.cores);
  return failed == std::errc() && end == value.end() && options.cores >= 1 && options.cores <= 1024;
}

// Which task follows from what was given; exactly one fits.
std::string choose_task(Options& options) {
  const bool one = !options.event.empty() || !options.receipt.empty();
  const bool package = !options.package.empty();
  const bool many = !options.directory.empty() || !options.list.empty();
  if (one + package + many != 1)
    return "Geef --gebeurtenis en --bewijs, of --bewijspakket, of --map of --lijst.";
  options.task = one ? Task::event : package ? Task::package : Task::many;
  if (one && (options.event.empty() || options.receipt.empty()))
    return "Geef --gebeurtenis en --bewijs allebei.";
  if (many && !options.directory.empty() && !options.list.empty())
    return "Geef --map of --lijst, niet allebei.";
  if (!package && options.policy.empty()) return "Geef het beleid: --beleid BESTAND.";
  return {};
}

}  // namespace

std::optional<Options> parse_options(std::span<const char* const> arguments, std::string& fault) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view name = arguments[i];
    if (name == "--hulp" || name == "-h" || name == "--help") return Options{};
    if (name == "--versie") {
      options.task = Task::version;
      return options;
    }
    if (name == "--json" || name == "--stil") {
      (name == "--json" ? options.json : options.quiet) = true;
      continue;
    }
    const std::string_view value = i + 1 < arguments.size() ? arguments[i + 1] : "";
    const bool known = name == "--kernen" ? set_cores(options, value)
                                          : !value.empty() && set_text(options, name, value);
    if (!known) {
      fault = fmt::format("De optie {} klopt niet, of haar waarde ontbreekt.", name);
      return std::nullopt;
    }
    ++i;
  }
  fault = choose_task(options);
  if (!fault.empty()) return std::nullopt;
  return options;
}

std::string_view help_text() {
  return R"(zegel-verify controleert een gebeurtenis en haar ontvangstbewijs, zonder netwerk.

  zegel-verify --gebeurtenis BESTAND --bewijs BESTAND --beleid BESTAND
  zegel-verify --bewijspakket BESTAND [--beleid BESTAND]
  zegel-verify --map MAP --beleid BESTAND       elke NAAM.sd-jwt met NAAM.tlog-proof
  zegel-verify --lijst BESTAND --beleid BESTAND per regel een pad zonder .sd-jwt; - is stdin

  --kernen N   zoveel kernen; anders alle
  --json       een JSON-object op stdout
  --stil       alleen de uitgang
  --versie     versie

Een bewijspakket brengt zijn eigen beleid mee. Met --beleid geldt het uwe.
Uitgang: 0 goed, 1 niet goed, 2 onbruikbare invoer.

Wat dit niet bewijst: dat de inhoud waar is; dat alles wat gedeeld is ook is ingestuurd; het
precieze tijdstip, wel de volgorde en het uur; dat niemand een kopie heeft van wat vernietigd is.)";
}

}  // namespace zegel::verify
