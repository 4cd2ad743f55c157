// Many event/receipt pairs on all cores (prestaties.md P10).
//
// Every pair gets the same six steps; only what is wrong is kept. The order of `wrong` is that of
// the pairs, whatever the number of cores. Threads: starts and joins its own. Errors: a pair that
// cannot be read counts as unreadable.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ledger/tlog/policy.h"

namespace zegel::verify {

struct WrongPair {
  std::string path;
  std::string sentence;
  bool unreadable = false;
};
struct Tally {
  std::uint64_t total = 0;
  std::uint64_t wrong = 0;
  std::uint64_t unreadable = 0;
  std::vector<WrongPair> pairs;
  std::uint64_t good() const { return total - wrong - unreadable; }
};

Tally verify_pairs(std::span<const std::string> paths, const tlog::Policy& policy, unsigned cores);

}  // namespace zegel::verify
