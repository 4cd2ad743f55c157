// E9 and E10: may this key sign this event here and now (envelop.md 7, 8). Pure.
// Errors: V-SLT-2, V-SLT-3, V-ENV-5, V-SCH-1, V-SCH-8; V-ENV-6. E9 reports its faults at once.
#pragma once

#include "ledger/base/failure.h"
#include "ledger/catalogue/events.h"
#include "ledger/event/skelet.h"
#include "ledger/intake/intake.h"
#include "ledger/ports/judge.h"

namespace zegel::intake {

struct Claimed {                  // what E9 looks at
  const event::Skelet& skelet;
  const ports::SignerKey& signer;
  const Caller& caller;
  const Route* route;             // nullptr: aud is not ours
  base::Hour received;
};

// The catalogue row that the event has to fit.
base::Result<const catalogue::EventRow*> check_authority(const Claimed& claimed);
base::Status check_time(const event::Skelet& skelet, std::int64_t now);

// Valid at hour t iff begin <= t < end and t < revoked.
bool valid_at(const ports::SignerKey& key, base::Hour hour);

}  // namespace zegel::intake
