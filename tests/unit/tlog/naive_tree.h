// RFC 6962 section 2.1 as it is written, recursive and slow: what the fast code is compared with.
#pragma once

#include <map>
#include <vector>

#include "ledger/tlog/path.h"

namespace zegel::test {

inline std::uint64_t split(std::uint64_t n) {  // largest power of two below n
  std::uint64_t k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

class NaiveTree final : public tlog::Nodes {
 public:
  using Hash = tlog::Hash;

  explicit NaiveTree(std::uint64_t leaves) {
    for (std::uint64_t i = 0; i < leaves; ++i) leaves_.push_back(leaf(i));
  }
  NaiveTree() = default;
  void push(const Hash& leaf) { leaves_.push_back(leaf); }
  static Hash leaf(std::uint64_t i) {
    const base::Byte bytes[] = {static_cast<base::Byte>(i), static_cast<base::Byte>(i >> 8),
                                static_cast<base::Byte>(i >> 16)};
    return tlog::leaf_hash(bytes);
  }
  const std::vector<Hash>& leaves() const { return leaves_; }

  Hash mth(std::uint64_t begin, std::uint64_t end) const {
    if (begin == end) return tlog::empty_root();
    if (end - begin == 1) return leaves_[begin];
    const auto [it, fresh] = memo_.try_emplace({begin, end});
    if (!fresh) return it->second;
    const std::uint64_t middle = begin + split(end - begin);
    return memo_[{begin, end}] = tlog::node_hash(mth(begin, middle), mth(middle, end));
  }
  Hash root(std::uint64_t size) const { return mth(0, size); }

  tlog::Proof inclusion(std::uint64_t m, std::uint64_t begin, std::uint64_t end) const {
    if (end - begin == 1) return {};
    const std::uint64_t middle = begin + split(end - begin);
    auto proof = m < middle ? inclusion(m, begin, middle) : inclusion(m, middle, end);
    proof.push_back(m < middle ? mth(middle, end) : mth(begin, middle));
    return proof;
  }
  tlog::Proof consistency(std::uint64_t m, std::uint64_t begin, std::uint64_t end,
                          bool whole) const {
    if (m == end) return whole ? tlog::Proof{} : tlog::Proof{mth(begin, end)};
    const std::uint64_t middle = begin + split(end - begin);
    auto proof = m <= middle ? consistency(m, begin, middle, whole)
                             : consistency(m, middle, end, false);
    proof.push_back(m <= middle ? mth(middle, end) : mth(begin, middle));
    return proof;
  }

  base::Result<Hash> node(unsigned level, std::uint64_t index) override {
    const std::uint64_t begin = index << level, end = (index + 1) << level;
    if (end > leaves_.size()) return std::unexpected(base::Failure::fatal("beyond"));
    return mth(begin, end);
  }

 private:
  std::vector<Hash> leaves_;
  mutable std::map<std::pair<std::uint64_t, std::uint64_t>, Hash> memo_;
};

}  // namespace zegel::test
