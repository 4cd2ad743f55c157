#include "ledger/tlog/tree_store_nodes.h"

#include <fmt/format.h>

#include <cstring>

#include "ledger/base/limits.h"
#include "ledger/store/ledger_rows.h"

namespace zegel::tlog {
namespace {

constexpr std::size_t width = base::limits::tile_width;

// Nodes of level r (0..8) inside a tile start here: 0, 256, 384, 448 ... 510.
constexpr std::size_t start_of(unsigned r) { return 2 * width - (2 * width >> r); }

std::unexpected<base::Failure> damaged(unsigned level, std::uint64_t number) {
  return std::unexpected(
      base::Failure::fatal(fmt::format("tile {}/{} is missing or too short", level, number)));
}

bool begins_with(base::ByteView row, const TileCache::Tile& tile) {
  const std::size_t size = tile.width * sizeof(Hash);
  return row.size() >= size && std::memcmp(row.data(), tile.nodes.data(), size) == 0;
}

// From the tile's width to the row's: the new hashes, and the nodes that they complete.
void extend(TileCache::Tile& tile, base::ByteView row) {
  const std::size_t before = tile.width, after = row.size() / sizeof(Hash);
  std::memcpy(tile.nodes.data() + before, row.data() + before * sizeof(Hash),
              (after - before) * sizeof(Hash));
  for (unsigned r = 1; r <= 8; ++r)
    for (std::size_t i = before >> r; i < after >> r; ++i)
      tile.nodes[start_of(r) + i] = node_hash(tile.nodes[start_of(r - 1) + 2 * i],
                                              tile.nodes[start_of(r - 1) + 2 * i + 1]);
  tile.width = after;
}

}  // namespace

base::Result<Hash> TileNodes::node(unsigned level, std::uint64_t index) {
  const unsigned tile_level = level / 8, inside = level % 8;
  const std::uint64_t first = index << inside;  // of the row
  if (tile_level >= tile_levels) return damaged(tile_level, 0);
  TRY(found, tile(tile_level, first / width));
  const std::size_t slot = (first % width) >> inside;
  if (((slot + 1) << inside) > found->width) return damaged(tile_level, first / width);
  return found->nodes[start_of(inside) + slot];
}

base::Result<const TileNodes::Tile*> TileNodes::tile(unsigned level, std::uint64_t number) {
  if (last_[level] && last_[level]->number == number) return last_[level];
  if (const auto it = kept_[level].find(number); it != kept_[level].end())
    return last_[level] = it->second.get();

  const auto row = rows_.get(tiles_, store::tile_key(level, number));
  if (!row || row->empty() || row->size() % sizeof(Hash) != 0 || row->size() > width * sizeof(Hash))
    return damaged(level, number);
  if (++count_ > most_tiles) {
    for (unsigned i = 0; i < tile_levels; ++i) {
      kept_[i].clear();
      last_[i] = nullptr;
    }
    count_ = 1;
  }
  Tile& tile = place(level, number, *row);
  extend(tile, *row);
  return last_[level] = &tile;
}

// The cached tile where it is this one and its hashes are the row's; else an empty one.
TileNodes::Tile& TileNodes::place(unsigned level, std::uint64_t number, base::ByteView row) {
  std::unique_ptr<Tile>* newest = cache_ ? &cache_->newest[level] : nullptr;
  if (newest && *newest && (*newest)->number == number && begins_with(row, **newest))
    return **newest;
  auto made = std::make_unique<Tile>();
  made->number = number;
  made->nodes.resize(start_of(9));
  if (newest == nullptr || (*newest && (*newest)->number > number))
    return *(kept_[level][number] = std::move(made));
  last_[level] = nullptr;  // it may point at the one that goes
  return *(*newest = std::move(made));
}

}  // namespace zegel::tlog
