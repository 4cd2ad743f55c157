#include "ledger/keys/wrap.h"

#include <algorithm>

namespace zegel::keys {
namespace {

constexpr std::uint8_t version = 1;
constexpr std::size_t head_size = 1 + 1 + 2 + 4;
constexpr std::size_t plain_size = 1 + register_room + 16 + 16 + 32;
static_assert(head_size + 24 + plain_size + crypto::aead_tag == wrapped_size);

// The opened blad on its way into a Secret: wiped when it leaves scope.
struct Plain {
  base::ByteArray<plain_size> bytes{};
  Plain() = default;
  Plain(const Plain&) = delete;
  ~Plain() { crypto::wipe(bytes); }
};

std::optional<Blad> parse_plain(base::ByteView plain);

}  // namespace

EpochKeys EpochKeys::from(std::string_view ledger_id, std::uint32_t epoch, const Key& share) {
  Key kek = derive_kek(share, ledger_id, epoch);
  Key wrap = derive_wrap_key(kek), row = derive_row_key(kek);
  const base::Hash control = control_value(kek);
  return {std::string(ledger_id), epoch, std::move(wrap), std::move(row), std::move(kek), control};
}

std::optional<RegisterName> RegisterName::from(std::string_view text) {
  if (text.empty() || text.size() > register_room) return std::nullopt;
  RegisterName name;
  name.size_ = static_cast<std::uint8_t>(text.size());
  std::ranges::copy(text, name.padded_.begin());
  return name;
}

WrappedBlad wrap_blad(const EpochKeys& keys, const Blad& blad, const crypto::Nonce& nonce) {
  Plain plain;
  const std::string_view reg = blad.reg.text();
  plain.bytes[0] = static_cast<base::Byte>(reg.size());
  auto out = std::ranges::copy(base::as_bytes(reg), plain.bytes.begin() + 1).out;
  out = plain.bytes.begin() + 1 + register_room;
  out = std::ranges::copy(blad.dossier.view(), out).out;
  out = std::ranges::copy(blad.partij.view(), out).out;
  std::ranges::copy(blad.key.reveal(), out);

  base::Bytes row;
  row.reserve(wrapped_size);
  base::ByteWriter(row)
      .put(version)
      .put(alg_xchacha20)
      .put(blad.generation)
      .put(blad.hour.value)
      .raw(nonce);
  const base::Bytes aad = wrap_aad(keys.ledger_id, blad_id(fingerprint(blad.key)), blad.generation,
                                   keys.epoch);
  crypto::seal_into(row, keys.wrap, nonce, aad, plain.bytes);
  WrappedBlad wrapped;
  std::ranges::copy(row, wrapped.begin());
  return wrapped;
}

std::optional<Blad> unwrap_blad(const EpochKeys& keys, const base::BladId& id,
                                base::ByteView row) {
  if (row.size() != wrapped_size) return std::nullopt;
  base::ByteReader reader(row);
  if (reader.get<std::uint8_t>() != version) return std::nullopt;
  if (reader.get<std::uint8_t>() != alg_xchacha20) return std::nullopt;
  const auto generation = reader.get<std::uint16_t>();
  const base::Hour hour{reader.get<std::uint32_t>()};
  const auto nonce = reader.array<24>();

  Plain plain;
  const base::Bytes aad = wrap_aad(keys.ledger_id, id, generation, keys.epoch);
  if (!crypto::open_into(plain.bytes, keys.wrap, nonce, aad, reader.rest())) return std::nullopt;
  auto blad = parse_plain(plain.bytes);
  if (!blad || blad_id(fingerprint(blad->key)) != id) return std::nullopt;
  blad->generation = generation;
  blad->hour = hour;
  return blad;
}

namespace {

std::optional<Blad> parse_plain(base::ByteView plain) {
  base::ByteReader reader(plain);
  const auto size = reader.get<std::uint8_t>();
  const base::ByteView padded = reader.take(register_room);
  if (size > register_room) return std::nullopt;
  const auto reg = RegisterName::from(base::as_text(padded.first(size)));
  if (!reg) return std::nullopt;
  if (std::ranges::any_of(padded.subspan(size), [](base::Byte byte) { return byte != 0; }))
    return std::nullopt;
  Blad blad;
  blad.reg = *reg;
  blad.dossier = {reader.array<16>()};
  blad.partij = {reader.array<16>()};
  std::ranges::copy(reader.take(32), blad.key.writable().begin());
  return blad;
}

}  // namespace
}  // namespace zegel::keys
