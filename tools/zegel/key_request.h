// The file of `zegel sleutel aanvraag`: proof that who asks holds the new key (envelop.md 8, K3).
// A compact JWS by that key, typ "zegel-sleutelaanvraag+jwt", over {aud, kid, nonce, oin}; its header
// carries the public key as `jwk`. The nonce is the one-time code of the ledger for this OIN.
// Threads: pure.
#pragma once

#include <string>
#include <string_view>

#include "ledger/crypto/ed25519.h"

namespace zegel::cli {

struct KeyRequest {
  std::string ledger_id;
  std::string oin;
  std::string nonce;
};

std::string key_request_jws(const KeyRequest& request, const crypto::SigningKey& key);

}  // namespace zegel::cli
