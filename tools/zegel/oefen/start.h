// `zegel oefen start`: the practice ledger filled with the casus and served; with `check` in a
// fresh directory, verified and stopped (console.md 13). Threads: main.
#pragma once

#include <cstdint>
#include <string>

#include "tools/zegel/context.h"

namespace zegel::cli::oefen {

struct StartOptions {
  bool check = false;
  std::uint16_t port = 8080;            // the first to try
  std::string called = "zegel oefen";   // how the person calls us, for the hints
};

Outcome<Exit> start(const Context& context, const StartOptions& options);

}  // namespace zegel::cli::oefen
