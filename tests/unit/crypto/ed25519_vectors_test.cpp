// Edge cases of public keys (envelop.md 8, K1). The published edge signatures come from a pinned
// module: tests/integration/vectors/edge_keys_test.cpp.
#include <catch2/catch.hpp>

#include "ledger/base/base64url.h"
#include "ledger/crypto/ed25519.h"

namespace zegel::crypto {
namespace {

base::Bytes from_hex(std::string_view text) {
  base::Bytes out;
  REQUIRE(base::decode_hex(text, out));
  return out;
}

}  // namespace

TEST_CASE("keys: y >= p", "[V-SLT-4]") {
  for (int low = 0xed; low <= 0xff; ++low) {   // p is 2^255 - 19
    base::Bytes key(32, 0xff);
    key[0] = static_cast<base::Byte>(low);
    CHECK_FALSE(key_is_valid(key));
    key[31] = 0x7f;
    CHECK_FALSE(key_is_valid(key));
  }
}

TEST_CASE("keys: 31 and 33 bytes", "[V-SLT-4]") {
  const base::Bytes good =
      from_hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  base::Bytes longer = good;
  longer.push_back(0);
  CHECK(key_is_valid(good));
  CHECK_FALSE(key_is_valid(base::ByteView(good).first(31)));
  CHECK_FALSE(key_is_valid(longer));
  CHECK_FALSE(key_is_valid({}));
}

TEST_CASE("keys: TEST 1's key plus the point of order 2 (CVE-2025-69277)", "[V-SLT-4]") {
  CHECK_FALSE(key_is_valid(
      from_hex("16a567fe7d4ef5482ab4012c369bf8c5f11e8d0c2559dcda50fde59708f8aee5")));
}

}  // namespace zegel::crypto
