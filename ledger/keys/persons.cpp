#include "ledger/keys/persons.h"

#include <algorithm>

#include "ledger/base/check.h"

namespace zegel::keys {
namespace {

constexpr std::uint8_t row_version = 1;

base::Bytes row_of(base::Hour hour) {
  base::Bytes value;
  base::ByteWriter(value).put(row_version).put(hour.value);
  return value;
}

base::Hour hour_in(base::ByteView value) {
  base::ByteReader in(value);
  ZEGEL_CHECK(in.get<std::uint8_t>() == row_version);
  return base::Hour{in.get<std::uint32_t>()};
}

template <class AnyId>
AnyId id_at(base::ByteView key, std::size_t at) {
  return *AnyId::from(key.subspan(at, 16));
}

}  // namespace

Token Persons::token(std::string_view reg, const Identity& identity) const {
  return index_token(derive_index_key(keys_.kek, reg), identity.kind, identity.value);
}

std::vector<IdentityKey> Persons::keys_of(std::string_view reg, const base::CasusId& dossier,
                                          const Link& link) const {
  std::vector<IdentityKey> out;
  for (const Identity& identity : link.identities)
    out.push_back(identity_key(token(reg, identity), {dossier, link.pid, link.jti}));
  return out;
}

bool Persons::fresh(const store::Rows& rows, std::span<const IdentityKey> keys,
                    base::Hour hour) const {
  return std::ranges::all_of(keys, [&](const IdentityKey& key) {
    const auto value = rows.get(tables_.identity, key);
    return value && hour_in(*value) == hour;
  });
}

void Persons::put(store::MutableRows& rows, std::span<const IdentityKey> keys,
                  base::Hour hour) const {
  const base::Bytes value = row_of(hour);
  for (const IdentityKey& key : keys) rows.put(tables_.identity, key, value);
}

FoundPersons Persons::find(const store::Rows& rows, std::string_view reg,
                           const Identity& identity, const Heks& heks) const {
  FoundPersons out;
  rows.scan_prefix(tables_.identity, token(reg, identity), [&](base::ByteView key, base::ByteView) {
    const Linked row{id_at<base::CasusId>(key, 16), id_at<base::Pid>(key, 32),
                     id_at<base::Jti>(key, 48)};
    if (heks.over({keys_.ledger_id, reg, row.dossier, row.pid}) == HekState::definitive)
      return true;  // R7: closed, though its row may still be here
    out.complete = out.rows.size() < most_found;
    if (out.complete) out.rows.push_back(row);
    return out.complete;
  });
  return out;
}

std::vector<SeenLink> Persons::after(const store::Rows& rows,
                                     const std::optional<IdentityKey>& last,
                                     std::size_t limit) const {
  std::vector<SeenLink> out;
  const base::ByteView from = last ? base::ByteView(*last) : base::ByteView();
  rows.scan(tables_.identity, from, [&](base::ByteView key, base::ByteView value) {
    if (last && std::ranges::equal(key, *last)) return true;
    SeenLink seen{{}, id_at<base::Jti>(key, 48), hour_in(value)};
    std::ranges::copy(key, seen.key.begin());
    out.push_back(seen);
    return out.size() < limit;
  });
  return out;
}

std::size_t Persons::take_away(store::MutableRows& rows, std::span<const IdentityKey> keys,
                               base::Hour before) const {
  std::size_t taken = 0;
  for (const IdentityKey& key : keys) {
    const auto value = rows.get(tables_.identity, key);
    if (!value || hour_in(*value) >= before) continue;
    taken += rows.erase(tables_.identity, key) ? 1 : 0;
  }
  return taken;
}

bool Persons::complete(const store::Rows& rows) const {
  const auto value = rows.get(tables_.meta, base::as_bytes(index_key_in_meta));
  return value && std::ranges::equal(*value, encode_index_mark(keys_.row));
}

void Persons::mark_complete(store::MutableRows& rows) const {
  rows.put(tables_.meta, base::as_bytes(index_key_in_meta), encode_index_mark(keys_.row));
}

void Persons::clear(store::MutableRows& rows) const {
  rows.clear(tables_.identity);
  rows.erase(tables_.meta, base::as_bytes(index_key_in_meta));
}

}  // namespace zegel::keys
