#include "ledger/crypto/secret.h"

#include <mutex>
#include <vector>

#include "ledger/base/check.h"
#include "ledger/crypto/arena.h"
#include "ledger/crypto/sodium_ready.h"

namespace zegel::crypto {
namespace {

// 8,192 slots: the blad cache of 4,096 entries, and leases and record keys of requests in flight.
// 512 KiB, below the default limit of 8 MiB on locked memory.
constexpr std::size_t slot_size = 64;
constexpr std::size_t slot_count = 8'192;

// One allocation with guard pages on both sides (a sodium_malloc per key costs 24 us and three
// pages). sodium_malloc ignores a failed mlock, so it is asked again and the answer kept.
// Free slots hold zeros. The arena lives as long as the process: keys in static objects may still
// be released after main.
class Arena {
 public:
  Arena() {
    sodium_ready();
    memory_ = static_cast<std::uint8_t*>(sodium_malloc(slot_size * slot_count));
    ZEGEL_CHECK(memory_ != nullptr);
    locked_ = sodium_mlock(memory_, slot_size * slot_count) == 0;
    sodium_memzero(memory_, slot_size * slot_count);
    free_.reserve(slot_count);
    for (std::size_t i = slot_count; i > 0; --i) free_.push_back(memory_ + (i - 1) * slot_size);
  }
  std::uint8_t* take() {
    const std::lock_guard guard(mutex_);
    ZEGEL_CHECK(!free_.empty());
    std::uint8_t* const slot = free_.back();
    free_.pop_back();
    return slot;
  }
  void give_back(std::uint8_t* slot) noexcept {
    sodium_memzero(slot, slot_size);
    const std::lock_guard guard(mutex_);
    free_.push_back(slot);
  }
  bool locked() const { return locked_; }
  std::size_t free_slots() {
    const std::lock_guard guard(mutex_);
    return free_.size();
  }

 private:
  std::uint8_t* memory_ = nullptr;
  bool locked_ = false;
  std::mutex mutex_;
  std::vector<std::uint8_t*> free_;
};

Arena& arena() {
  static Arena* const only = new Arena;
  return *only;
}

}  // namespace

std::uint8_t* secret_acquire() { return arena().take(); }
void secret_release(std::uint8_t* slot) noexcept { arena().give_back(slot); }

bool secret_equal(const std::uint8_t* a, const std::uint8_t* b, std::size_t n) {
  return sodium_memcmp(a, b, n) == 0;
}

bool arena_is_locked() { return arena().locked(); }
std::size_t arena_free_slots() { return arena().free_slots(); }

}  // namespace zegel::crypto
