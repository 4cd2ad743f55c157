// The complete example of envelop.md 1, byte for byte.
#include <catch2/catch.hpp>

#include "ledger/base/base64url.h"
#include "ledger/catalogue/events.h"
#include "ledger/crypto/hash.h"
#include "ledger/event/content.h"
#include "ledger/event/envelope.h"
#include "ledger/event/leaf.h"
#include "tests/support/envelop_vector.h"
#include "tests/unit/event/refused.h"

namespace zegel::tests {
namespace {

std::string sha256_hex(std::string_view text) {
  return base::hex(crypto::sha256(base::as_bytes(text)));
}

}  // namespace

TEST_CASE("every disclosure of the example has the published digest", "[I1]") {
  const auto disclosures = example_disclosures();
  REQUIRE(disclosures.size() == 43);
  for (const ExampleDisclosure& one : disclosures)
    CHECK(base::base64url(crypto::sha256(base::as_bytes(one.encoded))) == one.digest);
}

TEST_CASE("every salt of the example follows from its row number") {
  for (const ExampleDisclosure& one : example_disclosures()) {
    const auto salt = example_bytes("zegel zout " + std::to_string(one.number), 16);
    CHECK(one.json.starts_with("[\"" + base::base64url(salt) + "\","));
  }
}

TEST_CASE("the compact JWS of the example has 608 bytes and the published signature", "[I1]") {
  const std::string jws = example_jws();
  CHECK(jws.size() == 608);
  CHECK(jws.ends_with(".Vcvx7SBMF_t-eP1KLIW1wi5qGFnFaw6e8vL-Pw1MJT4doa8UM8D9HDvPHOb2Apu2INTHwxsS6"
                      "HUO6LrB1L0IBw"));
}

TEST_CASE("the SD-JWT of the example has 6,867 bytes and the published hash", "[I1]") {
  const std::string made = example_sd_jwt();
  CHECK(made.size() == 6'867);
  CHECK(sha256_hex(made) == "9cbbded1a5181265875c7903e2e8146e02c4657d17c9b48d384ca3ec6ab30b2b");
  CHECK(made == vector_file("envelop/voorbeeld.sd-jwt"));
}

TEST_CASE("the presentation to A is the example without one disclosure", "[I1]") {
  const std::string made = example_presentation_to_a();
  CHECK(made.size() == 6'540);
  CHECK(sha256_hex(made) == "7f2d4248ddb7ce397e09f697b84a4dc57079c739b3cb062ce84ad3eaf23d5063");
}

TEST_CASE("the leaf of the example has 647 bytes and the published hash", "[I1][I4]") {
  const base::Bytes leaf = example_leaf();
  CHECK(leaf.size() == 647);
  CHECK(base::hex(event::leaf_hash(leaf)) ==
        "2d2c85988d696e4dc78caec07ddbefa0ab55c08773117597e502935058735a1c");
}

TEST_CASE("the example passes E2 to E4 and its signature holds") {
  const std::string bytes = example_sd_jwt();
  const auto envelope = event::parse_envelope(bytes);
  REQUIRE(refusals(envelope) == "aangenomen");
  CHECK(envelope->jws == example_jws());
  CHECK(envelope->disclosures.size() == 43);
  CHECK(envelope->kid == example_key().kid());
  CHECK(crypto::verify(example_key().public_key(), base::as_bytes(envelope->signed_part),
                       envelope->signature));
}

TEST_CASE("the claims of the example are read as they were written") {
  const std::string bytes = example_sd_jwt();
  const auto skelet = event::parse_skelet(event::parse_envelope(bytes)->payload);
  REQUIRE(refusals(skelet) == "aangenomen");
  const event::Skelet expected = example_skelet();
  CHECK(skelet->iss == expected.iss);
  CHECK(skelet->aud == expected.aud);
  CHECK(skelet->register_name() == "regie");
  CHECK(skelet->ledger_id() == "zegel.zvh-voorbeeld.nl");
  CHECK(skelet->jti == expected.jti);
  CHECK(skelet->iat == expected.iat);
  CHECK(skelet->evt == expected.evt);
  CHECK(skelet->bkl == expected.bkl);
  CHECK(skelet->vwa == expected.vwa);
  CHECK(skelet->isn == expected.isn);
  CHECK(skelet->chk == expected.chk);
  CHECK(skelet->inhoud == expected.inhoud);
}

TEST_CASE("the content of the example opens against its catalogue row") {
  const std::string bytes = example_sd_jwt();
  const auto envelope = event::parse_envelope(bytes);
  const auto* const row = catalogue::find_event("verstrekking-gedaan.v1");
  REQUIRE(row);
  const auto opened = event::open_disclosures(example_skelet(), envelope->disclosures, *row);
  REQUIRE(refusals(opened) == "aangenomen");
  const event::Content& content = opened->content;
  CHECK(content.key_count() == 39);
  CHECK(content.key_count() + 1 == row->key_count());
  CHECK(content.text("noodzaak") == "Zonder dit beeld is geen veilig plan te maken.");
  CHECK(content.text("subsidiariteit") == "Advies volstond niet; coördinatie nodig.");
  CHECK(content.flag("spoed") == false);
  CHECK(content.texts("gegevenssoorten") ==
        std::vector<std::string_view>{"gezinssituatie", "veiligheidsrisico"});
  CHECK(content.id<base::CasusId>("casus")->text() == "MyhGUvpVgsg8Joy0tAdwTg");
  REQUIRE(content.betrokkenen() == 2);
  CHECK(content.pid(0)->text() == "esI82PsRjFkhBUM3cLZDmg");
  CHECK(content.pid(1)->text() == "5DJCfva3AMhL1Wb4DJ4SGQ");
}

TEST_CASE("the owner of a disclosure is its element in the issuer's order") {
  const std::string bytes = example_sd_jwt();
  const auto envelope = event::parse_envelope(bytes);
  const auto* const row = catalogue::find_event("verstrekking-gedaan.v1");
  const auto opened = event::open_disclosures(example_skelet(), envelope->disclosures, *row);
  REQUIRE(opened);
  const auto example = example_disclosures();
  for (std::size_t i = 0; i < example.size(); ++i) {
    const int expected = example[i].part == 'g' ? 0 : example[i].part - 'A' + 1;
    CHECK(opened->owner[i] == expected);
  }
}

TEST_CASE("the presentation to A opens in part and says what is closed") {
  const std::string bytes = example_presentation_to_a();
  const auto envelope = event::parse_envelope(bytes);
  const auto opened = event::open_partial(example_skelet(), envelope->disclosures);
  REQUIRE(refusals(opened) == "aangenomen");
  CHECK(opened->content.inhoud_opened());
  CHECK(opened->content.unopened_keys() == 0);
  CHECK(opened->content.unopened_elements() == 1);
  REQUIRE(opened->content.betrokkenen() == 1);
  CHECK(opened->content.pid(0)->text() == "esI82PsRjFkhBUM3cLZDmg");
}

}  // namespace zegel::tests
