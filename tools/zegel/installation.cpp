#include "tools/zegel/installation.h"

#include <fmt/format.h>

#include "ledger/base/limits.h"
#include "tools/zegel/files.h"

namespace zegel::cli {

Outcome<config::Values> settings_of(const Context& context) {
  config::Sources sources;
  sources.file_required = !context.config.empty();
  sources.file = sources.file_required ? context.config : standard_config;
  sources.environment = config::process_environment();
  if (!context.map.empty()) {
    std::error_code ignored;
    sources.practice = true;
    sources.map = std::filesystem::absolute(context.map, ignored);
    if (!sources.file_required) sources.file.clear();
  }
  auto values = config::load(sources);
  if (!values) return std::unexpected(stop_of(values.error()));
  return std::move(*values);
}

Outcome<node::Options> installation_of(const Context& context) {
  const bool practice = !context.map.empty();
  TRY(values, settings_of(context));
  auto found = config::installation(values, practice);
  if (!found) return std::unexpected(stop_of(found.error()));
  return std::move(*found);
}

Stop stop_of(const config::Faults& faults) {
  Stop out;
  out.exit = Exit::usage;
  out.what = "De instellingen kloppen niet";
  out.next = "zegel config voorbeeld";
  for (const config::Fault& fault : faults)
    out.complaints.push_back({fault.place, {}, fault.sentence, {}});
  return out;
}

Stop stop_of(const node::StartFailure& failure) {
  Stop out;
  out.exit = failure.check == "slot" ? Exit::conflict : Exit::error;
  out.what = "Het logboek gaat niet open";
  out.why = fmt::format("{} ({}, code {})", failure.sentence, failure.check, failure.exit_code);
  return out;
}

Outcome<std::string> policy_text(const node::Options& options) {
  std::string out;
  for (const std::string& reg : options.registers) {
    const auto file = options.keys / fmt::format("controlepunt.{}.pub", reg);
    TRY(vkey, read_text(file, base::limits::policy));
    out += fmt::format("log {}\n", vkey.substr(0, vkey.find('\n')));
  }
  return out + "quorum none\n";
}

}  // namespace zegel::cli
