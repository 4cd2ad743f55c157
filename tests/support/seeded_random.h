// Randomness that repeats: SHA-256 of a seed and a counter. For tests and their fixtures only; the
// seed is printed by whoever draws it, so a failure replays. Threads: one owner.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ledger/crypto/hash.h"
#include "ledger/crypto/random.h"

namespace zegel::support {

class SeededRandom final : public crypto::Random {
 public:
  explicit SeededRandom(std::string_view seed) : seed_(seed) {}

  void fill(std::span<base::Byte> out) override {
    for (base::Byte& byte : out) {
      if (at_ == block_.size()) refill();
      byte = block_[at_++];
    }
  }
  // 0 .. bound-1; the small bias of the remainder does not matter to a test.
  std::uint64_t below(std::uint64_t bound) {
    std::uint64_t value = 0;
    for (const base::Byte byte : bytes<8>()) value = (value << 8) | byte;
    return value % bound;
  }
  bool chance(unsigned percent) { return below(100) < percent; }

 private:
  void refill() {
    const std::string text = seed_ + "/" + std::to_string(counter_++);
    block_ = crypto::sha256(base::as_bytes(text));
    at_ = 0;
  }

  std::string seed_;
  std::uint64_t counter_ = 0;
  base::Hash block_{};
  std::size_t at_ = sizeof(base::Hash);
};

}  // namespace zegel::support
