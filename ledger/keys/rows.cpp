#include "ledger/keys/rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace zegel::keys {
namespace {

constexpr std::uint16_t meta_version = 1;
constexpr base::Byte index_mark_version = 1;
constexpr std::string_view current_head = "zegel-sleutels 1";

Key as_key(const Mac& mac) {  // compared as a secret: in constant time
  Key key;
  std::ranges::fill(key.writable(), base::Byte{0});
  std::ranges::copy(mac, key.writable().begin());
  return key;
}

// The value without its MAC; nullopt when the MAC does not fit.
std::optional<base::ByteView> authentic(std::string_view table, base::ByteView key,
                                        base::ByteView value, const Key& row_key) {
  constexpr std::size_t mac_size = std::tuple_size_v<Mac>;
  if (value.size() < mac_size) return std::nullopt;
  const base::ByteView body = value.first(value.size() - mac_size);
  Mac stored;
  std::ranges::copy(value.last(mac_size), stored.begin());
  if (!as_key(stored).equals(as_key(row_mac(row_key, table, key, body)))) return std::nullopt;
  return body;
}

template <class Number>
bool take_line(std::string_view& text, Number& out) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return false;
  const char* const last = text.data() + end;
  const auto [at, error] = std::from_chars(text.data(), last, out);
  const bool exact = error == std::errc{} && at == last;
  text.remove_prefix(end + 1);
  return exact;
}

}  // namespace

base::Bytes encode_meta(const Meta& meta, const Key& row_key) {
  base::Bytes value;
  base::ByteWriter writer(value);
  writer.put(meta_version).put(meta.epoch);
  writer.put(static_cast<std::uint8_t>(meta.ledger_id.size()));
  writer.raw(base::as_bytes(meta.ledger_id)).put(meta.count).raw(meta.digest);
  writer.raw(row_mac(row_key, table_meta, base::as_bytes(meta_key), value));
  return value;
}

std::optional<Meta> parse_meta(base::ByteView value, const Key& row_key) {
  const auto body = authentic(table_meta, base::as_bytes(meta_key), value, row_key);
  if (!body) return std::nullopt;
  base::ByteReader reader(*body);
  if (reader.get<std::uint16_t>() != meta_version) return std::nullopt;
  Meta meta;
  meta.epoch = reader.get<std::uint32_t>();
  meta.ledger_id = base::as_text(reader.take(reader.get<std::uint8_t>()));
  meta.count = reader.get<std::uint64_t>();
  meta.digest = reader.array<32>();
  if (!reader.done()) return std::nullopt;
  return meta;
}

PlaceKey place_key(const base::CasusId& dossier, const base::Pid& partij,
                   std::uint16_t generation) {
  PlaceKey key;
  auto out = std::ranges::copy(dossier.view(), key.begin()).out;
  out = std::ranges::copy(partij.view(), out).out;
  std::ranges::copy(crypto::field(generation), out);
  return key;
}

base::ByteArray<33> encode_hek(const base::Hash& token, const Hek& hek, const Key& row_key) {
  base::ByteArray<33> value;
  value[0] = static_cast<base::Byte>(hek.state);
  auto out = std::ranges::copy(hek.run, value.begin() + 1).out;
  std::ranges::copy(row_mac(row_key, table_hek, token, base::ByteView(value).first<17>()), out);
  return value;
}

std::optional<Hek> parse_hek(base::ByteView token, base::ByteView value, const Key& row_key) {
  if (token.size() != 32 || value.size() != 33) return std::nullopt;
  const auto body = authentic(table_hek, token, value, row_key);
  if (!body) return std::nullopt;
  base::ByteReader reader(*body);
  const auto state = reader.get<std::uint8_t>();
  if (state != 1 && state != 2) return std::nullopt;
  return Hek{static_cast<HekState>(state), reader.array<16>()};
}

IdentityKey identity_key(const Token& token, const Linked& linked) {
  IdentityKey key;
  auto out = std::ranges::copy(token, key.begin()).out;
  out = std::ranges::copy(linked.dossier.view(), out).out;
  out = std::ranges::copy(linked.pid.view(), out).out;
  std::ranges::copy(linked.jti.view(), out);
  return key;
}

base::ByteArray<17> encode_index_mark(const Key& row_key) {
  base::ByteArray<17> value;
  value[0] = index_mark_version;
  std::ranges::copy(row_mac(row_key, table_meta, base::as_bytes(index_key_in_meta),
                            base::ByteView(value).first<1>()),
                    value.begin() + 1);
  return value;
}

std::string current_text(const Current& current) {
  return fmt::format("{}\n{}\n{}\n{}\n", current_head, current.epoch, current.count,
                     base::hex(current.digest));
}

std::optional<Current> parse_current(std::string_view text) {
  const std::string head = fmt::format("{}\n", current_head);
  if (!text.starts_with(head)) return std::nullopt;
  text.remove_prefix(head.size());
  Current current;
  if (!take_line(text, current.epoch) || !take_line(text, current.count)) return std::nullopt;
  base::Bytes digest;
  if (current.epoch == 0 || text.size() != 65 || text.back() != '\n') return std::nullopt;
  if (!base::decode_hex(text.substr(0, 64), digest) || digest.size() != 32) return std::nullopt;
  std::ranges::copy(digest, current.digest.begin());
  return current;
}

}  // namespace zegel::keys
