// The vectors of sleutels.md 2 and 8, byte for byte.
#include <algorithm>

#include "ledger/crypto/hash.h"
#include "ledger/keys/slot_file.h"
#include "ledger/keys/wrap.h"
#include "tests/unit/keys/world.h"

namespace zegel::keys::test {
namespace {

constexpr std::uint32_t epoch = 7;
const base::CasusId casus =
    *base::CasusId::parse("MyhGUvpVgsg8Joy0tAdwTg");  // 33284652fa55...704e

std::string hex_of(base::ByteView bytes) { return base::hex(bytes); }
std::string hex_of(const Key& key) { return base::hex(key.reveal()); }

Blad vector_blad() {
  return {*RegisterName::from(regie), casus, common, 1, hour, key_from(0x20)};
}
crypto::Nonce vector_nonce() {
  crypto::Nonce nonce;
  for (std::size_t i = 0; i < nonce.size(); ++i) nonce[i] = static_cast<base::Byte>(0x40 + i);
  return nonce;
}

class Vector {
 public:
  std::string operator[](const std::string& name) { return base::hex(rows_.at(name)); }

 private:
  std::map<std::string, base::Bytes> rows_ = read_vectors("hierarchie.txt");
};

}  // namespace

TEST_CASE("the keys of an epoch are those of the vector", "[sleutels-2]") {
  Vector expected;
  const Key kek = derive_kek(key_from(0), ledger_id, epoch);
  CHECK(hex_of(kek) == expected["kek"]);
  CHECK(hex_of(control_value(kek)) == expected["controlewaarde"]);
  CHECK(hex_of(derive_wrap_key(kek)) == expected["wikkel"]);
  CHECK(hex_of(derive_index_key(kek, regie)) == expected["index"]);
  const EpochKeys keys = EpochKeys::from(ledger_id, epoch, key_from(0));
  CHECK(hex_of(keys.wrap) == expected["wikkel"]);
  CHECK(hex_of(keys.control) == expected["controlewaarde"]);
}

TEST_CASE("the tokens are those of the vector", "[sleutels-2]") {
  Vector expected;
  const Key kek = derive_kek(key_from(0), ledger_id, epoch);
  CHECK(hex_of(fingerprint(key_from(0x20))) == expected["vingerafdruk"]);
  CHECK(hex_of(hek_token({ledger_id, regie, casus, common})) == expected["hek"]);
  const Token token = index_token(derive_index_key(kek, regie), 1, base::as_bytes("123456789"));
  CHECK(hex_of(token) == expected["index-token"]);
}

TEST_CASE("the record key is that of the vector", "[sleutels-2]") {
  Vector expected;
  const auto jti = base::Jti::parse("Lc6HZ7dSiK1zcDXmrmWBEA");
  base::Bytes tag;
  REQUIRE(base::decode_hex(expected["h"], tag));
  const auto h = base::JwsTag::from(tag);
  CHECK(hex_of(derive_record_key(key_from(0x20), {*jti, *h}, 1)) == expected["record"]);
}

TEST_CASE("the keystore row is that of the vector", "[sleutels-2]") {
  Vector expected;
  const EpochKeys keys = EpochKeys::from(ledger_id, epoch, key_from(0));
  const WrappedBlad row = wrap_blad(keys, vector_blad(), vector_nonce());
  CHECK(hex_of(row) == expected["rij"]);
  CHECK(hex_of(crypto::sha256(row)) ==
        "8db0d2613c4a869045e69932bde8407ceeebded8a95846e11486037707b3e537");
}

TEST_CASE("the slot file is that of the vector", "[sleutels-2]") {
  Vector expected;
  const EpochKeys keys = EpochKeys::from(ledger_id, epoch, key_from(0));
  base::ByteArray<slot_size> block;
  encode_slot(block, {epoch, hour, key_from(0), keys.control});
  CHECK(hex_of(crypto::sha256(block)) == expected["slot-sha256"]);
  CHECK(expected["slot-sha256"] ==
        "a27a05cb0193371874761e00158d1ddab5c90228be1ea615c683179339492457");
}

TEST_CASE("the entries of a certificate give the root of the vector", "[sleutels-8]") {
  const auto expected = read_vectors("certificaat.txt");
  base::Bytes blad{0x01}, event{0x02};
  base::ByteWriter(blad).raw(fingerprint(key_from(0x20)));
  base::ByteWriter(event)
      .raw(base::Jti::parse("Lc6HZ7dSiK1zcDXmrmWBEA")->view())
      .put(std::uint8_t{0xff});
  REQUIRE(blad == expected.at("blad"));
  REQUIRE(event == expected.at("gebeurtenis"));
  REQUIRE(blad < event);  // sorted, unique

  const base::Bytes leaf{0x00}, node{0x01};
  const base::Hash left = crypto::sha256({leaf, blad}), right = crypto::sha256({leaf, event});
  CHECK(hex_of(left) == hex_of(expected.at("blad-leaf")));
  CHECK(hex_of(crypto::sha256({node, left, right})) == hex_of(expected.at("wortel")));
}

TEST_CASE("enc is injective: a byte that moves to another field changes it", "[sleutels-2]") {
  const auto bytes = [](std::string_view text) { return base::as_bytes(text); };
  const base::Bytes once = crypto::enc("label", {bytes("ab"), bytes("c")});
  CHECK(once != crypto::enc("label", {bytes("a"), bytes("bc")}));
  CHECK(once != crypto::enc("label", {bytes("abc"), bytes("")}));
  CHECK(once != crypto::enc("label", {bytes("abc")}));
  CHECK(once != crypto::enc("labela", {bytes("b"), bytes("c")}));
  CHECK(crypto::enc("label", {}) != crypto::enc("label", {bytes("")}));
}

TEST_CASE("enc takes a field of 65,535 bytes", "[sleutels-2]") {
  const std::string longest(65'535, 'x');
  const base::Bytes out = crypto::enc("l", {base::as_bytes(longest)});
  REQUIRE(out.size() == 2 + 2 + 65'535);
  CHECK(out[2] == 0xff);
  CHECK(out[3] == 0xff);
}

TEST_CASE("a token differs per register, dossier, partij and ledger", "[sleutels-2]") {
  const base::Hash one = hek_token({ledger_id, regie, dossier(1), pid(1)});
  CHECK(one != hek_token({ledger_id, "meldingen", dossier(1), pid(1)}));
  CHECK(one != hek_token({ledger_id, regie, dossier(2), pid(1)}));
  CHECK(one != hek_token({ledger_id, regie, dossier(1), pid(2)}));
  CHECK(one != hek_token({"zegel.ander.nl", regie, dossier(1), pid(1)}));
}

TEST_CASE("a row MAC covers database, key and value", "[sleutels-2]") {
  const Key key = key_from(1);
  const auto bytes = [](std::string_view text) { return base::as_bytes(text); };
  const Mac one = row_mac(key, "hek", bytes("k"), bytes("v"));
  CHECK(one == row_mac(key, "hek", bytes("k"), bytes("v")));
  CHECK(one != row_mac(key, "meta", bytes("k"), bytes("v")));
  CHECK(one != row_mac(key, "hek", bytes("kv"), bytes("")));
  CHECK(one != row_mac(key_from(2), "hek", bytes("k"), bytes("v")));
}

}  // namespace zegel::keys::test
