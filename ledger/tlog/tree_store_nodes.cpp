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
  auto made = std::make_unique<Tile>();
  made->number = number;
  made->width = row->size() / sizeof(Hash);
  made->nodes.resize(start_of(9));
  std::memcpy(made->nodes.data(), row->data(), row->size());
  for (unsigned r = 1; r <= 8; ++r)
    for (std::size_t i = 0; i < made->width >> r; ++i)
      made->nodes[start_of(r) + i] = node_hash(made->nodes[start_of(r - 1) + 2 * i],
                                               made->nodes[start_of(r - 1) + 2 * i + 1]);
  return last_[level] = (kept_[level][number] = std::move(made)).get();
}

}  // namespace zegel::tlog
