// Ed25519 at its edges: signatures and keys on which verifiers differ (envelop.md 8, 14).
#include <catch2/catch.hpp>
#include <set>

#include "ledger/base/base64url.h"
#include "ledger/crypto/ed25519.h"
#include "ledger/crypto/hash.h"
#include "tests/integration/vectors/vector_file.h"

namespace zegel::vectors {
namespace {

struct Verdicts {
  std::string bitmap;  // per case: 0 refused, 1 verified, 2 verified and the key passes K1
  std::set<base::Bytes> keys, refused_keys;

  void add(const base::Bytes& key, base::ByteView message, base::ByteView signature) {
    crypto::PublicKey candidate;
    REQUIRE(key.size() == candidate.raw.size());
    std::copy(key.begin(), key.end(), candidate.raw.begin());
    const bool good_key = crypto::key_is_valid(key);
    keys.insert(key);
    if (!good_key) refused_keys.insert(key);
    const bool verified = crypto::verify(candidate, message, signature);
    bitmap += !verified ? '0' : good_key ? '2' : '1';
  }
  long verified() const { return accepted() + std::count(bitmap.begin(), bitmap.end(), '1'); }
  long accepted() const { return std::count(bitmap.begin(), bitmap.end(), '2'); }
  std::string digest() const { return base::hex(crypto::sha256(base::as_bytes(bitmap))); }
};

}  // namespace

TEST_CASE("edge signatures over 22 keys: K1 refuses 21 of them", "[ed25519vectors][V-SLT-4]") {
  Verdicts verdicts;
  const auto all = read_json(vector_dir() / "ed25519vectors.json");
  for (const auto& test : all.as_array()) {
    auto signature = unhex(test.at("R"));
    const auto s = unhex(test.at("S"));
    signature.insert(signature.end(), s.begin(), s.end());
    const auto message = text_of(test.at("M"));
    verdicts.add(unhex(test.at("A")), base::as_bytes(message), signature);
  }
  CHECK(verdicts.bitmap.size() == 768);
  CHECK(verdicts.keys.size() == 22);
  CHECK(verdicts.refused_keys.size() == 21);
  CHECK(verdicts.verified() == 43);
  CHECK(verdicts.accepted() == 1);
  CHECK(verdicts.digest() == "7a7066a804632b270c4da86214b03f0c12d50d5525f7e6c2d7e7435621108ec5");
}

TEST_CASE("speccheck: verify accepts only number 3, and its key fails K1", "[speccheck][V-SLT-4]") {
  Verdicts verdicts;
  const auto all = read_json(vector_dir() / "speccheck_cases.json");
  for (const auto& test : all.as_array())
    verdicts.add(unhex(test.at("pub_key")), unhex(test.at("message")), unhex(test.at("signature")));
  CHECK(verdicts.bitmap == "000100000000");
}

}  // namespace zegel::vectors
