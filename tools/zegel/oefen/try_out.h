// What a visitor does with a running practice ledger: check all of it, send one more verstrekking,
// join with an own key.
// Threads: one. Errors: Exit::not_found when it does not run.
#pragma once

#include "tools/zegel/context.h"

namespace zegel::cli::oefen {

Outcome<Exit> check_all(const Context& context);
Outcome<Exit> send_one(const Context& context);
// Registers the visitor's own key for Woonstichting Het Anker, as beheerder and privacy-officer do.
Outcome<Exit> admit_key(const Context& context, const std::string& pem);

}  // namespace zegel::cli::oefen
