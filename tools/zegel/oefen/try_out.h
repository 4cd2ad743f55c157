// What a visitor does with a running practice ledger: check all of it, send one more verstrekking.
// Threads: one. Errors: Exit::not_found when it does not run.
#pragma once

#include "tools/zegel/context.h"

namespace zegel::cli::oefen {

Outcome<Exit> check_all(const Context& context);
Outcome<Exit> send_one(const Context& context);

}  // namespace zegel::cli::oefen
