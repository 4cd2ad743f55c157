// From a draft to a signed event (envelop.md 12): completes the claims, issues by the catalogue row
// and runs the checks of the ledger (shape, all faults at once) before anything is sent.
//
// Invariants: nothing leaves sign() that E2-E14 would refuse at this moment, but for what the rules
// about sharing say (ledger/event/rules.h): that comes along as warnings. Threads: any.
// Errors: Exit::usage with every V-code.
#pragma once

#include <string>

#include "ledger/crypto/ed25519.h"
#include "ledger/crypto/random.h"
#include "tools/zegel/draft.h"

namespace zegel::cli {

struct Signing {                 // what the draft leaves open
  std::string ledger_id;
  std::string oin;               // of the signing organisation
  std::int64_t now = 0;          // ledger time
  std::optional<std::uint64_t> seen;  // size of the newest checkpoint seen: chk
};

struct SignedEvent {
  base::Jti jti;
  std::string origin;
  std::string bytes;             // compact SD-JWT
  std::vector<Complaint> warnings;  // why the ledger will refuse it as it stands
};

Outcome<SignedEvent> sign(Draft draft, const Signing& with, const crypto::SigningKey& key,
                          crypto::Random& random);
// The same without those checks: what the ledger itself must refuse.
Outcome<SignedEvent> sign_unchecked(Draft draft, const Signing& with,
                                    const crypto::SigningKey& key, crypto::Random& random);

// A ledger id that begins with "oefen." is a practice ledger (api.md 5).
bool is_practice(std::string_view ledger_id);

}  // namespace zegel::cli
