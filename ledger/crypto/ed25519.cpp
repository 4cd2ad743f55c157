#include "ledger/crypto/ed25519.h"

#include "ledger/base/base64url.h"
#include "ledger/base/check.h"
#include "ledger/crypto/hash.h"
#include "ledger/crypto/sodium_ready.h"

namespace zegel::crypto {

bool key_is_valid(base::ByteView public_key) {
  return public_key.size() == 32 && crypto_core_ed25519_is_valid_point(public_key.data()) == 1;
}

bool verify(const PublicKey& key, base::ByteView message, base::ByteView signature) {
  return signature.size() == 64 &&
         crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                     key.raw.data()) == 0;
}

base::Kid thumbprint(const PublicKey& key) {
  std::string jwk = R"({"crv":"Ed25519","kty":"OKP","x":")";
  base::append_base64url(jwk, key.raw);
  jwk += R"("})";
  return base::Kid{sha256(base::as_bytes(jwk))};
}

SigningKey SigningKey::from_seed(Secret<32> seed) {
  SigningKey key;
  crypto_sign_seed_keypair(key.public_.raw.data(), key.secret_.writable().data(),
                           seed.reveal().data());
  return key;
}

SigningKey SigningKey::generate() {
  sodium_ready();
  Secret<32> seed;
  randombytes_buf(seed.writable().data(), seed.writable().size());
  return from_seed(std::move(seed));
}

Signature SigningKey::sign(base::ByteView message) const {
  Signature out;
  ZEGEL_CHECK(crypto_sign_detached(out.data(), nullptr, message.data(), message.size(),
                                   secret_.reveal().data()) == 0);
  return out;
}

base::ByteArray<32> SigningKey::seed_for_note() const {
  base::ByteArray<32> seed;
  std::memcpy(seed.data(), secret_.reveal().data(), seed.size());  // libsodium: seed, public key
  return seed;
}

}  // namespace zegel::crypto
