// The request file of a new signing key (envelop.md 8, K1-K3): proof that the sender holds the key.
// A compact JWS by the new key: header {"alg":"Ed25519","jwk":{"crv":"Ed25519","kty":"OKP","x":..},
// "typ":"zegel-sleutelaanvraag+jwt"}, payload {"aud":ledger id,"oin":..,"kid":..,"nonce":..}. The
// same text is `bezitsbewijs` of partnersleutel-geregistreerd, so an auditor can check it again.
// Threads: pure. Errors: refused V-ENV-1, V-ENV-2 (form), V-SLT-4 (K1), V-SLT-6 (K3).
#pragma once

#include <string>
#include <string_view>

#include "ledger/base/failure.h"
#include "ledger/crypto/ed25519.h"

namespace zegel::event {

struct KeyRequest {
  std::string aud;    // ledger id
  std::string oin;    // 20 digits
  base::Kid kid;      // thumbprint of `key`, checked
  std::string nonce;  // the one-time code of the ledger
  crypto::PublicKey key;
};

std::string sign_key_request(const crypto::SigningKey& key, std::string_view aud,
                             std::string_view oin, std::string_view nonce);
// Form, K1, thumbprint and signature. Whether the nonce is ours and fresh is the ledger's question.
base::Result<KeyRequest> read_key_request(std::string_view jws);

}  // namespace zegel::event
