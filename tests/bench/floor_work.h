// The CPU work of one event in the floor program and in its micro rows, so that the two add up.
#pragma once

#include <optional>
#include <string_view>

#include "ledger/base/bytes.h"
#include "ledger/crypto/ed25519.h"

namespace bench {

struct Prepared {
  zegel::base::ByteArray<32> key{};  // jti, h
  zegel::base::Bytes record;         // sealed
  zegel::base::Bytes leaf;
};

struct Pieces {
  std::string_view jws, header, payload, signature;
  std::string_view disclosures;      // with their '~'
};
std::optional<Pieces> split(std::string_view event);

bool check_signature(const Pieces& pieces, const zegel::crypto::PublicKey& key);
bool parse_skelet(const Pieces& pieces, zegel::base::ByteArray<32>& key);
bool parse_and_hash(const Pieces& pieces);          // every disclosure: SHA-256, base64url, JSON
zegel::base::Bytes seal(const Pieces& pieces);
zegel::base::Bytes leaf(const Pieces& pieces);      // and its hash

std::optional<Prepared> prepare_event(std::string_view event, const zegel::crypto::PublicKey& key);

}  // namespace bench
