#include "ledger/tlog/frontier.h"

#include <bit>

namespace zegel::tlog {

Hash Frontier::root() const {
  if (size_ == 0) return empty_root();
  auto level = static_cast<unsigned>(std::countr_zero(size_));
  Hash root = hashes_[level];
  for (++level; level < levels; ++level)
    if (has(level)) root = node_hash(hashes_[level], root);
  return root;
}

}  // namespace zegel::tlog
