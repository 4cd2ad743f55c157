// The frontier: one complete subtree per binary digit of the size, enough to append and to give the
// root. About one node hash per leaf. Also known as compact range.
//
// Invariant: level l holds a hash if and only if bit l of the size is set. Threads: values.
#pragma once

#include <array>
#include <cstdint>

#include "ledger/tlog/merkle.h"

namespace zegel::tlog {

class Frontier {
 public:
  static constexpr unsigned levels = 63;

  base::TreeSize size() const { return {size_}; }
  bool has(unsigned level) const { return (size_ >> level & 1) != 0; }
  const Hash& at(unsigned level) const { return hashes_[level]; }
  // For reading back stored rows: each level once, in any order.
  void set(unsigned level, const Hash& hash) {
    hashes_[level] = hash;
    size_ |= std::uint64_t{1} << level;
  }

  // `on_tile(tile_level, hash)`: a hash that the tiles of that level keep, in order.
  template <class OnTile>
  void push(const Hash& leaf, OnTile&& on_tile) {
    Hash hash = leaf;
    on_tile(0u, hash);
    unsigned level = 0;
    for (std::uint64_t digits = size_; digits & 1; digits >>= 1) {
      hash = node_hash(hashes_[level], hash);
      if (++level % 8 == 0) on_tile(level / 8, hash);
    }
    hashes_[level] = hash;
    ++size_;
  }

  Hash root() const;

 private:
  std::uint64_t size_ = 0;
  std::array<Hash, levels> hashes_{};
};

}  // namespace zegel::tlog
