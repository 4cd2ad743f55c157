#include <fmt/format.h>

#include <algorithm>

#include "ledger/base/base64url.h"
#include "ledger/base/check.h"
#include "ledger/crypto/aead.h"
#include "ledger/crypto/hash.h"
#include "ledger/tlog/note.h"

namespace zegel::tlog {
namespace {

constexpr std::string_view signer_prefix = "PRIVATE+KEY+";
constexpr std::size_t longest = 512;

// First four bytes of SHA-256(name, LF, type, key).
std::uint32_t id_of(std::string_view name, std::uint8_t type, const crypto::PublicKey& key) {
  const base::Byte middle[] = {0x0A, type};
  const base::Hash hash = crypto::sha256({base::as_bytes(name), middle, key.raw});
  return base::ByteReader(hash).get<std::uint32_t>();
}

struct Parts {
  std::string_view name;
  std::string_view id;      // 8 hex
  std::uint8_t type = 0;
  base::ByteArray<32> key{};
};

// <name>+<8 hex>+<base64 of type and 32 bytes>; the base64 may hold a `+`, the name cannot.
std::optional<Parts> split(std::string_view text) {
  if (text.size() > longest) return std::nullopt;
  const std::size_t first = text.find('+');
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = text.find('+', first + 1);
  if (second != first + 9) return std::nullopt;
  Parts parts{.name = text.substr(0, first), .id = text.substr(first + 1, 8)};
  base::Bytes bytes;
  if (!is_key_name(parts.name)) return std::nullopt;
  if (!base::decode_base64(text.substr(second + 1), bytes) || bytes.size() != 33)
    return std::nullopt;
  parts.type = bytes[0];
  std::copy(bytes.begin() + 1, bytes.end(), parts.key.begin());
  crypto::wipe(bytes);  // it may be a seed
  return parts;
}

}  // namespace

std::optional<VerifierKey> VerifierKey::parse(std::string_view vkey) {
  const auto parts = split(vkey);
  if (!parts || (parts->type != log_key_type && parts->type != cosigner_type)) return std::nullopt;
  if (!crypto::key_is_valid(parts->key)) return std::nullopt;
  VerifierKey key{.name = std::string(parts->name), .key_id = 0, .type = parts->type,
                  .key = {parts->key}};
  key.key_id = id_of(key.name, key.type, key.key);
  if (fmt::format("{:08x}", key.key_id) != parts->id) return std::nullopt;
  return key;
}

VerifierKey VerifierKey::log_key(std::string_view name, const crypto::PublicKey& key) {
  ZEGEL_CHECK(is_key_name(name));
  return {std::string(name), id_of(name, log_key_type, key), log_key_type, key};
}

std::string VerifierKey::text() const {
  base::Bytes bytes{type};
  base::ByteWriter(bytes).raw(key.raw);
  return fmt::format("{}+{:08x}+{}", name, key_id, base::base64(bytes));
}

std::string signer_text(const VerifierKey& vkey, const crypto::SigningKey& key) {
  ZEGEL_CHECK(vkey.key == key.public_key());
  auto seed = key.seed_for_note();
  base::ByteArray<33> bytes{vkey.type};
  std::copy(seed.begin(), seed.end(), bytes.begin() + 1);
  std::string out = fmt::format("{}{}+{:08x}+", signer_prefix, vkey.name, vkey.key_id);
  out.reserve(out.size() + 44);  // so that the key is written once
  base::append_base64(out, bytes);
  crypto::wipe(seed);
  crypto::wipe(bytes);
  return out;
}

std::optional<std::pair<VerifierKey, crypto::SigningKey>> parse_signer(std::string_view text) {
  if (!text.starts_with(signer_prefix)) return std::nullopt;
  auto parts = split(text.substr(signer_prefix.size()));
  if (!parts || parts->type != log_key_type) return std::nullopt;
  crypto::Secret<32> seed;
  std::copy(parts->key.begin(), parts->key.end(), seed.writable().begin());
  crypto::wipe(parts->key);
  auto key = crypto::SigningKey::from_seed(std::move(seed));
  auto vkey = VerifierKey::log_key(parts->name, key.public_key());
  if (fmt::format("{:08x}", vkey.key_id) != parts->id) return std::nullopt;
  return std::pair(std::move(vkey), std::move(key));
}

}  // namespace zegel::tlog
