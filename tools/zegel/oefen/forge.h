// Case 2 of console.md 13: another leaf in the place of one, under the same kenmerk, with a
// signature that is valid because the partner key was stolen. Only the tree can tell.
// Threads: one.
#pragma once

#include "tools/zegel/oefen/practice.h"
#include "tools/zegel/oefen/tamper.h"

namespace zegel::cli::oefen {

struct Forgery {
  Row row;               // the leaf that is replaced
  base::Bytes value;     // its new row
  std::string partner;   // whose key was stolen
};

// A random verstrekking of the casus, told otherwise.
Outcome<Forgery> forge(const Copy& copy, const Practice& practice);

}  // namespace zegel::cli::oefen
