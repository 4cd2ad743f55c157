#include "ledger/tlog/path.h"

#include <algorithm>
#include <bit>
#include <optional>

namespace zegel::tlog {
namespace {

std::unexpected<base::Failure> outside() {
  return std::unexpected(base::Failure::fatal("proof asked outside the tree"));
}

}  // namespace

base::Result<Hash> range_root(Nodes& nodes, std::uint64_t begin, std::uint64_t end) {
  // From the smallest subtree, at the right, to the largest.
  std::optional<Hash> root;
  for (std::uint64_t rest = end - begin; rest != 0; rest &= rest - 1) {
    const auto level = static_cast<unsigned>(std::countr_zero(rest));
    const std::uint64_t start = begin + (rest & (rest - 1));
    TRY(left, nodes.node(level, start >> level));
    root = root ? node_hash(left, *root) : left;
  }
  if (!root) return outside();
  return *root;
}

base::Result<Hash> tree_root(Nodes& nodes, base::TreeSize size) {
  if (size.value == 0) return empty_root();
  return range_root(nodes, 0, size.value);
}

base::Result<Proof> inclusion_path(Nodes& nodes, base::LeafIndex index, base::TreeSize size) {
  if (index.value >= size.value) return outside();
  Proof proof;
  proof.reserve(static_cast<std::size_t>(std::bit_width(size.value)));
  std::uint64_t at = index.value;
  for (unsigned level = 0; (size.value - 1) >> level != 0; ++level, at >>= 1) {
    const std::uint64_t sibling = at ^ 1;
    const std::uint64_t begin = sibling << level;
    if (begin >= size.value) continue;  // the last node of a level without sibling
    const std::uint64_t end = std::min(size.value, begin + (std::uint64_t{1} << level));
    TRY(hash, range_root(nodes, begin, end));
    proof.push_back(hash);
  }
  return proof;
}

base::Result<Proof> consistency_path(Nodes& nodes, base::TreeSize from, base::TreeSize to) {
  if (from > to) return outside();
  if (from.value == 0 || from == to) return Proof{};
  // SUBPROOF of RFC 6962 2.1.2, walking down to the last leaf of `from`; siblings from the top.
  Proof from_top;
  std::uint64_t begin = 0, end = to.value;
  bool old_is_whole = true;  // [begin, from) is all of the old tree, whose root is known
  while (from.value != end) {
    const std::uint64_t middle = begin + std::bit_floor(end - begin - 1);
    const bool goes_left = from.value <= middle;
    TRY(sibling, goes_left ? range_root(nodes, middle, end) : range_root(nodes, begin, middle));
    from_top.push_back(sibling);
    if (goes_left) {
      end = middle;
      continue;
    }
    begin = middle;
    old_is_whole = false;
  }
  if (!old_is_whole) {
    TRY(last, range_root(nodes, begin, end));
    from_top.push_back(last);
  }
  std::reverse(from_top.begin(), from_top.end());
  return from_top;
}

}  // namespace zegel::tlog
