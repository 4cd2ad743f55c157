// E12 of envelop.md 15: every digest is opened, every disclosure is used once.
#include <catch2/catch.hpp>

#include "ledger/base/base64url.h"
#include "ledger/crypto/hash.h"
#include "ledger/event/content.h"
#include "tests/support/envelop_vector.h"
#include "tests/support/event_draft.h"
#include "tests/unit/event/refused.h"
#include "tests/unit/event/row.h"

namespace zegel::tests {
namespace {

std::string verdict(EventDraft draft) {
  const MadeEvent made = draft.make();
  return refusals(event::open_disclosures(made.skelet, made.views(), test_row()));
}

std::string partial(EventDraft draft) {
  const MadeEvent made = draft.make();
  return refusals(event::open_partial(made.skelet, made.views()));
}

// A good event without the disclosure at `place`.
EventDraft without(std::size_t place) {
  EventDraft draft = small_draft();
  draft.on_disclosures = [=](auto& all) {
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(place));
  };
  return draft;
}

// With a salt that the draft does not use.
std::string salted(std::string_view name, std::string_view value) {
  return R"(["AAAAAAAAAAAAAAAAAAAAAA",")" + std::string(name) + "\"," + std::string(value) + "]";
}

const std::string strange_digest = digest_of("vreemd");

}  // namespace

TEST_CASE("E12: disclosure missing: a key", "[V-ENV-7]") {
  CHECK(verdict(without(1)).starts_with("V-ENV-7 /inhoud/_sd/"));
}
TEST_CASE("E12: disclosure missing: an element", "[V-ENV-7]") {
  CHECK(verdict(without(5)) == "V-ENV-7 /inhoud/betrokkenen/1");
}
TEST_CASE("E12: disclosure missing: inhoud", "[V-ENV-7]") {
  CHECK(verdict(without(0)) == "V-ENV-7 /skelet/_sd/0");
}

TEST_CASE("E12: one disclosure too many", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  draft.on_disclosures = [&](auto& all) { all.push_back(encoded(salted("toelichting", "1"))); };
  CHECK(verdict(draft) == "V-ENV-7 /onthullingen/7");
  const std::string element = encoded(R"(["AAAAAAAAAAAAAAAAAAAAAA",{}])");
  draft.on_disclosures = [&](auto& all) { all.push_back(element); };
  CHECK(verdict(draft) == "V-ENV-7 /onthullingen/7");
}

TEST_CASE("E12: a disclosure twice", "[V-ENV-7]") {
  for (const std::size_t which : {0u, 1u, 4u, 6u}) {
    EventDraft draft = small_draft();
    draft.on_disclosures = [=](auto& all) { all.push_back(std::string(all[which])); };
    // The second one is used by nothing, and has the salt of the first.
    CHECK(verdict(draft) == "V-ENV-7 /onthullingen/7, V-ENV-8 /onthullingen/7");
  }
}

TEST_CASE("E12: a digest twice in _sd", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  draft.on_digests = [](auto& digests) { digests.push_back(digests[0]); };
  CHECK(verdict(draft) == "V-ENV-7 /inhoud/_sd/4");
}

TEST_CASE("E12: a digest in _sd and in the array: of an element", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  draft.on_digests = [&](auto& digests) { digests.push_back(digest_of(draft.elements[0])); };
  CHECK(verdict(draft) == "V-ENV-7 /onthullingen/4, V-ENV-7 /inhoud/betrokkenen/0");
}

TEST_CASE("E12: a digest in _sd and in the array: of a key", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  draft.on_references = [&](auto& references) {
    references.push_back(reference_to(digest_of(draft.keys[0])));
  };
  CHECK(verdict(draft) == "V-ENV-7 /inhoud/betrokkenen/2");
}

TEST_CASE("E12: a digest twice in the array", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  draft.on_references = [](auto& references) { references.push_back(std::string(references[0])); };
  CHECK(verdict(draft) == "V-ENV-7 /inhoud/betrokkenen/2");
}

TEST_CASE("E12: a decoy in inhoud", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  draft.on_digests = [](auto& digests) { digests.push_back(strange_digest); };
  CHECK(verdict(draft) == "V-ENV-7 /inhoud/_sd/4");
}

TEST_CASE("E12: a decoy in the array", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  draft.on_references = [](auto& all) { all.push_back(reference_to(strange_digest)); };
  CHECK(verdict(draft) == "V-ENV-7 /inhoud/betrokkenen/2");
}

TEST_CASE("E12: a thousand decoys are one refusal", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  draft.on_digests = [](auto& digests) { digests.resize(1'000, strange_digest); };
  CHECK(verdict(draft) == "V-ENV-7 /inhoud/_sd");
}

TEST_CASE(R"(E12: {"...":d,"x":1})", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  draft.on_references = [](auto& references) { references[0].insert(1, R"("x":1,)"); };
  CHECK(verdict(draft) == "V-ENV-7 /inhoud/betrokkenen/0, V-ENV-7 /onthullingen/4");
}

TEST_CASE("E12: an element in clear", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  draft.on_references = [](auto& references) { references.push_back(R"({"pid":"x"})"); };
  CHECK(verdict(draft) == "V-ENV-7 /inhoud/betrokkenen/2");
  draft.on_references = [](auto& references) { references.push_back(R"("x")"); };
  CHECK(verdict(draft) == "V-ENV-7 /inhoud/betrokkenen/2");
}

TEST_CASE("E12: betrokkenen that is no array", "[V-ENV-7]") {
  for (const auto value : {"null", "{}", R"("x")"}) {
    EventDraft draft = small_draft();
    draft.elements.clear();
    draft.on_betrokkenen = [&](std::string& json) { json = salted("betrokkenen", value); };
    CHECK(verdict(draft) == "V-ENV-7 /inhoud/betrokkenen");
  }
}

TEST_CASE("E12: a clear member beside _sd", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  draft.on_inhoud = [](std::string& json) { json.insert(json.find(R"("_sd")"), R"("doel":"x",)"); };
  CHECK(verdict(draft) == "V-ENV-7 /inhoud/_sd");
}

TEST_CASE("E12: inhoud that is no object, or without _sd", "[V-ENV-7]") {
  for (const auto value :
       {"null", "[]", "{}", R"({"sd":[]})", R"({"_sd":{}})", R"({"_sd":null})"}) {
    EventDraft draft = small_draft();
    draft.on_inhoud = [&](std::string& json) { json = salted("inhoud", value); };
    CHECK(verdict(draft) == "V-ENV-7 /inhoud/_sd");
  }
}

// A disclosure cannot hold its own digest; what an attacker can do is point a digest back at a
// disclosure that was met before, or name the root again.
TEST_CASE("E12: self-reference", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  draft.on_references = [&](auto& references) {
    references.push_back(reference_to(base::base64url(example_skelet().inhoud)));
  };
  CHECK(verdict(draft) == "V-ENV-7 /inhoud/betrokkenen/2");
  EventDraft other = small_draft();
  other.on_digests = [](auto& digests) { digests[0] = digests[1]; };
  CHECK(verdict(other).starts_with("V-ENV-7 /inhoud/_sd/1"));
}

TEST_CASE("E12: a third _sd level", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  draft.elements[0] = draft.element(R"({"_sd":[")" + strange_digest + R"("]})");
  CHECK(verdict(draft) == "V-ENV-7 /onthullingen/4");
  EventDraft other = small_draft();
  other.keys[2] = other.key("doel", R"({"_sd":[")" + digest_of(other.keys[0]) + R"("]})");
  CHECK(verdict(other) == "V-ENV-7 /onthullingen/3");
}

TEST_CASE("E12: digest of the JSON text instead of its base64url", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  const std::string wrong = base::base64url(crypto::sha256(base::as_bytes(draft.keys[0])));
  const std::string right = digest_of(draft.keys[0]);
  draft.on_digests = [&](auto& all) { std::replace(all.begin(), all.end(), right, wrong); };
  const std::string told = verdict(draft);
  CHECK(told.starts_with("V-ENV-7 /inhoud/_sd/"));
  CHECK(told.ends_with("V-ENV-7 /onthullingen/1"));
}

TEST_CASE("E12: digests of 42 and 44 characters, not canonical, no text", "[V-ENV-7]") {
  for (const std::string& digest : {strange_digest.substr(1), strange_digest + "A",
                                    strange_digest.substr(0, 42) + "B", std::string()}) {
    EventDraft draft = small_draft();
    draft.on_digests = [&](auto& digests) { digests.push_back(digest); };
    CHECK(verdict(draft) == "V-ENV-7 /inhoud/_sd/4");
    EventDraft other = small_draft();
    other.on_references = [&](auto& references) { references.push_back(reference_to(digest)); };
    CHECK(verdict(other) == "V-ENV-7 /inhoud/betrokkenen/2");
  }
}

TEST_CASE("E12: no key twice", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  draft.keys.push_back(draft.key("doel", "null"));
  const std::string told = verdict(draft);
  CHECK((told == "V-ENV-7 /onthullingen/3" || told == "V-ENV-7 /onthullingen/4"));
}

TEST_CASE("E12: a key where inhoud belongs", "[V-ENV-7]") {
  MadeEvent made = small_draft().make();
  made.skelet.inhoud = crypto::sha256(base::as_bytes(made.disclosures[1]));
  CHECK(refusals(event::open_disclosures(made.skelet, made.views(), test_row())) ==
        "V-ENV-7 /onthullingen/1");
}

TEST_CASE("the order of disclosures and digests is free") {
  EventDraft draft = small_draft();
  draft.on_digests = [](auto& digests) { std::reverse(digests.begin(), digests.end()); };
  draft.on_disclosures = [](auto& all) { std::reverse(all.begin(), all.end()); };
  CHECK(verdict(draft) == "aangenomen");
}

TEST_CASE("no person in the event: an empty array") {
  EventDraft draft = small_draft();
  draft.elements.clear();
  const MadeEvent made = draft.make();
  const auto opened = event::open_disclosures(made.skelet, made.views(), test_row());
  REQUIRE(refusals(opened) == "aangenomen");
  CHECK(opened->content.has_betrokkenen());
  CHECK(opened->content.betrokkenen() == 0);
}

TEST_CASE("a missing betrokkenen can be told from an empty one", "[V-SCH-2]") {
  EventDraft draft = small_draft();
  draft.with_betrokkenen = false;
  const MadeEvent made = draft.make();
  const auto opened = event::open_disclosures(made.skelet, made.views(), test_row());
  REQUIRE(refusals(opened) == "aangenomen");
  CHECK_FALSE(opened->content.has_betrokkenen());
}

TEST_CASE("O5: every disclosure may be left out but those on the way to another") {
  CHECK(partial(small_draft()) == "aangenomen");
  for (const std::size_t place : {1u, 2u, 3u, 4u, 5u})
    CHECK(partial(without(place)) == "aangenomen");
  // Elements hang on betrokkenen, everything on inhoud.
  CHECK(partial(without(6)) == "V-ENV-7 /onthullingen/4, V-ENV-7 /onthullingen/5");
  CHECK(partial(without(0)).starts_with("V-ENV-7 /onthullingen/0, V-ENV-7 /onthullingen/1"));
}

TEST_CASE("O5: what is closed is counted") {
  EventDraft draft = small_draft();
  draft.on_disclosures = [](auto& all) { all = {all[0], all[2], all[4], all[6]}; };
  const MadeEvent made = draft.make();
  const auto opened = event::open_partial(made.skelet, made.views());
  REQUIRE(refusals(opened) == "aangenomen");
  const event::Content& content = opened->content;
  CHECK(content.unopened_keys() == 2);
  CHECK(content.unopened_elements() == 1);
  CHECK(content.key_count() == 1);
  CHECK(content.betrokkenen() == 1);
  CHECK(content.find("tijdstip") == nullptr);
  CHECK(content.text("casus") == "MyhGUvpVgsg8Joy0tAdwTg");
}

TEST_CASE("O5: nothing given is nothing opened") {
  const MadeEvent made = small_draft().make();
  const auto opened = event::open_partial(made.skelet, {});
  REQUIRE(refusals(opened) == "aangenomen");
  CHECK_FALSE(opened->content.inhoud_opened());
  CHECK(opened->content.key_count() == 0);
}

TEST_CASE("O5: unknown, repeated or twice named is a fault there too", "[V-ENV-7]") {
  EventDraft draft = small_draft();
  draft.on_disclosures = [&](auto& all) { all.push_back(encoded(salted("x", "1"))); };
  CHECK(partial(draft) == "V-ENV-7 /onthullingen/7");
  draft.on_disclosures = [](auto& all) { all.push_back(std::string(all[1])); };
  CHECK(partial(draft).starts_with("V-ENV-7 /onthullingen/7"));
  EventDraft other = small_draft();
  other.on_digests = [](auto& digests) { digests.insert(digests.end(), 2, strange_digest); };
  CHECK(partial(other) == "V-ENV-7 /inhoud/_sd/5");
}

}  // namespace zegel::tests
