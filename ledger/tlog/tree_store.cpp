#include "ledger/tlog/tree_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "ledger/base/limits.h"
#include "ledger/store/ledger_rows.h"
#include "ledger/tlog/frontier.h"
#include "ledger/tlog/tree_store_nodes.h"

namespace zegel::tlog {
namespace {

using base::ByteView;
using base::Failure;
using base::Result;
using base::Status;
using store::MutableRows;
using store::Rows;
using store::Table;

constexpr std::size_t tile_width = base::limits::tile_width;
constexpr std::size_t tile_bytes = tile_width * sizeof(Hash);
constexpr unsigned tile_levels = 8;

std::unexpected<Failure> damaged(std::string what) {
  return std::unexpected(Failure::fatal(std::move(what)));
}

// Hashes that tiles of `level` keep in a tree of `size` leaves.
std::uint64_t kept_at(unsigned level, std::uint64_t size) { return size >> (8 * level); }

Result<Frontier> load(const Rows& rows, Table table) {
  Frontier frontier;
  bool sound = true;
  rows.scan(table, {}, [&](ByteView key, ByteView value) {
    sound = key.size() == 1 && key[0] < Frontier::levels && value.size() == sizeof(Hash);
    if (!sound) return false;
    Hash hash;
    std::memcpy(hash.data(), value.data(), hash.size());
    frontier.set(key[0], hash);
    return true;
  });
  if (!sound) return damaged("a row of grens is damaged");
  return frontier;
}

void save(MutableRows& rows, Table table, const Frontier& before, const Frontier& after) {
  for (unsigned level = 0; level < Frontier::levels; ++level) {
    const base::ByteArray<1> key{static_cast<base::Byte>(level)};
    if (!after.has(level)) {
      if (before.has(level)) rows.erase(table, key);
      continue;
    }
    if (before.has(level) && before.at(level) == after.at(level)) continue;
    rows.put(table, key, after.at(level));
  }
}

// Adds `hashes` behind the `kept` ones of a level: one put per touched tile.
Status extend_tiles(MutableRows& rows, Table table, unsigned level, std::uint64_t kept,
                    std::span<const Hash> hashes) {
  while (!hashes.empty()) {
    const auto key = store::tile_key(level, kept / tile_width);
    const std::size_t before = kept % tile_width;
    const std::size_t added = std::min(hashes.size(), tile_width - before);
    const ByteView fresh(hashes.front().data(), added * sizeof(Hash));
    if (before == 0) {
      rows.put(table, key, fresh);
    } else {
      const auto row = rows.get(table, key);
      if (!row || row->size() != before * sizeof(Hash))
        return damaged(fmt::format("tile {}/{} has another width", level, kept / tile_width));
      std::array<base::Byte, tile_bytes> grown;
      std::memcpy(grown.data(), row->data(), row->size());
      std::memcpy(grown.data() + row->size(), fresh.data(), fresh.size());
      rows.put(table, key, ByteView(grown.data(), row->size() + fresh.size()));
    }
    kept += added;
    hashes = hashes.subspan(added);
  }
  return {};
}

}  // namespace

Result<TreeStore::Head> TreeStore::head(const Rows& rows) const {
  TRY(frontier, load(rows, frontier_));
  return Head{frontier.size(), frontier.root()};
}

Result<TreeStore::Head> TreeStore::append(MutableRows& rows, base::TreeSize size,
                                          std::span<const Hash> leaves) const {
  TRY(before, load(rows, frontier_));
  if (before.size() != size)
    return damaged(fmt::format("grens has size {}, stand {}", before.size().value, size.value));
  Frontier after = before;
  std::array<std::vector<Hash>, tile_levels> fresh;
  fresh[0].reserve(leaves.size());
  for (const Hash& leaf : leaves)
    after.push(leaf, [&](unsigned level, const Hash& hash) { fresh[level].push_back(hash); });
  for (unsigned level = 0; level < tile_levels; ++level)
    TRY_DO(extend_tiles(rows, tiles_, level, kept_at(level, size.value), fresh[level]));
  save(rows, frontier_, before, after);
  return Head{after.size(), after.root()};
}

Result<Proof> TreeStore::inclusion(const Rows& rows, base::LeafIndex index,
                                   base::TreeSize size) const {
  TileNodes nodes(rows, tiles_);
  return inclusion_path(nodes, index, size);
}

Result<Proof> TreeStore::consistency(const Rows& rows, base::TreeSize from, base::TreeSize to,
                                     TileCache* cache) const {
  TileNodes nodes(rows, tiles_, cache);
  return consistency_path(nodes, from, to);
}

Result<Hash> TreeStore::root_at(const Rows& rows, base::TreeSize size) const {
  TileNodes nodes(rows, tiles_);
  return tree_root(nodes, size);
}

std::optional<base::Bytes> TreeStore::tile(const Rows& rows, unsigned level, std::uint64_t number,
                                           unsigned width, base::TreeSize size) const {
  if (level >= tile_levels || width < 1 || width > tile_width) return std::nullopt;
  const std::uint64_t kept = kept_at(level, size.value);
  if (number > kept / tile_width || number * tile_width + width > kept) return std::nullopt;
  const auto row = rows.get(tiles_, store::tile_key(level, number));
  if (!row || row->size() < width * sizeof(Hash)) return std::nullopt;
  const ByteView hashes = row->first(width * sizeof(Hash));
  return base::Bytes(hashes.begin(), hashes.end());
}

Status TreeStore::check_edges(const Rows& rows, const Head& expected) const {
  TRY(frontier, load(rows, frontier_));
  if (frontier.size() != expected.size) return damaged("grens and stand differ in size");
  if (frontier.root() != expected.root) return damaged("grens and stand differ in root");
  TileNodes nodes(rows, tiles_);
  for (unsigned level = 0; level < Frontier::levels; ++level) {
    if (!frontier.has(level)) continue;
    TRY(edge, nodes.node(level, (expected.size.value >> level) - 1));
    if (edge != frontier.at(level)) return damaged(fmt::format("grens {} is not the edge", level));
  }
  for (unsigned level = 0; level < tile_levels; ++level) {
    const std::uint64_t kept = kept_at(level, expected.size.value);
    const auto edge = rows.get(tiles_, store::tile_key(level, kept / tile_width));
    if ((edge ? edge->size() : 0) != kept % tile_width * sizeof(Hash))
      return damaged(fmt::format("edge of level {}", level));
    if (rows.get(tiles_, store::tile_key(level, kept / tile_width + 1)))
      return damaged(fmt::format("a tile beyond the edge of level {}", level));
    if (kept < tile_width || level + 1 == tile_levels) continue;
    // The last full tile against its hash one level up.
    const std::uint64_t full = kept / tile_width - 1;
    TRY(left, nodes.node(8 * level + 7, 2 * full));
    TRY(right, nodes.node(8 * level + 7, 2 * full + 1));
    TRY(above, nodes.node(8 * level + 8, full));
    if (node_hash(left, right) != above)
      return damaged(fmt::format("full tile of level {}", level));
  }
  return {};
}

}  // namespace zegel::tlog
