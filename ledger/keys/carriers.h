// All dragers of a ledger, judged together at start and before they are written (sleutels.md 10
// (2), 14). Threads: one owner. Errors: fatal with the sentence for exit 76.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ledger/base/failure.h"
#include "ledger/keys/carrier.h"

namespace zegel::keys {

struct Carriers {
  std::vector<CarrierFacts> fit;        // reachable and approved
  std::vector<std::string> warnings;    // Dutch sentences
};

enum class Absent : bool { refused, tolerated };

// `uncertain` (overschrijven_onzeker) turns a doubt about overwriting into a warning. A drager that
// is not reachable is tolerated at start, where one is enough, and refused when keys are made.
base::Result<Carriers> judge_carriers(std::vector<CarrierFacts> seen, bool uncertain,
                                      Absent absent);

// Swap that is not encrypted can hold what was in memory; nullopt: none, or encrypted.
std::optional<std::string> swap_warning(std::string_view proc_swaps);

}  // namespace zegel::keys
