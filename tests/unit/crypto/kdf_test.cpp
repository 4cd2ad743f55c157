// enc, KDF and the vector of sleutels.md 2 as far as crypto reaches it.
#include "ledger/crypto/kdf.h"

#include <catch2/catch.hpp>
#include <set>

#include "ledger/base/base64url.h"
#include "ledger/base/ids.h"
#include "ledger/crypto/hash.h"
#include "tests/support/envelop_vector.h"

namespace zegel::crypto {
namespace {

using base::as_bytes;
using base::hex;

Secret<32> counting_from(base::Byte first) {
  Secret<32> out;
  for (std::size_t i = 0; i < 32; ++i) out.writable()[i] = static_cast<base::Byte>(first + i);
  return out;
}

base::Bytes from_hex(std::string_view text) {
  base::Bytes out;
  REQUIRE(base::decode_hex(text, out));
  return out;
}

const std::string ledger_id = "zegel.zvh-voorbeeld.nl";
const std::string reg = "regie";

Secret<32> kek() {
  return derive(counting_from(0x00), "zegel.kek.v1",
                {as_bytes(ledger_id), field(std::uint32_t{7}), {}});
}

}  // namespace

TEST_CASE("enc: label and fields with their lengths") {
  CHECK(hex(enc("ab", {as_bytes("c"), {}})) == "026162" "000163" "0000");
  CHECK(hex(enc("", {})) == "00");
  CHECK(hex(enc("x", {field(std::uint32_t{7})})) == "0178" "000400000007");
}

TEST_CASE("enc is injective: fields moved, empty, split") {
  const base::Bytes largest(65'535, 'a');
  const base::Bytes one_less(65'534, 'a');
  std::set<base::Bytes> seen;
  for (const auto& made :
       {enc("a", {}), enc("a", {{}}), enc("a", {{}, {}}), enc("", {as_bytes("a")}),
        enc("a", {as_bytes("b")}), enc("ab", {}), enc("a", {as_bytes("b"), {}}),
        enc("a", {{}, as_bytes("b")}), enc("a", {as_bytes("bc")}),
        enc("a", {as_bytes("b"), as_bytes("c")}), enc("a", {largest}), enc("a", {one_less}),
        enc("a", {one_less, as_bytes("a")})})
    CHECK(seen.insert(made).second);
}

TEST_CASE("a KDF hashes exactly the bytes of enc") {
  const Secret<32> key = counting_from(1);
  base::Hash by_fields;
  keyed(key, by_fields, "zegel.proef.v1", {as_bytes("a"), as_bytes("bc")});
  CHECK(by_fields != blake2b256(enc("zegel.proef.v1", {as_bytes("a"), as_bytes("bc")})));
  base::Hash unkeyed;
  kdf({}, unkeyed, "zegel.proef.v1", {as_bytes("a"), as_bytes("bc")});
  CHECK(unkeyed == blake2b256(enc("zegel.proef.v1", {as_bytes("a"), as_bytes("bc")})));
}

TEST_CASE("BLAKE2b-256 of abc") {
  CHECK(hex(blake2b256(as_bytes("abc"))) ==
        "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_CASE("the vector: KEK and its controlewaarde") {
  CHECK(hex(kek().reveal()) == "5676a2c02029abe8ac83eb5a365acea9bccc993fce5ffc0d88c0208b12e9dd62");
  CHECK(hex(derive(kek(), "zegel.kek-controle.v1", {}).reveal()) ==
        "b647e270e397a617cb10b5f9fca6778498ac37da1f871f3ec6ca89b1cabc41c7");
}

TEST_CASE("the vector: W and I") {
  CHECK(hex(derive(kek(), "zegel.wikkel.v1", {}).reveal()) ==
        "0f743cb685a73c2de0a7378347631cbc1dc36734ca87c535283986292b904683");
  CHECK(hex(derive(kek(), "zegel.index.v1", {as_bytes(reg)}).reveal()) ==
        "0bf49821b4e8e85b17be8d23761e1c9143daf3d210eae66d520a3a13ba044557");
}

TEST_CASE("the vector: vingerafdruk of a blad") {
  CHECK(hex(derive(counting_from(0x20), "zegel.blad.v1", {}).reveal()) ==
        "97f5dbb2777fc15b1b82e3ca90c81a817ace1440d3bce78386bc2f899f142a64");
}

TEST_CASE("the vector: hek token") {
  const base::Bytes dossier = from_hex("33284652fa5582c83c268cb4b407704e");
  const base::Bytes everyone(16, 0);
  base::Hash token;
  kdf({}, token, "zegel.hek.v1", {as_bytes(ledger_id), as_bytes(reg), dossier, everyone});
  CHECK(hex(token) == "83a958b9e1ab3d0ac956f7797bd4472a6c25777928bb54dbe5ef797102d09d8d");
}

TEST_CASE("the vector: index token") {
  const Secret<32> index = derive(kek(), "zegel.index.v1", {as_bytes(reg)});
  base::ByteArray<16> token;
  keyed(index, token, "zegel.index.v1", {field(std::uint8_t{1}), as_bytes("123456789")});
  CHECK(hex(token) == "0ce87cedf8a8abe3cbac586f335cd505");
}

TEST_CASE("the vector: record key of the example event") {
  const auto jti = base::Jti::parse("Lc6HZ7dSiK1zcDXmrmWBEA");
  const auto h = crypto::sha256(as_bytes(tests::example_jws()));
  CHECK(hex(derive(counting_from(0x20), "zegel.record.v1",
                   {jti->view(), base::ByteView(h).first(16), field(std::uint8_t{1})})
                .reveal()) == "30fd95b2d0240428ef088fb038c2d5e7359899e5536e9f66b264128a03065e79");
}

TEST_CASE("integers are big-endian fields of their own width") {
  CHECK(hex(field(std::uint8_t{1})) == "01");
  CHECK(hex(field(std::uint16_t{0x0102})) == "0102");
  CHECK(hex(field(std::uint32_t{7})) == "00000007");
  CHECK(hex(field(std::uint64_t{7})) == "0000000000000007");
}

}  // namespace zegel::crypto
