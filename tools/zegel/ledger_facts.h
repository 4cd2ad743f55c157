// What a signing tool needs to know of the ledger, from GET /v1/registers (api.md 3): its id, the
// clock of the ledger (practice time too) and the newest checkpoint of a register.
// Threads: one. Errors: those of service.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tools/zegel/service.h"

namespace zegel::cli {

struct Facts {
  std::string ledger_id;
  std::string origin;                    // <ledger id>/<register>
  std::int64_t clock = 0;                // unix seconds
  std::optional<std::uint64_t> size;     // of the newest checkpoint
  std::string policy;                    // tlog-policy text
};

Outcome<Facts> facts_of(Service& service, std::string_view reg);
Outcome<Facts> ask_facts(const Context& context, std::string_view reg);

}  // namespace zegel::cli
