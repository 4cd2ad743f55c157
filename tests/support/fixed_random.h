// Random that repeats: SHA-256 of a seed and a counter. For tests that compare bytes. Threads: one.
#pragma once

#include <algorithm>
#include <string>

#include "ledger/crypto/hash.h"
#include "ledger/crypto/random.h"

namespace zegel::tests {

class FixedRandom : public crypto::Random {
 public:
  explicit FixedRandom(std::string seed = "zegel") : seed_(std::move(seed)) {}
  void fill(std::span<base::Byte> out) override {
    while (!out.empty()) {
      const base::Hash block = crypto::sha256(base::as_bytes(seed_ + std::to_string(count_++)));
      const std::size_t taken = std::min(out.size(), block.size());
      std::copy_n(block.begin(), taken, out.begin());
      out = out.subspan(taken);
    }
  }

 private:
  std::string seed_;
  std::uint64_t count_ = 0;
};

}  // namespace zegel::tests
