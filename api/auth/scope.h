// How far a signed-in caller sees, after its role (api.md 1): what lies outside is 404.
//
// Invariants: a partner's scope is its own OIN; staff see the ledger, or the dossiers and
// organisations that their autorisaties name. Threads: values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/auth/caller.h"
#include "ledger/base/ids.h"

namespace zegel::auth {

struct Scope {
  bool whole = false;                      // the ledger
  std::vector<base::CasusId> dossiers;     // sorted
  std::vector<std::string> organisations;  // OINs, sorted

  bool names(const base::CasusId& casus) const;
  bool names(std::string_view oin) const;
  // Two callers with the same text see the same.
  std::string text() const;
};

}  // namespace zegel::auth
