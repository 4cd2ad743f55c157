#include "ledger/sequencer/tree_audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "ledger/base/limits.h"
#include "ledger/store/ledger_rows.h"

namespace zegel::sequencer {
namespace {

constexpr std::size_t full = base::limits::tile_width * 32;

base::Hash hash_at(const base::Bytes& hashes, std::size_t i) {
  base::Hash out;
  std::memcpy(out.data(), hashes.data() + i * 32, 32);
  return out;
}

// The root of a full tile: its 256 hashes, pairwise, eight times.
base::Hash tile_root(const base::Bytes& hashes) {
  std::vector<base::Hash> row;
  for (std::size_t i = 0; i < hashes.size() / 32; ++i) row.push_back(hash_at(hashes, i));
  for (; row.size() > 1; row.resize(row.size() / 2))
    for (std::size_t i = 0; i < row.size() / 2; ++i)
      row[i] = tlog::node_hash(row[2 * i], row[2 * i + 1]);
  return row.front();
}

}  // namespace

void TreeAudit::add(const base::Hash& leaf, const store::Rows& rows, const RegisterTables& tables,
                    const Differs& differs) {
  base::Hash carry = leaf;
  unsigned bit = 0;
  for (; (size_ >> bit & 1) != 0; ++bit) carry = tlog::node_hash(digit_[bit], carry);
  digit_[bit] = carry;
  ++size_;
  base::Hash up = leaf;
  for (unsigned level = 0; level < levels; ++level) {
    open_[level].insert(open_[level].end(), up.begin(), up.end());
    if (open_[level].size() < full) return;
    compare(level, rows, tables, differs);
    up = tile_root(open_[level]);
    open_[level].clear();
    ++number_[level];
  }
}

void TreeAudit::finish(const store::Rows& rows, const RegisterTables& tables,
                       const Differs& differs) {
  for (unsigned level = 0; level < levels; ++level)
    if (!open_[level].empty()) compare(level, rows, tables, differs);
  if (rows.count(tables.tegel) != tiles_)
    differs(size_, "Er zijn meer of minder tegels dan bij de berichten horen.");
  compare_frontier(rows, tables, differs);
}

base::Hash TreeAudit::root() const {
  if (size_ == 0) return tlog::empty_root();
  std::optional<base::Hash> root;
  for (unsigned bit = 0; bit < digit_.size(); ++bit) {
    if ((size_ >> bit & 1) == 0) continue;
    root = root ? tlog::node_hash(digit_[bit], *root) : digit_[bit];
  }
  return *root;
}

void TreeAudit::compare(unsigned level, const store::Rows& rows, const RegisterTables& tables,
                        const Differs& differs) {
  ++tiles_;
  const auto stored = rows.get(tables.tegel, store::tile_key(level, number_[level]));
  const base::Bytes& own = open_[level];
  if (stored && std::equal(stored->begin(), stored->end(), own.begin(), own.end())) return;
  differs(number_[level] << (8 * (level + 1)),
          fmt::format("Tegel {} van laag {} past niet bij de berichten.", number_[level], level));
}

void TreeAudit::compare_frontier(const store::Rows& rows, const RegisterTables& tables,
                                 const Differs& differs) const {
  std::uint64_t expected = 0;
  for (unsigned bit = 0; bit < digit_.size(); ++bit) {
    if ((size_ >> bit & 1) == 0) continue;
    ++expected;
    const base::Byte level = static_cast<base::Byte>(bit);
    const auto stored = rows.get(tables.grens, {&level, 1});
    const base::Hash& own = digit_[bit];
    if (!stored || !std::equal(stored->begin(), stored->end(), own.begin(), own.end()))
      differs(size_, fmt::format("Rij {} van de grens past niet bij de berichten.", bit));
  }
  if (rows.count(tables.grens) != expected)
    differs(size_, "De grens heeft meer of minder rijen dan bij de berichten horen.");
}

}  // namespace zegel::sequencer
