// keys of envelop.md 15, K1 and K3 as far as the file alone tells: which key may be asked for.
#include "ledger/event/key_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "ledger/base/base64url.h"
#include "ledger/catalogue/events.h"
#include "tests/support/envelop_vector.h"
#include "tests/unit/event/refused.h"

namespace zegel::tests {
namespace {

constexpr std::string_view oin = "00000099000000002000";

// A request for whatever bytes stand there as the key, signed by `signer`.
std::string request_for(base::ByteView key, std::string_view kid,
                        const crypto::SigningKey& signer = example_key()) {
  const std::string header = fmt::format(
      R"({{"alg":"Ed25519","jwk":{{"crv":"Ed25519","kty":"OKP","x":"{}"}})"
      R"(,"typ":"zegel-sleutelaanvraag+jwt"}})",
      base::base64url(key));
  const std::string payload =
      fmt::format(R"({{"aud":"a","oin":"{}","kid":"{}","nonce":"n"}})", oin, kid);
  const std::string text =
      base::base64url(base::as_bytes(header)) + "." + base::base64url(base::as_bytes(payload));
  return text + "." + base::base64url(signer.sign(base::as_bytes(text)));
}

std::string verdict(base::ByteView key) {
  return refusals(event::read_key_request(request_for(key, example_key().kid().text())));
}

constexpr auto weak = "V-SLT-4 /publiekeSleutel";

}  // namespace

TEST_CASE("keys: a request by its own key is read", "[V-SLT-6]") {
  CHECK(verdict(example_key().public_key().raw) == "aangenomen");
}

TEST_CASE("keys: het langste verzoek past in het bezitsbewijs", "[V-SLT-6][catalogue]") {
  const auto key = crypto::SigningKey::generate();
  const std::string code = base::base64url(base::Bytes(16, 0xff));  // as the ledger makes them
  const std::string longest = event::sign_key_request(key, std::string(64, 'a'), oin, code);
  REQUIRE(event::read_key_request(longest));
  CHECK(longest.size() > 500);
  const auto* row = catalogue::find_event("partnersleutel-geregistreerd.v1");
  REQUIRE(row != nullptr);
  const auto use = std::ranges::find(row->fields, "bezitsbewijs", &catalogue::FieldUse::name);
  REQUIRE(use != row->fields.end());
  CHECK(static_cast<std::int64_t>(longest.size()) <= use->field->max);
}

TEST_CASE("keys: 31 and 33 bytes at the request", "[V-SLT-4]") {
  const auto good = example_key().public_key().raw;
  CHECK(verdict(base::ByteView(good).first(31)) == weak);
  base::Bytes longer(good.begin(), good.end());
  longer.push_back(0);
  CHECK(verdict(longer) == weak);
}

TEST_CASE("keys: a proof that names another kid", "[V-SLT-6]") {
  const auto other = crypto::SigningKey::generate();
  CHECK(refusals(event::read_key_request(request_for(example_key().public_key().raw,
                                                     other.kid().text()))) ==
        "V-SLT-6 /bezitsbewijs");
}

TEST_CASE("keys: a proof by another key than the one asked for", "[V-SLT-6]") {
  const auto other = crypto::SigningKey::generate();
  CHECK(refusals(event::read_key_request(request_for(other.public_key().raw,
                                                     other.kid().text()))) ==
        "V-SLT-6 /bezitsbewijs");
}

}  // namespace zegel::tests
