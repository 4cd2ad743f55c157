// RFC 6962 proofs from complete subtrees: which nodes a proof holds, wherever they are kept.
//
// A node (level, index) is the hash of the leaves [index * 2^level, (index + 1) * 2^level).
// Threads: values. Errors: those of the source; fatal for an index or size outside the tree.
#pragma once

#include <cstdint>

#include "ledger/base/failure.h"
#include "ledger/tlog/merkle.h"

namespace zegel::tlog {

class Nodes {
 public:
  virtual ~Nodes() = default;
  virtual base::Result<Hash> node(unsigned level, std::uint64_t index) = 0;
};

// MTH over leaves [begin, end), where `begin` is a multiple of the smallest power of two that is
// not below the count: so every part is a complete subtree. `begin` < `end`.
base::Result<Hash> range_root(Nodes& nodes, std::uint64_t begin, std::uint64_t end);
base::Result<Hash> tree_root(Nodes& nodes, base::TreeSize size);  // also of the empty tree
base::Result<Proof> inclusion_path(Nodes& nodes, base::LeafIndex index, base::TreeSize size);
// Empty for from = 0 and from = to (logboek.md 11).
base::Result<Proof> consistency_path(Nodes& nodes, base::TreeSize from, base::TreeSize to);

}  // namespace zegel::tlog
