#include "ledger/event/issue.h"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "ledger/event/content.h"
#include "ledger/event/envelope.h"
#include "ledger/event/json.h"
#include "tests/support/envelop_vector.h"
#include "tests/support/fixed_random.h"
#include "tests/unit/event/refused.h"

namespace zegel::tests {
namespace {

namespace json = boost::json;

const catalogue::EventRow& row() { return *catalogue::find_event("verstrekking-gedaan.v1"); }

json::object some_inhoud() {
  return json::parse(R"({"noodzaak":"Zonder dit beeld: \"geen\" plan.\nEcht niet é.","spoed":false,
      "gegevenssoorten":["gezinssituatie"],
      "betrokkenen":[{"rol":"onderwerp","pid":"esI82PsRjFkhBUM3cLZDmg"},{"pid":null}]})")
      .as_object();
}

base::Result<std::string> issued(const json::object& inhoud) {
  FixedRandom random;
  return event::issue(example_skelet(), inhoud, row(), example_key(), random);
}

}  // namespace

TEST_CASE("what is issued opens, with every key of the row and of its element", "[I9]") {
  const auto bytes = issued(some_inhoud());
  REQUIRE(refusals(bytes) == "aangenomen");
  const auto envelope = event::parse_envelope(*bytes);
  REQUIRE(refusals(envelope) == "aangenomen");
  const auto skelet = event::parse_skelet(envelope->payload);
  const auto opened = event::open_disclosures(*skelet, envelope->disclosures, row());
  REQUIRE(refusals(opened) == "aangenomen");
  const event::Content& content = opened->content;
  CHECK(content.key_count() == row().fields.size());
  CHECK(content.text("noodzaak") == "Zonder dit beeld: \"geen\" plan.\nEcht niet é.");
  CHECK(content.flag("spoed") == false);
  REQUIRE(content.find("verzoek"));
  CHECK(content.find("verzoek")->is_null());
  REQUIRE(content.betrokkenen() == 2);
  const auto element = catalogue::element_fields(row().element);
  CHECK(content.betrokkene(0).size() == element.size());
  CHECK(content.pid(0)->text() == "esI82PsRjFkhBUM3cLZDmg");
  CHECK_FALSE(content.pid(1));
}

TEST_CASE("what is issued is signed by its key and names it") {
  const auto bytes = issued({});
  const auto envelope = event::parse_envelope(*bytes);
  REQUIRE(envelope);
  CHECK(envelope->kid == example_key().kid());
  CHECK(crypto::verify(example_key().public_key(), base::as_bytes(envelope->signed_part),
                       envelope->signature));
}

TEST_CASE("inhoud is sent first, betrokkenen last, keys in row order") {
  const auto bytes = issued(some_inhoud());
  const auto disclosures = event::parse_envelope(*bytes)->disclosures;
  const auto name_of = [&](std::size_t i) {
    std::string text;
    REQUIRE(base::decode_base64url(disclosures[i], text));
    const auto parts = json::parse(text).as_array();
    return parts.size() == 3 ? std::string(parts[1].as_string()) : std::string();
  };
  REQUIRE(disclosures.size() == row().fields.size() + 4);
  CHECK(name_of(0) == "inhoud");
  for (std::size_t i = 0; i < row().fields.size(); ++i)
    CHECK(name_of(i + 1) == row().fields[i].name);
  CHECK(name_of(disclosures.size() - 2).empty());
  CHECK(name_of(disclosures.size() - 1) == "betrokkenen");
}

TEST_CASE("the digests of inhoud ascend as text, so they say nothing of the keys") {
  const auto bytes = issued(some_inhoud());
  std::string text;
  REQUIRE(base::decode_base64url(event::parse_envelope(*bytes)->disclosures[0], text));
  const auto root = json::parse(text).as_array();
  std::vector<std::string> digests;
  for (const auto& digest : root[2].as_object().at("_sd").as_array())
    digests.emplace_back(digest.as_string());
  CHECK(digests.size() == row().fields.size() + 1);
  CHECK(std::is_sorted(digests.begin(), digests.end()));
}

TEST_CASE("salts are 32 bytes and each event has its own") {
  FixedRandom random;
  const auto one = event::issue(example_skelet(), {}, row(), example_key(), random);
  const auto two = event::issue(example_skelet(), {}, row(), example_key(), random);
  std::string text;
  REQUIRE(base::decode_base64url(event::parse_envelope(*one)->disclosures[1], text));
  CHECK(json::parse(text).as_array()[0].as_string().size() == 43);
  CHECK(*one != *two);
}

TEST_CASE("a name outside the row is refused before anything is signed", "[V-SCH-3]") {
  CHECK(refusals(issued(json::parse(R"({"vreemd":1,"doel":null})").as_object())) ==
        "V-SCH-3 /inhoud/vreemd");
  CHECK(refusals(issued(json::parse(R"({"betrokkenen":[{"pid":"x","naam":"y"}]})").as_object())) ==
        "V-SCH-3 /inhoud/betrokkenen/0/naam");
}

TEST_CASE("betrokkenen that are no list of objects are refused", "[V-SCH-4]") {
  CHECK(refusals(issued(json::parse(R"({"betrokkenen":{}})").as_object())) ==
        "V-SCH-4 /inhoud/betrokkenen");
  CHECK(refusals(issued(json::parse(R"({"betrokkenen":["x"]})").as_object())) ==
        "V-SCH-4 /inhoud/betrokkenen/0");
}

TEST_CASE("a disclosure of the example follows from its salt, name and value") {
  for (const ExampleDisclosure& one : example_disclosures()) {
    if (one.part != 'g') continue;
    const auto parts = one.json;
    const std::size_t name = parts.find("\",\"") + 3;
    const std::size_t end = parts.find("\",", name);
    const base::Bytes salt = example_bytes("zegel zout " + std::to_string(one.number), 16);
    CHECK(event::disclosure_of(salt, parts.substr(name, end - name),
                               parts.substr(end + 2, parts.size() - end - 3)) == one.encoded);
  }
}

}  // namespace zegel::tests
