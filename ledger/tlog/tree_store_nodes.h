// Nodes from stored tiles: the 255 interior nodes of a tile are computed once, when first asked,
// and kept while this lives; with a TileCache those of the newest tile of a level longer. A row
// gives its complete subtrees; the caller's size decides which of them it may use.
// Threads: one. Errors: a missing, short or odd row is fatal.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "ledger/store/lmdb.h"
#include "ledger/tlog/path.h"

namespace zegel::tlog {

// The newest tile of each level with its interior nodes, from one batch to the next: a tile that
// grew costs its new nodes only. Never trusted: its hashes are compared with the row first.
struct TileCache {
  struct Tile {
    std::uint64_t number = 0;
    std::size_t width = 0;
    std::vector<Hash> nodes;  // 256 of the row, then 128, 64 ... 1 above them
  };
  std::unique_ptr<Tile> newest[8];
};

class TileNodes final : public Nodes {
 public:
  TileNodes(const store::Rows& rows, store::Table tiles, TileCache* cache = nullptr)
      : rows_(rows), tiles_(tiles), cache_(cache) {}
  base::Result<Hash> node(unsigned level, std::uint64_t index) override;

 private:
  using Tile = TileCache::Tile;
  Tile& place(unsigned level, std::uint64_t number, base::ByteView row);
  base::Result<const Tile*> tile(unsigned level, std::uint64_t number);

  static constexpr std::size_t most_tiles = 64;
  static constexpr unsigned tile_levels = 8;
  const store::Rows& rows_;
  store::Table tiles_;
  TileCache* cache_;
  std::unordered_map<std::uint64_t, std::unique_ptr<Tile>> kept_[tile_levels];
  const Tile* last_[tile_levels] = {};  // neighbours of one batch lie in one tile
  std::size_t count_ = 0;
};

}  // namespace zegel::tlog
