// What a caller asks of a list (api.md 2.3): how many rows, from where, and up to which moment.
//
// Invariants: `extents` names every register of the list, in the list's order, with a size that a
// signed checkpoint covers: of now, of totEnMet, or of page one. Threads: values.
// Errors: refused `cursor-ongeldig` (not made for this question), V-SCH-4 `?totEnMet` (other
// registers, or further than the ledger is).
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "api/call.h"
#include "api/lijst/extent.h"
#include "ledger/base/bytes.h"
#include "ledger/base/failure.h"

namespace zegel::api::lijst {

struct Ask {
  std::size_t limit = 50;
  bool total = false;
  Extents extents;
  bool frozen = false;   // by totEnMet
  base::Bytes place;     // where this page begins, as the list made it; empty: at the beginning
  std::string binding;   // of the cursor of the next page
};

base::Result<Ask> read_ask(const Call& call, const std::vector<std::string>& registers);

// The newest sizes that a signed checkpoint covers.
Extents covered(Services& services, const std::vector<std::string>& registers);

}  // namespace zegel::api::lijst
