// `isn`: the numbers that issuers give their events, per (register, kid) (logboek.md 6). Never a
// refusal; a gap that stays open is proof of suppression.
//
// Kept: the next expected number, and the open ranges (1,000 per kid, then the two oldest merge).
// A series begins at 0 or 1. A late number closes its place in a range. Pure function of the
// records (A2). Threads: the writer, in its transaction.
#pragma once

#include <cstdint>
#include <map>

#include "ledger/base/ids.h"
#include "ledger/sequencer/tables.h"

namespace zegel::sequencer {

class IssuerNumbers {
 public:
  IssuerNumbers(const RegisterTables& tables, store::MutableRows& rows)
      : tables_(tables), rows_(rows) {}
  void note(const base::Kid& kid, std::uint64_t isn, base::LeafIndex at);
  void store();                          // the `isn` rows, in key order
  bool any() const { return !next_.empty(); }
  std::uint64_t repeats() const { return repeats_; }

 private:
  using Who = base::ByteArray<16>;
  std::uint64_t& next_of(const Who& who);
  void open_gap(const Who& who, std::uint64_t from, std::uint64_t to, base::LeafIndex at);
  void bound(const Who& who);
  void arrived_late(const Who& who, std::uint64_t isn);

  const RegisterTables& tables_;
  store::MutableRows& rows_;
  std::map<Who, std::uint64_t> next_;
  std::uint64_t repeats_ = 0;
};

}  // namespace zegel::sequencer
