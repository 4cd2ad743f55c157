// What a step of envelop.md 7 refused, as text: "V-ENV-7 /onthullingen/3, V-ENV-8 ...".
#pragma once

#include <string>

#include "ledger/base/failure.h"

namespace zegel::tests {

template <class T>
std::string refusals(const base::Result<T>& result) {
  if (result) return "aangenomen";
  std::string out;
  for (const base::Refusal& one : result.error().refusals) {
    if (!out.empty()) out += ", ";
    out += one.code;
    if (!one.veld.empty()) out += " " + one.veld;
  }
  return out;
}

}  // namespace zegel::tests
