// The strict JSON profile (envelop.md 5): the table, in every place where a text is read.
#include "ledger/event/json.h"

#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <sstream>

#include "ledger/base/base64url.h"
#include "ledger/crypto/hash.h"
#include "ledger/event/content.h"
#include "ledger/event/envelope.h"
#include "ledger/event/skelet.h"
#include "tests/support/envelop_vector.h"
#include "tests/unit/event/refused.h"

namespace zegel::tests {
namespace {

struct Case {
  std::string name;
  std::string text;
  std::string verdict;    // goed, inhoud, fout
};

std::vector<Case> table() {
  std::istringstream lines(vector_file("envelop/json.jsonl"));
  std::vector<Case> out;
  for (std::string line; std::getline(lines, line);) {
    const auto row = boost::json::parse(line).as_object();
    base::Bytes text;
    REQUIRE(base::decode_base64(std::string(row.at("tekst").as_string()), text));
    out.push_back({std::string(row.at("naam").as_string()), std::string(base::as_text(text)),
                   std::string(row.at("oordeel").as_string())});
  }
  return out;
}

std::string as_header(std::string_view text) {
  const std::string jws = example_jws();
  const std::string with_text = base::base64url(base::as_bytes(text)) + jws.substr(jws.find('.'));
  return refusals(event::parse_jws(with_text));
}

std::string as_payload(std::string_view text) {
  return refusals(event::parse_skelet(base::base64url(base::as_bytes(text))));
}

std::string as_disclosure(std::string_view text) {
  const std::string encoded = base::base64url(base::as_bytes(text));
  const std::string_view one[] = {encoded};
  event::Skelet skelet;
  skelet.inhoud = crypto::sha256(base::as_bytes(encoded));
  return refusals(event::open_partial(skelet, one));
}

bool reads(std::string_view text, event::Newlines newlines = event::Newlines::refused) {
  return event::parse_json(text, {}, newlines).has_value();
}

}  // namespace

TEST_CASE("the table of strict JSON has at least 120 texts, of each verdict") {
  const auto cases = table();
  const auto count = [&](std::string_view verdict) {
    return std::count_if(cases.begin(), cases.end(),
                         [&](const Case& one) { return one.verdict == verdict; });
  };
  CHECK(cases.size() >= 120);
  CHECK(count("goed") >= 30);
  CHECK(count("inhoud") >= 3);
  CHECK(count("fout") >= 80);
}

TEST_CASE("the table of strict JSON through the parser alone", "[V-ENV-2]") {
  for (const Case& one : table()) {
    INFO(one.name);
    CHECK(reads(one.text) == (one.verdict == "goed"));
    CHECK(reads(one.text, event::Newlines::allowed) == (one.verdict != "fout"));
  }
}

TEST_CASE("the table of strict JSON as header", "[V-ENV-2][V-ENV-3]") {
  for (const Case& one : table()) {
    INFO(one.name);
    if (one.text.empty() || one.text.size() > 2'500) continue;  // a matter of the frame
    const bool refused_as_json = one.text.size() <= 512 && one.verdict != "goed";
    CHECK(as_header(one.text) == (refused_as_json ? "V-ENV-2 /kop" : "V-ENV-3 /kop"));
  }
}

TEST_CASE("the table of strict JSON as payload", "[V-ENV-2][V-ENV-4]") {
  for (const Case& one : table()) {
    INFO(one.name);
    const bool refused_as_json = one.text.size() <= 2'048 && one.verdict != "goed";
    const std::string expected = refused_as_json ? "V-ENV-2 /skelet" : "V-ENV-4 /skelet";
    CHECK(as_payload(one.text).starts_with(expected));
  }
}

TEST_CASE("the table of strict JSON as disclosure", "[V-ENV-2][V-ENV-7]") {
  for (const Case& one : table()) {
    INFO(one.name);
    CHECK(as_disclosure(one.text).starts_with(one.verdict == "fout" ? "V-ENV-2 /onthullingen/0"
                                                                    : "V-ENV-7 /onthullingen/0"));
  }
}

TEST_CASE("what was read is what was written") {
  const auto value = event::parse_json(
      R"({"a":[1,-2,true,false,null],"\u0062":"x\u00e9\ud83d\ude00\/","c":{"d":{}}})", {});
  REQUIRE(value);
  const auto& object = value->as_object();
  CHECK(object.at("a").as_array().at(1).as_int64() == -2);
  CHECK(object.at("b").as_string() == "xé😀/");
  CHECK(object.at("c").as_object().at("d").as_object().empty());
}

TEST_CASE("a string in many escaped pieces is judged as one") {
  std::string text = "\"";
  for (int i = 0; i < 300; ++i) text += R"(é\u00e9)";
  CHECK(reads(text + "\""));
  CHECK_FALSE(reads(text + "\\u202e\""));
  CHECK_FALSE(reads(text + "\u202e\""));
}

TEST_CASE("names with escapes are kept apart from each other") {
  CHECK(reads(R"({"\u0061a":2,"\u0122":2})"));
  CHECK(reads(R"({"\u0061":1,"\u0062":2,"\u0063":3})"));
  CHECK_FALSE(reads(R"({"\u0061":1,"\u0062":2,"\u0061":3})"));
  CHECK_FALSE(reads(R"({"\u0061":1,"\u0062":2,"a":3})"));
}

TEST_CASE("a name is new again in a sibling, not in its own object") {
  CHECK(reads(R"({"a":{"b":1,"c":{"b":1}},"b":{"a":1}})"));
  CHECK_FALSE(reads(R"({"a":{"b":1,"c":{"d":1},"b":1}})"));
  CHECK_FALSE(reads(R"([{"x":1},{"y":{"z":[{"q":1,"q":2}]}}])"));
}

}  // namespace zegel::tests
