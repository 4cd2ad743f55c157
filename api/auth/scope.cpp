#include "api/auth/scope.h"

#include <algorithm>

namespace zegel::auth {

bool Scope::names(const base::CasusId& casus) const {
  return whole || std::ranges::binary_search(dossiers, casus);
}

bool Scope::names(std::string_view oin) const {
  return whole || std::ranges::binary_search(organisations, oin, {},
                                             [](const std::string& one) -> std::string_view {
                                               return one;
                                             });
}

std::string Scope::text() const {
  if (whole) return "ledger";
  std::string out;
  for (const base::CasusId& casus : dossiers) out += casus.text() + " ";
  for (const std::string& oin : organisations) out += oin + " ";
  return out;
}

}  // namespace zegel::auth
