// `zegel oefen knoei` (console.md 13): changes a copy behind the ledger's back, and lets the full
// check find it. Case 1: one byte. Case 2: a leaf replaced by one that is validly signed with a
// stolen partner key. Case 4: an inhoud record removed. Case 3 needs witnesses and comes later.
// Threads: one. Errors: Exit::error when a change is not found: that would be a defect.
#pragma once

#include <cstdint>
#include <optional>

#include "tools/zegel/context.h"

namespace zegel::cli::oefen {

struct TamperOptions {
  std::optional<std::uint64_t> byte;   // change this one; else random ones
  unsigned count = 40;                 // of random bytes
};

Outcome<Exit> tamper(const Context& context, const TamperOptions& options);

}  // namespace zegel::cli::oefen
