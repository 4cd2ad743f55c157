// One event verified in six steps (envelop.md 10 O1-O6, console.md 8), with whatever the caller
// has: event, receipt and policy give O1, O2, O5, O6; a key gives O3; the key events give O4.
// `zegel-verify` and `zegel controleer` run exactly this. Threads: see Examiner. Errors: none; what
// is wrong stands in the report.
#pragma once

#include <optional>
#include <string_view>

#include "ledger/audit/examine.h"
#include "ledger/audit/key_history.h"

namespace zegel::audit {

struct KeyEvidence {
  std::optional<crypto::PublicKey> key;  // nullopt: the one in the history
  const KeyHistory* history = nullptr;   // nullptr: O4 is not judged
};

Report verify_event(Examiner& examiner, std::string_view event, std::string_view receipt,
                    const KeyEvidence& evidence = {});

}  // namespace zegel::audit
