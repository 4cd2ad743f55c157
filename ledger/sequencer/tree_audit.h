// The tree of one register, computed again from its leaf hashes and compared with what is stored.
// Knows no more than RFC 6962 and the widths of logboek.md 11, so a fault in tlog shows too.
//
// Memory: one tile per level and one hash per binary digit, whatever the size. Threads: one.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ledger/sequencer/tables.h"
#include "ledger/tlog/merkle.h"

namespace zegel::sequencer {

class TreeAudit {
 public:
  // Told of every tile and frontier row that differs: its first leaf and a Dutch sentence.
  using Differs = std::function<void(std::uint64_t first_leaf, std::string sentence)>;

  void add(const base::Hash& leaf, const store::Rows& rows, const RegisterTables& tables,
           const Differs& differs);
  // The partial tiles, the frontier, and rows that belong to no leaf. At the end, in one snapshot.
  void finish(const store::Rows& rows, const RegisterTables& tables, const Differs& differs);

  std::uint64_t size() const { return size_; }
  base::Hash root() const;
  std::uint64_t tiles() const { return tiles_; }

 private:
  static constexpr unsigned levels = 8;
  void compare(unsigned level, const store::Rows& rows, const RegisterTables& tables,
               const Differs& differs);
  void compare_frontier(const store::Rows& rows, const RegisterTables& tables,
                        const Differs& differs) const;

  std::uint64_t size_ = 0;
  std::uint64_t tiles_ = 0;
  std::array<base::Bytes, levels> open_;           // the growing tile of each level
  std::array<std::uint64_t, levels> number_{};     // its number
  std::array<base::Hash, 64> digit_{};             // [i]: subtree of 2^i leaves, if size has bit i
};

}  // namespace zegel::sequencer
