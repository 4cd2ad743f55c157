// Secret<N>: key bytes in guarded, locked memory (sleutels.md 14). Move-only, wiped on destruction
// and on move, compared in constant time; no operator<<, no conversion to a string, and its bytes
// are reachable only through reveal(), which only ledger/crypto and ledger/keys may call (tidy).
// Threads: one owner. Errors: an arena that cannot be locked ends the process (exit 76) at start.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "ledger/base/bytes.h"

namespace zegel::crypto {

// One slot of 64 bytes in the locked arena. nullptr-free: aborts when the arena is exhausted.
std::uint8_t* secret_acquire();
void secret_release(std::uint8_t* slot) noexcept;
bool secret_equal(const std::uint8_t* a, const std::uint8_t* b, std::size_t n);

template <std::size_t N>
class Secret {
  static_assert(N <= 64);

 public:
  Secret() : slot_(secret_acquire()) {}
  Secret(Secret&& other) noexcept : slot_(std::exchange(other.slot_, nullptr)) {}
  Secret& operator=(Secret&& other) noexcept {
    if (this == &other) return *this;
    if (slot_) secret_release(slot_);
    slot_ = std::exchange(other.slot_, nullptr);
    return *this;
  }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() {
    if (slot_) secret_release(slot_);
  }
  std::span<std::uint8_t, N> writable() { return std::span<std::uint8_t, N>(slot_, N); }
  std::span<const std::uint8_t, N> reveal() const {
    return std::span<const std::uint8_t, N>(slot_, N);
  }
  bool equals(const Secret& other) const { return secret_equal(slot_, other.slot_, N); }
  Secret clone() const {
    Secret copy;
    for (std::size_t i = 0; i < N; ++i) copy.slot_[i] = slot_[i];
    return copy;
  }

 private:
  std::uint8_t* slot_;
};

// Checks at start that sodium works, memory can be locked and the library refuses the mixed-order
// key of envelop.md 8 (CVE-2025-69277). False: exit 76. Also sets RLIMIT_CORE 0, PR_SET_DUMPABLE 0.
bool harden_process(const char*& reason);

}  // namespace zegel::crypto
