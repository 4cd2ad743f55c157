#include "projections/partner_rows.h"

#include "ledger/base/check.h"
#include "ledger/base/moment.h"

namespace zegel::projections {

namespace {

constexpr std::uint32_t no_hour = 0xffffffff;
constexpr base::Byte is_ledger = 1, is_effective = 2, has_akkoord = 4, has_revocation = 8;

std::uint32_t hour_or_none(const std::optional<base::Hour>& hour) {
  return hour ? hour->value : no_hour;
}

std::optional<base::Hour> optional_hour(std::uint32_t value) {
  if (value == no_hour) return std::nullopt;
  return base::Hour{value};
}

}  // namespace

base::Bytes encode_key(const PartnerKey& row) {
  base::Bytes out;
  base::ByteWriter writer(out);
  const base::Byte flags = static_cast<base::Byte>((row.signer.ledger ? is_ledger : 0) |
                                                   (row.effective ? is_effective : 0) |
                                                   (row.akkoord ? has_akkoord : 0) |
                                                   (row.revocation ? has_revocation : 0));
  writer.put(flags).raw(row.signer.key.raw).raw(base::as_bytes(row.signer.oin));
  writer.put(row.signer.registered.value).put(row.signer.begin.value);
  writer.put(hour_or_none(row.signer.end)).put(hour_or_none(row.signer.revoked));
  writer.put(row.signer.registers).raw(row.registration.view());
  writer.raw(row.akkoord.value_or(base::Jti{}).view());
  writer.raw(row.revocation.value_or(base::Jti{}).view());
  writer.put(static_cast<std::uint16_t>(row.signer.types.size()));
  for (const std::string& type : row.signer.types) put_text(out, type);
  return out;
}

PartnerKey decode_key(const base::Kid& kid, base::ByteView bytes) {
  base::ByteReader in(bytes);
  PartnerKey row;
  row.kid = kid;
  const auto flags = in.get<base::Byte>();
  row.signer.key.raw = in.array<32>();
  row.signer.oin = base::as_text(in.take(20));
  row.signer.registered.value = in.get<std::uint32_t>();
  row.signer.begin.value = in.get<std::uint32_t>();
  row.signer.end = optional_hour(in.get<std::uint32_t>());
  row.signer.revoked = optional_hour(in.get<std::uint32_t>());
  row.signer.registers = in.get<catalogue::Registers>();
  row.registration.raw = in.array<16>();
  const base::Jti akkoord{in.array<16>()};
  if (flags & has_akkoord) row.akkoord = akkoord;
  const base::Jti revocation{in.array<16>()};
  if (flags & has_revocation) row.revocation = revocation;
  for (auto left = in.get<std::uint16_t>(); left > 0; --left)
    row.signer.types.push_back(take_text(in));
  row.signer.ledger = (flags & is_ledger) != 0;
  row.effective = (flags & is_effective) != 0;
  ZEGEL_CHECK(in.done());
  return row;
}

base::Bytes encode_partij(const Partij& row) {
  base::Bytes out;
  base::ByteWriter(out).put(row.index).put(static_cast<base::Byte>(row.beroepsgeheim));
  put_text(out, row.name);
  put_text(out, row.soort);
  put_text(out, row.rol);
  put_text(out, row.vanaf);
  put_text(out, row.tot_en_met);
  return out;
}

Partij decode_partij(std::string_view oin, base::ByteView bytes) {
  base::ByteReader in(bytes);
  Partij row;
  row.oin = oin;
  row.index = in.get<std::uint64_t>();
  row.beroepsgeheim = in.get<base::Byte>() != 0;
  row.name = take_text(in);
  row.soort = take_text(in);
  row.rol = take_text(in);
  row.vanaf = take_text(in);
  row.tot_en_met = take_text(in);
  ZEGEL_CHECK(in.done());
  return row;
}

std::optional<base::Hour> hour_of_moment(std::string_view rfc3339) {
  const auto seconds = base::parse_moment(rfc3339);
  if (!seconds || *seconds < 0) return std::nullopt;
  return base::hour_of(*seconds);
}

}  // namespace zegel::projections
