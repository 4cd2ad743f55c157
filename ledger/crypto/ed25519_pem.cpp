// PEM of Ed25519 keys (RFC 8410): both DER forms have one fixed prefix before the 32 bytes.
#include <algorithm>

#include "ledger/base/base64url.h"
#include "ledger/base/check.h"
#include "ledger/crypto/aead.h"
#include "ledger/crypto/ed25519.h"
#include "ledger/crypto/sodium_ready.h"

namespace zegel::crypto {
namespace {

constexpr std::string_view private_label = "PRIVATE KEY";
constexpr std::string_view public_label = "PUBLIC KEY";
constexpr base::ByteArray<16> pkcs8_prefix = {0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06,
                                              0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20};
constexpr base::ByteArray<12> spki_prefix = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03,
                                             0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
constexpr std::size_t pem_limit = 4'096;  // a key file, with room for comments above the block

std::string wrap(std::string_view label, std::string_view base64) {
  std::string out;
  out.append("-----BEGIN ").append(label).append("-----\n");
  out.append(base64).append("\n-----END ").append(label).append("-----\n");
  return out;
}

// The text between the lines that carry `label`.
std::optional<std::string_view> body(std::string_view pem, std::string_view label) {
  if (pem.size() > pem_limit) return std::nullopt;
  const std::string begin = "-----BEGIN " + std::string(label) + "-----";
  const std::string end = "-----END " + std::string(label) + "-----";
  const std::size_t from = pem.find(begin);
  if (from == std::string_view::npos) return std::nullopt;
  pem.remove_prefix(from + begin.size());
  const std::size_t to = pem.find(end);
  if (to == std::string_view::npos) return std::nullopt;
  return pem.substr(0, to);
}

// libsodium's constant-time decoder: it also reads the private key. Exactly `der` bytes.
bool decode(std::string_view text, std::span<base::Byte> der) {
  std::size_t size = 0;
  return sodium_base642bin(der.data(), der.size(), text.data(), text.size(), " \r\n\t", &size,
                           nullptr, sodium_base64_VARIANT_ORIGINAL) == 0 &&
         size == der.size();
}

}  // namespace

std::string SigningKey::to_pem() const {
  base::ByteArray<48> der;
  std::copy(pkcs8_prefix.begin(), pkcs8_prefix.end(), der.begin());
  std::copy_n(secret_.reveal().begin(), 32, der.begin() + pkcs8_prefix.size());
  base::ByteArray<65> text;  // 64 characters and the terminating zero
  sodium_bin2base64(reinterpret_cast<char*>(text.data()), text.size(), der.data(), der.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  std::string pem = wrap(private_label, base::as_text(base::ByteView(text).first(64)));
  wipe(der);
  wipe(text);
  return pem;
}

std::optional<SigningKey> SigningKey::from_pem(std::string_view pem) {
  const auto text = body(pem, private_label);
  base::ByteArray<48> der{};
  const bool fits = text && decode(*text, der) &&
                    std::equal(pkcs8_prefix.begin(), pkcs8_prefix.end(), der.begin());
  Secret<32> seed;
  std::copy_n(der.begin() + pkcs8_prefix.size(), 32, seed.writable().begin());
  wipe(der);
  if (!fits) return std::nullopt;
  return from_seed(std::move(seed));
}

std::string public_pem(const PublicKey& key) {
  base::Bytes der(spki_prefix.begin(), spki_prefix.end());
  der.insert(der.end(), key.raw.begin(), key.raw.end());
  return wrap(public_label, base::base64(der));
}

std::optional<PublicKey> public_from_pem(std::string_view pem) {
  const auto text = body(pem, public_label);
  base::ByteArray<44> der{};
  if (!text || !decode(*text, der)) return std::nullopt;
  if (!std::equal(spki_prefix.begin(), spki_prefix.end(), der.begin())) return std::nullopt;
  PublicKey key;
  std::copy_n(der.begin() + spki_prefix.size(), 32, key.raw.begin());
  if (!key_is_valid(key.raw)) return std::nullopt;
  return key;
}

}  // namespace zegel::crypto
