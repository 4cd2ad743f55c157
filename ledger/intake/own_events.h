// Events that the ledger signs itself (envelop.md 11): staff drafts and events of L.
//
// Invariants: signed with the huissleutel; iss is the own OIN; the bytes go through E2-E17 like any
// other, there is no inner door. Threads: any.
// Errors: refused V-SCH-1 (role may not draft this type here), V-SCH-3, V-SCH-6 (no class known).
#pragma once

#include <boost/json/fwd.hpp>
#include <string>
#include <string_view>

#include "ledger/intake/intake.h"

namespace zegel::intake {

// {jti, register, evt, inhoud} of a staff member or of L. `inhoud` holds the keys that the drafter
// knows; `medewerker` is filled from the caller.
struct Draft {
  base::Jti jti;
  std::string_view reg;
  std::string_view evt;
  const boost::json::object& inhoud;
};

}  // namespace zegel::intake
