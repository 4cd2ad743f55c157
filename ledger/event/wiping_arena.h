// Memory for opened content: grows by blocks, gives nothing back before it ends, and is then wiped
// as far as it was used (I6, sleutels.md 14). So a value that is dropped or grown leaves no copy
// behind.
// Invariants: not copyable; everything in it ends with it. Threads: one owner.
#pragma once

#include <boost/json/memory_resource.hpp>
#include <cstddef>
#include <memory>
#include <vector>

namespace zegel::event {

class WipingArena final : public boost::json::memory_resource {
 public:
  explicit WipingArena(std::size_t first_block);
  ~WipingArena() override;
  WipingArena(const WipingArena&) = delete;
  WipingArena& operator=(const WipingArena&) = delete;

 private:
  struct Block {
    std::unique_ptr<unsigned char[]> bytes;
    std::size_t size = 0;
    std::size_t used = 0;
  };
  void* do_allocate(std::size_t bytes, std::size_t alignment) override;
  void do_deallocate(void*, std::size_t, std::size_t) override {}
  bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }

  std::vector<Block> blocks_;
};

}  // namespace zegel::event

// Boost.JSON then skips the destructors of values that live here.
template <>
struct boost::json::is_deallocate_trivial<zegel::event::WipingArena> {
  static constexpr bool value = true;
};
