// Random: the only source of randomness (tidy bans rand, mt19937, random_device elsewhere).
// Threads: SystemRandom any; FixedRandom (tests and the scripted demo) one.
#pragma once

#include <span>

#include "ledger/base/bytes.h"

namespace zegel::crypto {

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<base::Byte> out) = 0;
  template <std::size_t N>
  base::ByteArray<N> bytes() {
    base::ByteArray<N> out;
    fill(out);
    return out;
  }
};

class SystemRandom final : public Random {
 public:
  void fill(std::span<base::Byte> out) override;  // randombytes_buf
};

}  // namespace zegel::crypto
