// E5-E6 of envelop.md 15, as far as they are pure: the signature over the bytes before the second
// dot.
#include <catch2/catch.hpp>

#include "ledger/base/base64url.h"
#include "ledger/event/envelope.h"
#include "ledger/event/issue.h"
#include "tests/support/envelop_vector.h"

namespace zegel::tests {
namespace {

bool holds(std::string_view jws, const crypto::PublicKey& key = example_key().public_key()) {
  const auto envelope = event::parse_jws(jws);
  return envelope &&
         crypto::verify(key, base::as_bytes(envelope->signed_part), envelope->signature);
}

std::string with_signature(const crypto::Signature& signature) {
  const std::string jws = example_jws();
  return jws.substr(0, jws.rfind('.') + 1) + base::base64url(signature);
}

// s + L, little-endian: the same scalar modulo the group order, another text.
crypto::Signature plus_order(crypto::Signature signature) {
  base::Bytes order;
  base::decode_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010", order);
  unsigned carry = 0;
  for (std::size_t i = 0; i < 32; ++i) {
    carry += signature[32 + i] + order[i];
    signature[32 + i] = static_cast<base::Byte>(carry);
    carry >>= 8;
  }
  return signature;
}

}  // namespace

TEST_CASE("E6: the example's signature holds") { CHECK(holds(example_jws())); }

TEST_CASE("E6: payload byte flipped", "[V-SLT-1]") {
  std::string jws = example_jws();
  for (const std::size_t at : {150u, 300u, 500u}) {
    std::string flipped = jws;
    flipped[at] = flipped[at] == 'A' ? 'B' : 'A';
    CHECK_FALSE(holds(flipped));
  }
}

TEST_CASE("E6: S + L", "[V-SLT-1]") {
  const auto signature = event::parse_jws(example_jws())->signature;
  CHECK(holds(with_signature(signature)));
  CHECK_FALSE(holds(with_signature(plus_order(signature))));
}

TEST_CASE("E6: small-order R", "[V-SLT-1]") {
  crypto::Signature signature{};
  CHECK_FALSE(holds(with_signature(signature)));   // R of order 4
  signature[0] = 1;
  CHECK_FALSE(holds(with_signature(signature)));   // the neutral element
  crypto::Signature real = event::parse_jws(example_jws())->signature;
  std::fill(real.begin(), real.begin() + 32, base::Byte{0});
  CHECK_FALSE(holds(with_signature(real)));
}

TEST_CASE("E6: signature by another kid", "[V-SLT-1]") {
  const auto other = crypto::SigningKey::generate();
  const std::string jws = event::sign_skelet(example_skelet(), other);
  CHECK(holds(jws, other.public_key()));
  CHECK_FALSE(holds(jws));
}

TEST_CASE("E6: headers of two valid events swapped", "[V-SLT-1]") {
  const auto other_key = crypto::SigningKey::generate();
  const std::string mine = example_jws();
  const std::string other = event::sign_skelet(example_skelet(), other_key);
  const std::string swapped = other.substr(0, other.find('.')) + mine.substr(mine.find('.'));
  REQUIRE(event::parse_jws(swapped));
  CHECK_FALSE(holds(swapped));
  CHECK_FALSE(holds(swapped, other_key.public_key()));
}

}  // namespace zegel::tests
