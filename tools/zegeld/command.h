// The command line of zegeld: where the settings come from, and nothing else (api.md 9).
//   zegeld [--config FILE] [--oefen --map DIR] [--zet sectie.sleutel=waarde]... [--versie]
// Threads: one. Errors: faults as of the settings, exit 78.
#pragma once

#include <expected>
#include <span>

#include "config/values.h"

namespace zegel::zegeld {

struct Command {
  config::Sources sources;
  bool version = false;  // --versie: print and end
};

std::expected<Command, config::Faults> read_command(std::span<char*> arguments);

}  // namespace zegel::zegeld
