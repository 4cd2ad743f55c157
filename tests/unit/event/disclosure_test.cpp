// E11 and E13 of envelop.md 15: one disclosure, and the salts.
#include <catch2/catch.hpp>

#include "ledger/base/base64url.h"
#include "ledger/event/content.h"
#include "tests/support/event_draft.h"
#include "tests/unit/event/refused.h"
#include "tests/unit/event/row.h"

namespace zegel::tests {
namespace {

std::string verdict(EventDraft& draft) {
  const MadeEvent made = draft.make();
  return refusals(event::open_disclosures(made.skelet, made.views(), test_row()));
}

// A good event whose key `tijdstip` is replaced by `json`. It stands at place 1.
std::string with_key(std::string_view json) {
  EventDraft draft = small_draft();
  draft.keys[0] = json;
  return verdict(draft);
}

std::string with_element(std::string_view json) {
  EventDraft draft = small_draft();
  draft.elements[0] = json;
  return verdict(draft);
}

// A good event whose key `tijdstip` has this text as salt.
std::string with_salt(std::string_view json) {
  return with_key("[" + std::string(json) + R"(,"tijdstip",null])");
}

constexpr auto at_key = "V-ENV-7 /onthullingen/1";
constexpr auto at_element = "V-ENV-7 /onthullingen/4";
const std::string salt_text = R"("AAAAAAAAAAAAAAAAAAAAAA")";

}  // namespace

TEST_CASE("E11: a small event passes") {
  EventDraft draft = small_draft();
  CHECK(verdict(draft) == "aangenomen");
}

TEST_CASE("E11: arity 1", "[V-ENV-7]") { CHECK(with_key("[" + salt_text + "]") == at_key); }
TEST_CASE("E11: arity 2 with a value", "[V-ENV-7]") {
  CHECK(with_key("[" + salt_text + ",1]") == at_key);
}
TEST_CASE("E11: arity 4", "[V-ENV-7]") {
  CHECK(with_key("[" + salt_text + R"(,"tijdstip",1,2])") == at_key);
}
TEST_CASE("E11: arity 0, no array", "[V-ENV-7]") {
  CHECK(with_key("[]") == at_key);
  CHECK(with_key(R"({"tijdstip":1})") == at_key);
  CHECK(with_key("null") == at_key);
}

TEST_CASE("E11: element with arity 3", "[V-ENV-7]") {
  CHECK(with_element("[" + salt_text + R"(,"persoonlijk",{"pid":"x"}])") == at_element);
  CHECK(with_element("[" + salt_text + R"(,"doel",{"pid":"x"}])") == at_element);
}
TEST_CASE("E11: key with arity 2", "[V-ENV-7]") {
  CHECK(with_key("[" + salt_text + R"(,{"tijdstip":1}])") == at_key);
}
TEST_CASE("E11: element that is no object", "[V-ENV-7]") {
  CHECK(with_element("[" + salt_text + R"(,"x"])") == at_element);
}

TEST_CASE("E11: name not a string", "[V-ENV-7]") {
  CHECK(with_key("[" + salt_text + ",1,1]") == at_key);
  CHECK(with_key("[" + salt_text + ",null,1]") == at_key);
}
TEST_CASE("E11: name _sd", "[V-ENV-7]") {
  CHECK(with_key("[" + salt_text + R"(,"_sd",1])") == at_key);
}
TEST_CASE("E11: name ...", "[V-ENV-7]") {
  CHECK(with_key("[" + salt_text + R"(,"...",1])") == at_key);
}
TEST_CASE("E11: name not in the row", "[V-ENV-7]") {
  CHECK(with_key("[" + salt_text + R"(,"vreemd",1])") == at_key);
  CHECK(with_key("[" + salt_text + R"(,"Tijdstip",1])") == at_key);
  CHECK(with_key("[" + salt_text + R"(,"",1])") == at_key);
}
TEST_CASE("E11: betrokkenen in a row without persons", "[V-ENV-7]") {
  const MadeEvent made = small_draft().make();
  catalogue::EventRow row = test_row();
  row.persons = catalogue::Persons::none;
  CHECK(refusals(event::open_disclosures(made.skelet, made.views(), row)) ==
        "V-ENV-7 /onthullingen/6");
}

TEST_CASE("E11: inhoud under another name", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  draft.on_inhoud = [](std::string& json) { json.replace(json.find("inhoud"), 6, "doel"); };
  CHECK(verdict(draft) == "V-ENV-7 /onthullingen/0");
}

TEST_CASE("E11: a second inhoud among the keys", "[V-ENV-7]") {
  CHECK(with_key("[" + salt_text + R"(,"inhoud",{"_sd":[]}])") == at_key);
}

TEST_CASE("E11: _sd, _sd_alg and ... inside a value, at any depth", "[V-ENV-7]") {
  for (const auto value : {R"({"_sd":[]})", R"({"_sd_alg":1})", R"({"...":"x"})",
                           R"([{"a":{"b":[{"_sd":1}]}}])"})
    CHECK(with_key("[" + salt_text + R"(,"tijdstip",)" + value + "]") == at_key);
  CHECK(with_key("[" + salt_text + R"(,"tijdstip",["_sd","...",{"sd":1}]])") == "aangenomen");
}

TEST_CASE("E11: _sd and ... inside an element", "[V-ENV-7]") {
  for (const auto object : {R"({"_sd":[]})", R"({"pid":"x","rol":{"_sd":[]}})", R"({"...":"x"})"})
    CHECK(with_element("[" + salt_text + "," + object + "]") == at_element);
}

TEST_CASE("E11: disclosure that is not strict base64url", "[V-ENV-1]") {
  EventDraft draft = small_draft();
  draft.on_disclosures = [](auto& disclosures) { disclosures.push_back("AAAAA"); };
  CHECK(verdict(draft) == "V-ENV-1 /onthullingen/7");
}

TEST_CASE("E11: disclosure that is not strict JSON", "[V-ENV-2]") {
  CHECK(with_key("[" + salt_text + R"(,"tijdstip",{"a":1,"a":2}])") == "V-ENV-2 /onthullingen/1");
  CHECK(with_element("[" + salt_text + R"(,{"pid":1.0}])") == "V-ENV-2 /onthullingen/4");
}

TEST_CASE("E11: an unreadable list brings no second fault for what it named", "[V-ENV-2]") {
  EventDraft draft = small_draft();
  draft.on_betrokkenen = [](std::string& json) { json += "]"; };
  CHECK(verdict(draft) == "V-ENV-2 /onthullingen/6");
  EventDraft other = small_draft();
  other.on_inhoud = [](std::string& json) { json += "]"; };
  CHECK(verdict(other) == "V-ENV-2 /onthullingen/0");
}

TEST_CASE("E11: the faults of all disclosures at once", "[V-ENV-7][V-ENV-2]") {
  EventDraft draft = small_draft();
  draft.keys[0] = "1";
  draft.keys[1] = "{";
  draft.elements[0] = "[" + salt_text + "]";
  CHECK(verdict(draft) ==
        "V-ENV-7 /onthullingen/1, V-ENV-2 /onthullingen/2, V-ENV-7 /onthullingen/4");
}

TEST_CASE("E13: salt a number", "[V-ENV-8]") { CHECK(with_salt("1") == "V-ENV-8 /onthullingen/1"); }
TEST_CASE("E13: salt null", "[V-ENV-8]") { CHECK(with_salt("null") == "V-ENV-8 /onthullingen/1"); }
TEST_CASE("E13: salt of 21, 22, 43 and 44 characters", "[V-ENV-8]") {
  CHECK(with_salt('"' + std::string(21, 'B') + '"') == "V-ENV-8 /onthullingen/1");
  CHECK(with_salt('"' + std::string(22, 'A') + '"') == "aangenomen");
  CHECK(with_salt('"' + std::string(23, 'A') + '"') == "aangenomen");
  CHECK(with_salt('"' + std::string(43, 'A') + '"') == "aangenomen");
  CHECK(with_salt('"' + std::string(44, 'A') + '"') == "V-ENV-8 /onthullingen/1");
  CHECK(with_salt(R"("")") == "V-ENV-8 /onthullingen/1");
}
TEST_CASE("E13: salt with +, =, or trailing bits", "[V-ENV-8]") {
  CHECK(with_salt('"' + std::string(21, 'A') + "+\"") == "V-ENV-8 /onthullingen/1");
  CHECK(with_salt('"' + std::string(22, 'A') + "==\"") == "V-ENV-8 /onthullingen/1");
  CHECK(with_salt('"' + std::string(21, 'A') + "B\"") == "V-ENV-8 /onthullingen/1");
}
TEST_CASE("E13: salt twice in the event", "[V-ENV-8]") {
  EventDraft draft = small_draft();
  draft.keys[0] = "[" + salt_text + R"(,"tijdstip",null])";
  draft.keys[2] = "[" + salt_text + R"(,"doel",null])";
  CHECK(verdict(draft) == "V-ENV-8 /onthullingen/3");
  draft.elements[1] = "[" + salt_text + R"(,{"pid":"x"}])";
  CHECK(verdict(draft) == "V-ENV-8 /onthullingen/3, V-ENV-8 /onthullingen/5");
}
TEST_CASE("E13: a salt is not the longer one that begins with it") {
  EventDraft draft = small_draft();
  draft.keys[0] = R"([")" + std::string(22, 'A') + R"(","tijdstip",null])";
  draft.keys[1] = R"([")" + std::string(23, 'A') + R"(","casus",null])";
  CHECK(verdict(draft) == "aangenomen");
}

}  // namespace zegel::tests
