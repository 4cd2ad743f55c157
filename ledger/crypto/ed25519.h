// Ed25519 (RFC 8032) by libsodium: cofactorless, byte-exact. A public key passes K1 (envelop.md 8)
// or is not a key: with a torsion-free key every conforming verifier agrees with ours.
// Threads: any. Errors: verify answers false; parse answers nullopt.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/bytes.h"
#include "ledger/base/ids.h"
#include "ledger/crypto/secret.h"

namespace zegel::crypto {

using Signature = base::ByteArray<64>;

struct PublicKey {
  base::ByteArray<32> raw{};
  auto operator<=>(const PublicKey&) const = default;
};

bool key_is_valid(base::ByteView public_key);  // K1: 32 bytes, canonical, on curve, prime order
bool verify(const PublicKey& key, base::ByteView message, base::ByteView signature);
base::Kid thumbprint(const PublicKey& key);  // RFC 7638 over {"crv":"Ed25519","kty":"OKP","x":..}

class SigningKey {
 public:
  static SigningKey from_seed(Secret<32> seed);
  static SigningKey generate();
  const PublicKey& public_key() const { return public_; }
  Signature sign(base::ByteView message) const;
  base::Kid kid() const { return thumbprint(public_); }
  std::string to_pem() const;  // PKCS#8 PEM; the caller writes it 0600 (api.md 9.1)
  static std::optional<SigningKey> from_pem(std::string_view pem);
  base::ByteArray<32> seed_for_note() const;  // note signer text of x/mod sumdb/note only

 private:
  Secret<64> secret_;
  PublicKey public_;
};

std::string public_pem(const PublicKey& key);  // SPKI PEM
std::optional<PublicKey> public_from_pem(std::string_view pem);

}  // namespace zegel::crypto
