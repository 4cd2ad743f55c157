#include "projections/spoor_rows.h"

#include <algorithm>

#include "ledger/base/check.h"
#include "ledger/crypto/hash.h"
#include "ledger/store/ledger_rows.h"

namespace zegel::projections::spoor {

NameHash name_hash(std::string_view text) {
  const base::Hash whole = crypto::sha256(base::as_bytes(text));
  NameHash out;
  std::copy_n(whole.begin(), out.size(), out.begin());
  return out;
}

base::Bytes encode(const Gebeurtenis& row) {
  base::Bytes out;
  out.reserve(42 + row.evt.size() + row.velden.size());
  base::ByteWriter writer(out);
  writer.raw(row.jti.view()).put(row.received.value).raw(base::as_bytes(row.iss));
  writer.put(row.elements).put(static_cast<std::uint8_t>(row.evt.size()));
  writer.raw(base::as_bytes(row.evt)).raw(base::as_bytes(row.velden));
  return out;
}

Gebeurtenis decode(base::ByteView bytes) {
  base::ByteReader in(bytes);
  Gebeurtenis row;
  row.jti.raw = in.array<16>();
  row.received.value = in.get<std::uint32_t>();
  row.iss = base::as_text(in.take(20));
  row.elements = in.get<std::uint8_t>();
  row.evt = base::as_text(in.take(in.get<std::uint8_t>()));
  row.velden = base::as_text(in.rest());
  ZEGEL_CHECK(in.ok());
  return row;
}

std::vector<Staart> read_staart(const store::Rows& rows, store::Table staart) {
  std::vector<Staart> all;
  rows.scan(staart, {}, [&](base::ByteView key, base::ByteView value) {
    base::ByteReader in(value);
    Staart row{*store::read_u64(key), in.array<8>(), in.array<8>()};
    ZEGEL_CHECK(in.done());
    all.push_back(row);
    return true;
  });
  return all;
}

}  // namespace zegel::projections::spoor
