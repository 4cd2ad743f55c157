// What every verb gets: the terminal and the options that stand before or after any verb.
// Threads: one.
#pragma once

#include <filesystem>
#include <string>

#include "tools/zegel/terminal.h"

namespace zegel::cli {

struct Context {
  Terminal terminal;
  std::string url;                // --url: http(s)://host:port of zegeld
  std::string socket;             // --sok: unix socket of zegeld, as beheerder
  std::filesystem::path config;   // --config
  std::filesystem::path map;      // --map: the practice ledger
  std::string as_role;            // --als: in oefenmodus, e.g. "fg; medewerker=anna"
};

}  // namespace zegel::cli
