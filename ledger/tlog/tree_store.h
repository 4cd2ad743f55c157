// The tree of one register in LMDB: `tegel` (tiles of 256 hashes, the last of a level grows in
// place) and `grens` (frontier: one row per binary digit of the size). logboek.md 8, 11.
//
// Invariants: frontier = right edge of the tiles = root; append is deterministic (I4); nothing here
// commits: the caller's transaction does. Threads: append in the writer's transaction; proofs and
// tiles from any read transaction. Errors: damage, and a proof outside the tree, are fatal.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/base/failure.h"
#include "ledger/store/lmdb.h"
#include "ledger/tlog/merkle.h"

namespace zegel::tlog {

struct TileCache;  // tree_store_nodes.h

class TreeStore {
 public:
  TreeStore(store::Table tiles, store::Table frontier) : tiles_(tiles), frontier_(frontier) {}

  struct Head {
    base::TreeSize size;
    Hash root{};
  };
  base::Result<Head> head(const store::Rows& rows) const;   // from the frontier
  // Appends leaf hashes at `size`; writes each touched tile once. Returns the new head.
  base::Result<Head> append(store::MutableRows& rows, base::TreeSize size,
                            std::span<const Hash> leaves) const;

  base::Result<Proof> inclusion(const store::Rows& rows, base::LeafIndex index,
                                base::TreeSize size) const;
  base::Result<Proof> consistency(const store::Rows& rows, base::TreeSize from,
                                  base::TreeSize to, TileCache* cache = nullptr) const;
  base::Result<Hash> root_at(const store::Rows& rows, base::TreeSize size) const;
  // Hashes of tile (level, number), `width` of them (1..256); nullopt beyond `size`.
  std::optional<base::Bytes> tile(const store::Rows& rows, unsigned level, std::uint64_t number,
                                  unsigned width, base::TreeSize size) const;
  // frontier = right edge = stored root, every level (start check 2).
  base::Status check_edges(const store::Rows& rows, const Head& expected) const;

 private:
  friend class BatchProver;
  store::Table tiles_;
  store::Table frontier_;
};

// Inclusion proofs of one batch: the interior nodes of a tile are computed once. At most 64 tiles
// (1 MiB) are kept. Outlived by `rows`. Threads: one.
class BatchProver {
 public:
  // `cache` outlives this; the same thread.
  BatchProver(const TreeStore& tree, const store::Rows& rows, base::TreeSize size,
              TileCache* cache = nullptr);
  ~BatchProver();
  BatchProver(const BatchProver&) = delete;
  BatchProver& operator=(const BatchProver&) = delete;
  base::Result<Proof> inclusion(base::LeafIndex index);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace zegel::tlog
