#include "ledger/crypto/ed25519.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <vector>

#include "ledger/base/base64url.h"
#include "tests/support/envelop_vector.h"

namespace zegel::crypto {
namespace {

base::Bytes from_hex(std::string_view text) {
  base::Bytes out;
  REQUIRE(base::decode_hex(text, out));
  return out;
}

SigningKey key_of(std::string_view seed_hex) {
  const base::Bytes seed = from_hex(seed_hex);
  Secret<32> secret;
  std::copy(seed.begin(), seed.end(), secret.writable().begin());
  return SigningKey::from_seed(std::move(secret));
}

struct Rfc8032 {
  std::string name, seed, key, message, signature;   // hex
};

// RFC 8032 7.1, all five.
std::vector<Rfc8032> rfc8032() {
  std::istringstream lines(tests::vector_file("ed25519/rfc8032.txt"));
  std::vector<Rfc8032> out;
  for (Rfc8032 one; lines >> one.name >> one.seed >> one.key >> one.message >> one.signature;)
    out.push_back(one);
  for (Rfc8032& one : out)
    if (one.message == "-") one.message.clear();
  return out;
}

const std::string test_1_seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

}  // namespace

TEST_CASE("RFC 8032 7.1: keys, signatures and verification") {
  REQUIRE(rfc8032().size() == 5);
  for (const Rfc8032& test : rfc8032()) {
    INFO(test.name);
    const SigningKey key = key_of(test.seed);
    const base::Bytes message = from_hex(test.message);
    CHECK(base::hex(key.public_key().raw) == test.key);
    CHECK(base::hex(key.sign(message)) == test.signature);
    CHECK(verify(key.public_key(), message, from_hex(test.signature)));
    base::Bytes longer = message;
    longer.push_back(0);
    CHECK_FALSE(verify(key.public_key(), longer, from_hex(test.signature)));
  }
}

TEST_CASE("RFC 8037 A.3: the thumbprint of TEST 1's key") {
  CHECK(key_of(test_1_seed).kid().text() == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
}

TEST_CASE("RFC 8037 A.4 and A.5: the signing input of the example") {
  const SigningKey key = key_of(test_1_seed);
  const auto input = base::as_bytes("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc");
  const Signature signature = key.sign(input);
  CHECK(base::base64url(signature) ==
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
  CHECK(verify(key.public_key(), input, signature));
}

TEST_CASE("a signature of another length is refused unread") {
  const SigningKey key = key_of(test_1_seed);
  const Signature signature = key.sign({});
  CHECK(verify(key.public_key(), {}, signature));
  CHECK_FALSE(verify(key.public_key(), {}, base::ByteView(signature).first(63)));
  CHECK_FALSE(verify(key.public_key(), {}, {}));
}

TEST_CASE("PEM of a private key is what OpenSSL writes, and is read back") {
  const SigningKey key = key_of(test_1_seed);
  // openssl pkey of the PKCS#8 form of RFC 8410 7
  CHECK(key.to_pem() ==
        "-----BEGIN PRIVATE KEY-----\n"
        "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
        "-----END PRIVATE KEY-----\n");
  const auto read = SigningKey::from_pem(key.to_pem());
  REQUIRE(read);
  CHECK(read->public_key() == key.public_key());
  CHECK(read->sign({}) == key.sign({}));
}

TEST_CASE("PEM of a public key is what OpenSSL writes, and is read back") {
  const PublicKey key = key_of(test_1_seed).public_key();
  CHECK(public_pem(key) ==
        "-----BEGIN PUBLIC KEY-----\n"
        "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
        "-----END PUBLIC KEY-----\n");
  CHECK(public_from_pem(public_pem(key)) == key);
}

TEST_CASE("PEM with text above it, CRLF and no final newline is read") {
  const SigningKey key = key_of(test_1_seed);
  std::string pem = "# sleutel van Wij\r\n" + key.to_pem();
  for (std::size_t at = 0; (at = pem.find('\n', at)) != std::string::npos; at += 2)
    if (at == 0 || pem[at - 1] != '\r') pem.insert(at, "\r");
  pem.pop_back();
  CHECK(SigningKey::from_pem(pem));
}

TEST_CASE("PEM of another label, algorithm or length is refused") {
  const SigningKey key = key_of(test_1_seed);
  const std::string pem = key.to_pem();
  CHECK_FALSE(SigningKey::from_pem(public_pem(key.public_key())));
  CHECK_FALSE(public_from_pem(pem));
  CHECK_FALSE(SigningKey::from_pem(""));
  CHECK_FALSE(SigningKey::from_pem(pem.substr(0, pem.size() / 2)));
  std::string x25519 = pem;                            // OID 1.3.101.110 instead of .112
  x25519.replace(x25519.find("K2Vw"), 4, "K2Vu");
  CHECK_FALSE(SigningKey::from_pem(x25519));
  std::string shorter = pem;
  shorter.erase(shorter.find("J1hs"), 4);
  CHECK_FALSE(SigningKey::from_pem(shorter));
  CHECK_FALSE(SigningKey::from_pem(std::string(5'000, '#') + pem));
}

TEST_CASE("a public key that fails K1 is no public key in PEM either", "[V-SLT-4]") {
  CHECK_FALSE(public_from_pem(public_pem(PublicKey{})));
}

TEST_CASE("generated keys differ and sign") {
  const SigningKey one = SigningKey::generate();
  const SigningKey two = SigningKey::generate();
  CHECK(one.public_key() != two.public_key());
  CHECK(key_is_valid(one.public_key().raw));
  CHECK(verify(one.public_key(), base::as_bytes("x"), one.sign(base::as_bytes("x"))));
  CHECK_FALSE(verify(two.public_key(), base::as_bytes("x"), one.sign(base::as_bytes("x"))));
}

TEST_CASE("the seed for a note signer gives the same key") {
  const SigningKey key = key_of(test_1_seed);
  CHECK(base::hex(key.seed_for_note()) == test_1_seed);
}

}  // namespace zegel::crypto
