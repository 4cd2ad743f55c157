// C2SP wycheproof: ed25519, xchacha20_poly1305, json_web_signature (envelop.md 14).
#include <catch2/catch.hpp>

#include "ledger/base/base64url.h"
#include "ledger/crypto/aead.h"
#include "ledger/crypto/ed25519.h"
#include "ledger/event/envelope.h"
#include "tests/integration/vectors/vector_file.h"

namespace zegel::vectors {
namespace {

struct Tally {
  int valid = 0, invalid = 0, wrong = 0;
  void add(const boost::json::object& test, bool accepted) {
    const bool expected = test.at("result").as_string() == "valid";
    (expected ? valid : invalid)++;
    if (accepted == expected) return;
    ++wrong;
    CAPTURE(test.at("tcId").as_int64(), text_of(test.at("comment")));
    CHECK(accepted == expected);
  }
};

template <class Visit>
void each_test(const char* file, Visit&& visit) {
  const auto all = read_json(vector_dir() / "testvectors_v1" / file);
  for (const auto& group : all.at("testGroups").as_array())
    for (const auto& test : group.at("tests").as_array())
      visit(group.as_object(), test.as_object());
}

// Opens and, for a valid case, seals again: both directions give the published bytes.
bool opens(const boost::json::object& test) {
  const auto key_bytes = unhex(test.at("key")), nonce_bytes = unhex(test.at("iv"));
  crypto::Secret<32> key;
  crypto::Nonce nonce;
  if (key_bytes.size() != 32 || nonce_bytes.size() != nonce.size()) return false;
  std::copy(key_bytes.begin(), key_bytes.end(), key.writable().begin());
  std::copy(nonce_bytes.begin(), nonce_bytes.end(), nonce.begin());
  const auto aad = unhex(test.at("aad")), message = unhex(test.at("msg"));
  auto sealed = unhex(test.at("ct"));
  const auto tag = unhex(test.at("tag"));
  sealed.insert(sealed.end(), tag.begin(), tag.end());
  base::Bytes plain(message.size());
  if (!crypto::open_into(plain, key, nonce, aad, sealed)) return false;
  base::Bytes again;
  crypto::seal_into(again, key, nonce, aad, message);
  return plain == message && again == sealed;
}

}  // namespace

TEST_CASE("wycheproof ed25519: every verdict is ours", "[wycheproof]") {
  Tally tally;
  each_test("ed25519_test.json", [&](const auto& group, const auto& test) {
    crypto::PublicKey key;
    const auto raw = unhex(group.at("publicKey").at("pk"));
    REQUIRE(crypto::key_is_valid(raw));
    std::copy(raw.begin(), raw.end(), key.raw.begin());
    tally.add(test, crypto::verify(key, unhex(test.at("msg")), unhex(test.at("sig"))));
  });
  CHECK(tally.valid == 88);
  CHECK(tally.invalid == 63);
  CHECK(tally.wrong == 0);
}

TEST_CASE("wycheproof xchacha20-poly1305: every verdict is ours", "[wycheproof]") {
  Tally tally;
  each_test("xchacha20_poly1305_test.json",
            [&](const auto&, const auto& test) { tally.add(test, opens(test)); });
  CHECK(tally.valid == 246);
  CHECK(tally.invalid == 69);
  CHECK(tally.wrong == 0);
}

// None is Ed25519, so E2-E4 refuse all of them: alg none, wrong primitives, bad base64, JSON form.
TEST_CASE("wycheproof json web signature: E2-E4 refuse every one",
          "[wycheproof][V-ENV-1][V-ENV-3]") {
  int refused = 0, total = 0;
  each_test("json_web_signature_test.json", [&](const auto&, const auto& test) {
    const auto& jws = test.at("jws");
    const std::string text = jws.is_string() ? text_of(jws) : boost::json::serialize(jws);
    CAPTURE(text);
    const bool bare = event::parse_jws(text).has_value();
    const bool framed = event::parse_envelope(text + "~e30~").has_value();
    CHECK_FALSE(bare);
    CHECK_FALSE(framed);
    refused += !bare && !framed;
    ++total;
  });
  CHECK(total == 401);
  CHECK(refused == total);
}

}  // namespace zegel::vectors
