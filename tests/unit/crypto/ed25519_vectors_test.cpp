// Published edge cases of Ed25519 (tests/vectors/ed25519, envelop.md 8 K1 and 14). What verify and
// K1 answer is golden: a library that answers otherwise is another library.
#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <map>

#include "ledger/base/base64url.h"
#include "ledger/crypto/ed25519.h"
#include "ledger/crypto/hash.h"
#include "tests/support/envelop_vector.h"

namespace zegel::crypto {
namespace {

namespace json = boost::json;

struct Vector {
  PublicKey key;
  base::Bytes message;
  base::Bytes signature;
  bool low_order = false;
  bool low_order_component = false;
};

base::Bytes from_hex(std::string_view text) {
  base::Bytes out;
  REQUIRE(base::decode_hex(text, out));
  return out;
}

std::string text_of(const json::object& from, const char* name) {
  return std::string(from.at(name).as_string());
}

PublicKey key_of(const std::string& hex) {
  PublicKey key;
  const base::Bytes bytes = from_hex(hex);
  REQUIRE(bytes.size() == 32);
  std::copy(bytes.begin(), bytes.end(), key.raw.begin());
  return key;
}

std::vector<Vector> cctv() {
  std::vector<Vector> out;
  const json::value file = json::parse(tests::vector_file("ed25519/cctv.json"));
  for (const auto& one : file.as_array()) {
    const json::object& row = one.as_object();
    const std::string message = text_of(row, "msg");
    Vector vector{key_of(text_of(row, "key")), base::Bytes(message.begin(), message.end()),
                  from_hex(text_of(row, "sig"))};
    if (row.at("flags").is_array())
      for (const auto& flag : row.at("flags").as_array()) {
        vector.low_order |= flag.as_string() == "low_order_A";
        vector.low_order_component |= flag.as_string() == "low_order_component_A";
      }
    out.push_back(std::move(vector));
  }
  return out;
}

std::map<PublicKey, Vector> cctv_keys() {
  std::map<PublicKey, Vector> keys;
  for (const Vector& one : cctv()) {
    Vector& known = keys.try_emplace(one.key, one).first->second;
    known.low_order |= one.low_order;
    known.low_order_component |= one.low_order_component;
  }
  return keys;
}

template <class Accepts>
std::vector<std::size_t> accepted(const std::vector<Vector>& vectors, Accepts&& accepts) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < vectors.size(); ++i)
    if (accepts(vectors[i])) out.push_back(i);
  return out;
}

bool by_verify(const Vector& v) { return verify(v.key, v.message, v.signature); }
bool by_both(const Vector& v) { return key_is_valid(v.key.raw) && by_verify(v); }

}  // namespace

TEST_CASE("CCTV: verify accepts exactly 43 of 914, and the same ones for ever") {
  const auto vectors = cctv();
  REQUIRE(vectors.size() == 914);
  std::string bitmap;
  for (const Vector& one : vectors) bitmap += by_verify(one) ? '1' : '0';
  CHECK(std::count(bitmap.begin(), bitmap.end(), '1') == 43);
  CHECK(base::hex(sha256(base::as_bytes(bitmap))) ==
        "9111cd3acbe211e15031707588bc9d68cb7b0c2d8f500fad1ebfedfc4362ffab");
}

TEST_CASE("CCTV: with K1 exactly one is left") {
  CHECK(accepted(cctv(), by_both).size() == 1);
}

TEST_CASE("keys: 14 small-order CCTV keys", "[V-SLT-4]") {
  int refused = 0;
  for (const auto& [key, one] : cctv_keys())
    if (one.low_order) {
      ++refused;
      CHECK_FALSE(key_is_valid(key.raw));
    }
  CHECK(refused == 14);
}

TEST_CASE("keys: 7 mixed-order CCTV keys", "[V-SLT-4]") {
  int refused = 0;
  for (const auto& [key, one] : cctv_keys())
    if (one.low_order_component && !one.low_order) {
      ++refused;
      CHECK_FALSE(key_is_valid(key.raw));
    }
  CHECK(refused == 7);
}

TEST_CASE("keys: K1 passes the one CCTV key that is in order") {
  int passed = 0;
  for (const auto& [key, one] : cctv_keys()) passed += key_is_valid(key.raw) ? 1 : 0;
  CHECK(cctv_keys().size() == 22);
  CHECK(passed == 1);
}

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
