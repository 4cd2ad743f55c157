// E3-E4 of envelop.md 15: the encoding and the header.
#include <catch2/catch.hpp>

#include "ledger/base/base64url.h"
#include "ledger/event/envelope.h"
#include "tests/support/envelop_vector.h"
#include "tests/unit/event/refused.h"

namespace zegel::tests {
namespace {

const std::string kid = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";
const std::string good =
    R"({"alg":"Ed25519","kid":")" + kid + R"(","typ":"zegel-gebeurtenis+sd-jwt"})";

std::string with_segments(std::string_view header, std::string_view signature) {
  const std::string jws = example_jws();
  const std::string payload = jws.substr(jws.find('.'), jws.rfind('.') - jws.find('.') + 1);
  return refusals(event::parse_jws(std::string(header) + payload + std::string(signature)));
}

std::string with_header(std::string_view json) {
  return with_segments(base::base64url(base::as_bytes(json)), std::string(86, 'A'));
}

std::string with_signature(std::size_t bytes) {
  return with_segments(base::base64url(base::as_bytes(good)),
                       base::base64url(base::Bytes(bytes, 0x55)));
}

std::string with_alg(std::string_view alg) {
  std::string header = good;
  return with_header(header.replace(header.find("Ed25519"), 7, alg));
}

std::string with_typ(std::string_view typ) {
  std::string header = good;
  return with_header(header.replace(header.find("zegel-gebeurtenis+sd-jwt"), 24, typ));
}

std::string with_extra(std::string_view member) {
  return with_header("{" + std::string(member) + "," + good.substr(1));
}

constexpr auto kop = "V-ENV-3 /kop";

}  // namespace

TEST_CASE("E3: trailing bits set", "[V-ENV-1]") {
  const std::string header = base::base64url(base::as_bytes(good + " "));
  REQUIRE(header.ends_with("IA"));  // one byte in the last group: four bits carry nothing
  CHECK(with_segments(header, std::string(86, 'A')) == "aangenomen");
  CHECK(with_segments(header, std::string(85, 'A') + "B") == "V-ENV-1");
  CHECK(with_segments(header.substr(0, header.size() - 1) + "B", std::string(86, 'A')) ==
        "V-ENV-1");
}

TEST_CASE("E3: length 1 mod 4", "[V-ENV-1]") {
  CHECK(with_segments("AAAAA", std::string(86, 'A')) == "V-ENV-1");
  CHECK(with_segments(base::base64url(base::as_bytes(good)), std::string(85, 'A')) == "V-ENV-1");
}

TEST_CASE("E3: signature of 63, 64 and 65 bytes", "[V-ENV-1]") {
  CHECK(with_signature(63) == "V-ENV-1");
  CHECK(with_signature(64) == "aangenomen");
  CHECK(with_signature(65) == "V-ENV-1");
}

TEST_CASE("E4: alg none", "[V-ENV-3]") { CHECK(with_alg("none") == kop); }
TEST_CASE("E4: alg HS256", "[V-ENV-3]") { CHECK(with_alg("HS256") == kop); }
TEST_CASE("E4: alg ES256", "[V-ENV-3]") { CHECK(with_alg("ES256") == kop); }
TEST_CASE("E4: alg EdDSA", "[V-ENV-3]") { CHECK(with_alg("EdDSA") == kop); }
TEST_CASE("E4: alg ed25519", "[V-ENV-3]") { CHECK(with_alg("ed25519") == kop); }
TEST_CASE("E4: alg missing", "[V-ENV-3]") {
  CHECK(with_header(R"({"kid":")" + kid + R"(","typ":"zegel-gebeurtenis+sd-jwt"})") == kop);
}
TEST_CASE("E4: alg not a string", "[V-ENV-3]") {
  CHECK(with_header(R"({"alg":null,"kid":")" + kid + R"(","typ":"zegel-gebeurtenis+sd-jwt"})") ==
        kop);
}

TEST_CASE("E4: typ missing", "[V-ENV-3]") {
  CHECK(with_header(R"({"alg":"Ed25519","kid":")" + kid + R"("})") == kop);
}
TEST_CASE("E4: typ JWT", "[V-ENV-3]") { CHECK(with_typ("JWT") == kop); }
TEST_CASE("E4: typ with application/", "[V-ENV-3]") {
  CHECK(with_typ("application/zegel-gebeurtenis+sd-jwt") == kop);
}
TEST_CASE("E4: typ with a capital", "[V-ENV-3]") {
  CHECK(with_typ("Zegel-gebeurtenis+sd-jwt") == kop);
}

TEST_CASE("E4: kid missing, short, long, not canonical", "[V-ENV-3]") {
  const auto with_kid = [](std::string_view text) {
    return with_header(R"({"alg":"Ed25519","kid":")" + std::string(text) +
                       R"(","typ":"zegel-gebeurtenis+sd-jwt"})");
  };
  CHECK(with_header(R"({"alg":"Ed25519","typ":"zegel-gebeurtenis+sd-jwt"})") == kop);
  CHECK(with_kid(kid) == "aangenomen");
  CHECK(with_kid(kid.substr(1)) == kop);
  CHECK(with_kid(kid + "A") == kop);
  CHECK(with_kid(kid.substr(0, 42) + "l") == kop);
}

TEST_CASE("E4: extra crit", "[V-ENV-3]") { CHECK(with_extra(R"("crit":["x"])") == kop); }
TEST_CASE("E4: extra jwk", "[V-ENV-3]") { CHECK(with_extra(R"("jwk":{})") == kop); }
TEST_CASE("E4: extra jku", "[V-ENV-3]") { CHECK(with_extra(R"("jku":"https://x")") == kop); }
TEST_CASE("E4: extra x5c", "[V-ENV-3]") { CHECK(with_extra(R"("x5c":[])") == kop); }
TEST_CASE("E4: extra b64", "[V-ENV-3]") { CHECK(with_extra(R"("b64":false)") == kop); }

TEST_CASE("E4: duplicate alg", "[V-ENV-2]") {
  CHECK(with_extra(R"("alg":"Ed25519")") == "V-ENV-2 /kop");
  CHECK(with_extra(R"("\u0061lg":"Ed25519")") == "V-ENV-2 /kop");
}

TEST_CASE("E4: header of 512 bytes passes, one of 513 does not", "[V-ENV-3]") {
  const std::string longest = good + std::string(512 - good.size(), ' ');
  CHECK(with_header(longest) == "aangenomen");
  CHECK(with_header(longest + " ") == kop);
}

TEST_CASE("E4: members in another order and with white space pass") {
  CHECK(with_header(R"( { "typ" : "zegel-gebeurtenis+sd-jwt", "kid" : ")" + kid +
                    R"(", "alg" : "Ed25519" } )") == "aangenomen");
}

TEST_CASE("E4: header is no object", "[V-ENV-3]") {
  for (const auto text : {"[]", "null", "1", R"("alg")"}) CHECK(with_header(text) == kop);
  CHECK(with_header("{") == "V-ENV-2 /kop");
}

}  // namespace zegel::tests
