// FixedRandom with dice: what a generator of random events draws from. The seed is printed by who
// draws it, so that a failure replays. Threads: one owner.
#pragma once

#include <cstdint>

#include "tests/support/fixed_random.h"

namespace zegel::tests {

class SeededRandom : public FixedRandom {
 public:
  using FixedRandom::FixedRandom;

  // 0 .. bound-1; the small bias of the remainder does not matter to a test.
  std::uint64_t below(std::uint64_t bound) {
    std::uint64_t value = 0;
    for (const base::Byte byte : bytes<8>()) value = (value << 8) | byte;
    return value % bound;
  }
  bool chance(unsigned percent) { return below(100) < percent; }
};

}  // namespace zegel::tests
