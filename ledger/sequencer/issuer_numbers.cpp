#include "ledger/sequencer/issuer_numbers.h"

#include <cstring>
#include <optional>

#include "ledger/crypto/hash.h"
#include "ledger/store/ledger_rows.h"

namespace zegel::sequencer {
namespace {

constexpr std::size_t most_gaps = 1'000;  // per kid: bounded rows, whatever an issuer sends

using Who = base::ByteArray<16>;
using GapKey = base::ByteArray<24>;

Who who_of(const base::Kid& kid) {
  const base::Hash hash = crypto::sha256(kid.view());
  Who who;
  std::memcpy(who.data(), hash.data(), who.size());
  return who;
}

GapKey gap_key(const Who& who, std::uint64_t from) {
  GapKey key;
  const store::Key8 number = store::key_u64(from);
  std::memcpy(key.data(), who.data(), 16);
  std::memcpy(key.data() + 16, number.data(), 8);
  return key;
}

struct Gap {
  std::uint64_t from = 0;
  std::uint64_t to = 0;       // inclusive
  std::uint64_t noticed = 0;  // index of the record that showed it
};

Gap decode(base::ByteView key, base::ByteView value) {
  base::ByteReader in(value);
  const auto to = in.get<std::uint64_t>();
  const auto noticed = in.get<std::uint64_t>();
  return {*store::read_u64(key.subspan(16)), to, noticed};
}

void put(store::MutableRows& rows, store::Table table, const Who& who, const Gap& gap) {
  base::Bytes value;
  base::ByteWriter(value).put(gap.to).put(gap.noticed);
  rows.put(table, gap_key(who, gap.from), value);
}

}  // namespace

void IssuerNumbers::note(const base::Kid& kid, std::uint64_t isn, base::LeafIndex at) {
  const Who who = who_of(kid);
  std::uint64_t& next = next_of(who);
  if (isn < next) return arrived_late(who, isn);
  if (isn > next) open_gap(who, next, isn - 1, at);
  next = isn + 1;
}

void IssuerNumbers::store() {
  for (const auto& [who, next] : next_) rows_.put(tables_.isn, who, store::key_u64(next));
}

std::uint64_t& IssuerNumbers::next_of(const Who& who) {
  const auto [it, fresh] = next_.try_emplace(who, 1);
  if (!fresh) return it->second;
  if (const auto row = rows_.get(tables_.isn, who)) it->second = *store::read_u64(*row);
  return it->second;
}

void IssuerNumbers::open_gap(const Who& who, std::uint64_t from, std::uint64_t to,
                             base::LeafIndex at) {
  put(rows_, tables_.isn_gat, who, {from, to, at.value});
  bound(who);
}

void IssuerNumbers::bound(const Who& who) {
  std::size_t count = 0;
  std::optional<Gap> first, second;
  rows_.scan_prefix(tables_.isn_gat, who, [&](base::ByteView key, base::ByteView value) {
    if (count == 0) first = decode(key, value);
    if (count == 1) second = decode(key, value);
    ++count;
    return true;
  });
  if (count <= most_gaps) return;
  rows_.erase(tables_.isn_gat, gap_key(who, second->from));
  put(rows_, tables_.isn_gat, who, {first->from, second->to, first->noticed});
}

void IssuerNumbers::arrived_late(const Who& who, std::uint64_t isn) {
  std::optional<Gap> gap;  // the last that begins at or before it
  rows_.scan_prefix(tables_.isn_gat, who, [&](base::ByteView key, base::ByteView value) {
    const Gap here = decode(key, value);
    if (here.from > isn) return false;
    gap = here;
    return true;
  });
  if (!gap || gap->to < isn) {
    if (isn > 0) ++repeats_;  // 0 may be the late start of a series that we began at 1
    return;
  }
  rows_.erase(tables_.isn_gat, gap_key(who, gap->from));
  if (gap->from < isn) put(rows_, tables_.isn_gat, who, {gap->from, isn - 1, gap->noticed});
  if (isn < gap->to) put(rows_, tables_.isn_gat, who, {isn + 1, gap->to, gap->noticed});
  bound(who);
}

}  // namespace zegel::sequencer
