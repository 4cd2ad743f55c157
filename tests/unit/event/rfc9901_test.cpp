// The examples of RFC 9901: disclosures, their digests, and what of it lies outside our profile.
#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>

#include "ledger/base/base64url.h"
#include "ledger/crypto/hash.h"
#include "ledger/event/envelope.h"
#include "ledger/event/json.h"
#include "tests/support/checkout.h"

namespace zegel::tests {
namespace {

struct Example {
  std::string section, text, disclosure, digest;
};

std::vector<Example> examples() {
  std::ifstream in(in_checkout("tests/vectors/rfc9901/onthullingen.jsonl"));
  std::vector<Example> out;
  for (std::string line; std::getline(in, line);) {
    const auto row = boost::json::parse(line).as_object();
    const auto text = [&](const char* name) { return std::string(row.at(name).as_string()); };
    out.push_back({text("paragraaf"), text("tekst"), text("onthulling"), text("digest")});
  }
  return out;
}

std::string decoded(const Example& example) {
  std::string text;
  REQUIRE(base::decode_base64url(example.disclosure, text));
  return text;
}

}  // namespace

TEST_CASE("RFC 9901: every disclosure decodes, reads strictly and has its digest") {
  int elements = 0, keys = 0;
  for (const Example& example : examples()) {
    INFO(example.section << " " << example.text);
    CHECK(decoded(example) == example.text);
    CHECK(base::base64url(crypto::sha256(base::as_bytes(example.disclosure))) == example.digest);
    const auto value = event::parse_json(example.text, {}, event::Newlines::allowed);
    REQUIRE(value);
    (value->as_array().size() == 2 ? elements : keys)++;
  }
  CHECK(elements == 3);
  CHECK(keys == 18);
}

TEST_CASE("RFC 9901 4.2.1: four encodings of one value are four digests of the same JSON") {
  std::set<std::string> digests;
  for (const Example& example : examples()) {
    if (example.section != "4.2.1") continue;
    digests.insert(example.digest);
    CHECK(event::parse_json(decoded(example), {}) == event::parse_json(examples()[0].text, {}));
  }
  CHECK(digests.size() == 4);
}

TEST_CASE("RFC 9901 6.3: the digests of an opened object are those of its parts") {
  std::set<std::string> parts, named;
  for (const Example& example : examples()) {
    if (example.section == "6.2") parts.insert(example.digest);
    if (example.section != "6.3") continue;
    const auto value = event::parse_json(example.text, {});
    for (const auto& digest : value->at(2).at("_sd").as_array())
      named.insert(std::string(digest.as_string()));
  }
  CHECK(parts.size() == 4);
  CHECK(parts == named);
}

TEST_CASE("RFC 9901: the headers of its examples lie outside the profile", "[V-ENV-3]") {
  const std::string tail = "." + base::base64url(base::as_bytes("{}")) + "." +
                           base::base64url(base::ByteArray<64>{}) + "~" + examples()[0].disclosure +
                           "~";
  for (const char* header :
       {R"({"alg": "ES256", "typ": "example+sd-jwt"})", R"({"alg": "ES256", "typ": "kb+jwt"})"}) {
    const auto envelope = event::parse_envelope(base::base64url(base::as_bytes(header)) + tail);
    REQUIRE_FALSE(envelope);
    CHECK(envelope.error().refusals.at(0).code == "V-ENV-3");
  }
}

}  // namespace zegel::tests
