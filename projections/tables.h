// The tables of one projection, bound once per register, and what every projection does with them.
// Threads: bind once, then any.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/store/lmdb.h"
#include "projections/codec.h"

namespace zegel::projections {

// `names` without register: "p.casussen.casus".
template <std::size_t N>
class Tables {
 public:
  using Names = std::array<std::string_view, N>;
  explicit Tables(const Names& names) : names_(names) {}

  std::vector<std::string> names() const { return {names_.begin(), names_.end()}; }

  void bind(const store::Store& ledger, const std::vector<std::string>& registers) {
    registers_.clear();
    for (const std::string& reg : registers)
      for (std::size_t i = 0; i < N; ++i)
        registers_[reg][i] = ledger.table(reg + "." + std::string(names_[i]));
  }

  // nullptr: not a register of this store.
  const std::array<store::Table, N>* of(std::string_view reg) const {
    const auto found = registers_.find(reg);
    return found == registers_.end() ? nullptr : &found->second;
  }

 private:
  Names names_;
  std::map<std::string, std::array<store::Table, N>, std::less<>> registers_;
};

// A key of ids and integers, in order.
template <class... Parts>
base::Bytes key_of(const Parts&... parts) {
  base::Bytes out;
  RowWriter writer(out);
  writer(parts...);
  return out;
}

template <class Row>
std::optional<Row> row_at(const store::Rows& rows, store::Table table, base::ByteView key) {
  const auto value = rows.get(table, key);
  if (!value) return std::nullopt;
  return unpack<Row>(*value);
}

template <class Row>
std::vector<Row> rows_below(const store::Rows& rows, store::Table table, base::ByteView prefix) {
  std::vector<Row> out;
  rows.scan_prefix(table, prefix, [&](base::ByteView, base::ByteView value) {
    out.push_back(unpack<Row>(value));
    return true;
  });
  return out;
}

// Deletes every row of one dossier: all keys that begin with its id (A4, A5).
template <std::size_t N>
void forget_below(store::MutableRows& rows, const std::array<store::Table, N>& tables,
                  base::ByteView prefix) {
  for (const store::Table table : tables) {
    std::vector<base::Bytes> keys;  // first collect: LMDB 0.9.24 must not delete while it scans
    rows.scan_prefix(table, prefix, [&](base::ByteView key, base::ByteView) {
      keys.emplace_back(key.begin(), key.end());
      return true;
    });
    for (const base::Bytes& key : keys) rows.erase(table, key);
  }
}

}  // namespace zegel::projections
