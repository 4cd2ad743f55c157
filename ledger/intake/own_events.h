// Events that the ledger signs itself (envelop.md 11): staff drafts and events of L.
//
// Invariants: signed with the huissleutel; iss is the own OIN; the bytes go through E2-E17 like any
// other, there is no inner door. `medewerker` is filled from the caller, but for events of L, whose
// `inhoud` names the reader. Threads: any.
// Errors: refused V-SCH-1 (this role may not draft this here), V-SCH-3 (a key outside the row).
#pragma once

#include <boost/json/fwd.hpp>
#include <string>
#include <string_view>

#include "ledger/intake/intake.h"

namespace zegel::intake {

struct Draft {                             // api.md 3.1
  base::Jti jti;
  std::string_view reg;
  std::string_view evt;
  const boost::json::object& inhoud;
};

class OwnEvents {
 public:
  const ports::Judge& judge;               // all outlive this
  const sequencer::Sequencer& sequencer;
  const base::Clock& clock;
  crypto::Random& random;
  const crypto::SigningKey& huissleutel;
  std::string ledger_id;
  std::string own_oin;

  // Fills iss, aud, iat, chk, bkl (of the dossier or opener), vwa, salts and medewerker.
  base::Result<std::string> sign(const Draft& draft, const Caller& caller) const;
};

}  // namespace zegel::intake
