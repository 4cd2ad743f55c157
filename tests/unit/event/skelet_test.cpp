// E7 of envelop.md 15: the claims, a closed set.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <utility>
#include <vector>

#include "ledger/base/base64url.h"
#include "ledger/event/skelet.h"
#include "tests/unit/event/refused.h"

namespace zegel::tests {
namespace {

using Members = std::vector<std::pair<std::string, std::string>>;

Members good_claims() {
  return {{"iss", R"("urn:oin:00000099000000001000")"},
          {"aud", R"("zegel.zvh-voorbeeld.nl/regie")"},
          {"jti", R"("Lc6HZ7dSiK1zcDXmrmWBEA")"},
          {"iat", "1772445600"},
          {"evt", R"("verstrekking-gedaan.v1")"},
          {"bkl", R"("regie-5j")"},
          {"vwa", R"("verstrekken")"},
          {"isn", "4711"},
          {"chk", "90210"},
          {"_sd_alg", R"("sha-256")"},
          {"_sd", R"(["Gvf2U23UK7fJBotC0cU77ZSOynrKG-XHjscM-RJOQC8"])"}};
}

std::string verdict_of_json(std::string_view json) {
  return refusals(event::parse_skelet(base::base64url(base::as_bytes(json))));
}

std::string verdict(const Members& members) {
  std::string json;
  for (const auto& [name, value] : members)
    json += fmt::format(R"({}"{}":{})", json.empty() ? "{" : ",", name, value);
  return verdict_of_json(json + "}");
}

std::string with(std::string_view name, std::string_view value) {
  Members members = good_claims();
  for (auto& member : members)
    if (member.first == name) member.second = value;
  return verdict(members);
}

std::string without(std::string_view name) {
  Members members = good_claims();
  std::erase_if(members, [&](const auto& member) { return member.first == name; });
  return verdict(members);
}

std::string with_extra(std::string_view name, std::string_view value) {
  Members members = good_claims();
  members.emplace_back(name, value);
  return verdict(members);
}

std::string at(std::string_view claim) { return fmt::format("V-ENV-4 /skelet/{}", claim); }

void check_grammar(std::string_view claim, std::vector<std::string> good,
                   std::vector<std::string> bad) {
  for (const std::string& text : good) {
    INFO(claim << " " << text);
    CHECK(with(claim, '"' + text + '"') == "aangenomen");
  }
  for (const std::string& text : bad) {
    INFO(claim << " " << text);
    CHECK(with(claim, '"' + text + '"') == at(claim));
  }
}

const std::string long_host = std::string(60, 'a');

}  // namespace

TEST_CASE("E7: the claims of the example pass") { CHECK(verdict(good_claims()) == "aangenomen"); }

TEST_CASE("E7: each required claim missing", "[V-ENV-4]") {
  for (const auto& [name, value] : good_claims())
    if (name != "isn" && name != "chk") CHECK(without(name) == at(name));
}

TEST_CASE("E7: the optional claims may be left out") {
  CHECK(without("isn") == "aangenomen");
  CHECK(without("chk") == "aangenomen");
}

TEST_CASE("E7: each claim null", "[V-ENV-4]") {
  for (const auto& [name, value] : good_claims()) CHECK(with(name, "null") == at(name));
}

TEST_CASE("E7: each claim of a wrong type", "[V-ENV-4]") {
  for (const auto& [name, value] : good_claims())
    for (const auto wrong : {"true", "{}", "[]", "[1]"}) CHECK(with(name, wrong) == at(name));
  for (const auto name : {"iat", "isn", "chk"}) CHECK(with(name, R"("0")") == at(name));
  for (const auto name : {"iss", "aud", "jti", "evt", "bkl", "vwa"})
    CHECK(with(name, "0") == at(name));
}

TEST_CASE("E7: a claim too many", "[V-ENV-4]") {
  for (const auto name : {"exp", "nbf", "sub", "cnf", "inhoud", "...", "ISS"})
    CHECK(with_extra(name, "0") == "V-ENV-4 /skelet");
}

TEST_CASE("E7: duplicate iss", "[V-ENV-2]") {
  CHECK(with_extra("iss", R"("urn:oin:00000099000000001000")") == "V-ENV-2 /skelet");
  CHECK(with_extra(R"(\u0069ss)", R"("x")") == "V-ENV-2 /skelet");
}

TEST_CASE("E7: _sd empty", "[V-ENV-4]") { CHECK(with("_sd", "[]") == at("_sd")); }

TEST_CASE("E7: _sd with two digests, a decoy in the payload", "[V-ENV-4]") {
  CHECK(with("_sd", R"(["Gvf2U23UK7fJBotC0cU77ZSOynrKG-XHjscM-RJOQC8",)"
                    R"("rd4FV9AlIMj3_XrKKH2f0JRqcpFb-uasOn-y2ZMfOPw"])") == at("_sd"));
}

TEST_CASE("E7: digest of 42 and 44 characters, or not canonical", "[V-ENV-4]") {
  CHECK(with("_sd", R"(["Gvf2U23UK7fJBotC0cU77ZSOynrKG-XHjscM-RJOQC"])") == at("_sd"));
  CHECK(with("_sd", R"(["Gvf2U23UK7fJBotC0cU77ZSOynrKG-XHjscM-RJOQC8A"])") == at("_sd"));
  CHECK(with("_sd", R"(["Gvf2U23UK7fJBotC0cU77ZSOynrKG-XHjscM-RJOQC9"])") == at("_sd"));
}

TEST_CASE("E7: _sd not an array", "[V-ENV-4]") {
  CHECK(with("_sd", R"("Gvf2U23UK7fJBotC0cU77ZSOynrKG-XHjscM-RJOQC8")") == at("_sd"));
}

TEST_CASE("E7: _sd_alg missing, sha-256-32, md5", "[V-ENV-4]") {
  CHECK(without("_sd_alg") == at("_sd_alg"));
  check_grammar("_sd_alg", {"sha-256"}, {"sha-256-32", "md5", "SHA-256", "sha-512", ""});
}

TEST_CASE("E7: jti a UUID, of 21, of 23 characters", "[V-ENV-4]") {
  check_grammar("jti", {"AAAAAAAAAAAAAAAAAAAAAA", "_-_-_-_-_-_-_-_-_-_-_w"},
                {"2dce8767-b752-88ad-7370-35e6ae658110", "Lc6HZ7dSiK1zcDXmrmWBE",
                 "Lc6HZ7dSiK1zcDXmrmWBEAA", "Lc6HZ7dSiK1zcDXmrmWBEB", "Lc6HZ7dSiK1zcDXmrmWBE+",
                 ""});
}

TEST_CASE("E7: isn and chk -1, 2^53, 1.0", "[V-ENV-4][V-ENV-2]") {
  for (const auto name : {"isn", "chk"}) {
    CHECK(with(name, "0") == "aangenomen");
    CHECK(with(name, "9007199254740991") == "aangenomen");
    CHECK(with(name, "-1") == at(name));
    CHECK(with(name, "9007199254740992") == "V-ENV-2 /skelet");
    CHECK(with(name, "1.0") == "V-ENV-2 /skelet");
  }
}

TEST_CASE("E7: iat off the hour, -1, 1e400, beyond the hours of a leaf", "[V-ENV-4][V-ENV-2]") {
  CHECK(with("iat", "0") == "aangenomen");
  CHECK(with("iat", "1772445601") == at("iat"));
  CHECK(with("iat", "-3600") == at("iat"));
  CHECK(with("iat", "-1") == at("iat"));
  CHECK(with("iat", "1e400") == "V-ENV-2 /skelet");
  CHECK(with("iat", "15461882262000") == "aangenomen");   // 3600 x (2^32-1)
  CHECK(with("iat", "15461882265600") == at("iat"));
}

TEST_CASE("E7: the form of iss", "[V-ENV-4]") {
  check_grammar("iss", {"urn:oin:00000000000000000000"},
                {"00000099000000001000", "urn:oin:0000009900000000100",
                 "urn:oin:000000990000000010000",
                 "urn:oin:0000009900000000100a", "URN:OIN:00000099000000001000", "urn:oin:", ""});
}

TEST_CASE("E7: the form of aud", "[V-ENV-4]") {
  check_grammar("aud",
                {"a/r", "a.b-c/r", "0/r1-", "host.nl/log/regie", long_host + "aaaa/" + "regie",
                 "a/" + std::string(31, '-') + "/r", "a/" + std::string(31, 'r')},
                {"", "/", "a/", "/r", "regie", "a/R", "A/r", "a/1r", "a/-r", "-a/r", "a-/r", ".a/r",
                 "a./r", "a_b/r", "a b/r", "a+b/r", "a//r", "a/b/c/r", "a/b.c/r", "a/r/",
                 long_host + "aaaaa/r", "a/" + std::string(32, 'r'),
                 "a/" + std::string(32, 'b') + "/r"});
}

TEST_CASE("E7: the form of evt", "[V-ENV-4]") {
  const std::string longest = std::string(61, 'a') + ".v1";
  check_grammar("evt", {"a.v1", "a-b.v999", "1-2.v10", longest},
                {"", "a", "a.v0", "a.v01", "a.v1000", "a.1", "a.v", "a.V1", "A.v1", "-a.v1",
                 "a-.v1", "a--b.v1", "a.b.v1", "a.v1.v1", ".v1", "a.v1 ", "a_b.v1", "a" + longest});
}

TEST_CASE("E7: the form of bkl and vwa", "[V-ENV-4]") {
  const std::string of_32 = std::string(32, 'a');
  check_grammar("bkl", {"a", "a-b-c", "1j", of_32},
                {"", "-", "a-", "-a", "a--b", "A", "a.b", "a b", "é", of_32 + "a"});
  check_grammar("vwa", {"a", of_32 + of_32}, {"", "a_b", of_32 + of_32 + "a"});
}

TEST_CASE("E7: payload of 2,048 bytes passes, one of 2,049 does not", "[V-ENV-4]") {
  std::string json = R"({"iss":"urn:oin:00000099000000001000")";
  for (const auto& [name, value] : good_claims())
    if (name != "iss") json += fmt::format(R"(,"{}":{})", name, value);
  json += "}" + std::string(2'047 - json.size(), ' ');
  REQUIRE(json.size() == 2'048);
  CHECK(verdict_of_json(json) == "aangenomen");
  CHECK(verdict_of_json(json + " ") == "V-ENV-4 /skelet");
}

TEST_CASE("E7: payload that is not strict base64url", "[V-ENV-1]") {
  CHECK(refusals(event::parse_skelet("AAAAA")) == "V-ENV-1");
  CHECK(refusals(event::parse_skelet("e30")) != "V-ENV-1");
  CHECK(refusals(event::parse_skelet("e31")) == "V-ENV-1");
  CHECK(refusals(event::parse_skelet("e30=")) == "V-ENV-1");
}

TEST_CASE("E7: payload that is no object, or not JSON", "[V-ENV-4][V-ENV-2]") {
  CHECK(verdict_of_json("[]") == "V-ENV-4 /skelet");
  CHECK(verdict_of_json("null") == "V-ENV-4 /skelet");
  CHECK(verdict_of_json("{") == "V-ENV-2 /skelet");
  CHECK(verdict_of_json("") == "V-ENV-2 /skelet");
}

TEST_CASE("E7: all wrong claims are named at once", "[V-ENV-4]") {
  Members members = good_claims();
  members[0].second = "1";
  members[3].second = "1";
  members.erase(members.begin() + 4);
  members.emplace_back("exp", "1");
  CHECK(verdict(members) ==
        "V-ENV-4 /skelet/iss, V-ENV-4 /skelet/iat, V-ENV-4 /skelet/evt, V-ENV-4 /skelet");
}

TEST_CASE("E7: the order of the claims is free") {
  Members members = good_claims();
  std::reverse(members.begin(), members.end());
  CHECK(verdict(members) == "aangenomen");
}

}  // namespace zegel::tests
