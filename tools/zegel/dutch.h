// CLI11 in Dutch: labels of the help text, and a usage mistake as what, why and what to type.
// Threads: one.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "tools/zegel/stop.h"

namespace zegel::cli {

void speak_dutch(CLI::App& app);                    // before verbs are declared: they inherit it
std::string help_text(const CLI::App& app);         // of the deepest verb that was typed
Stop usage_stop(const CLI::App& app, const CLI::ParseError& error);

}  // namespace zegel::cli
