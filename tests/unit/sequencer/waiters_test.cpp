#include <catch2/catch.hpp>

#include "ledger/sequencer/waiters.h"

namespace zegel::sequencer {
namespace {

struct Heard {
  std::vector<std::string> lines;
  Completion as(std::string who) {
    return [this, who](base::Result<Outcome> outcome) {
      std::string line = who;
      if (!outcome) line += " " + std::string(outcome.error().refusals.at(0).code);
      if (outcome) line += outcome->replay ? " herhaling" : " nieuw";
      lines.push_back(line);
    };
  }
};

const base::Jti jti{{1}};
const base::JwsTag h{{2}}, other_h{{3}};

Outcome landed() {
  Outcome outcome;
  outcome.jti = jti;
  return outcome;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("the first caller goes on, later ones join its wait", "[waiters]") {
  Heard heard;
  Waiters waiters;
  CHECK(waiters.claim("regie", jti, h, heard.as("a"), nullptr) == Claim::first);
  CHECK(waiters.claim("regie", jti, h, heard.as("b"), nullptr) == Claim::joined);
  CHECK(waiters.join("regie", jti, h, heard.as("c")) == Claim::joined);
  CHECK(waiters.waiting() == 1);
  waiters.complete("regie", jti, landed());
  CHECK(heard.lines == Lines{"b herhaling", "c herhaling", "a nieuw"});
  CHECK(waiters.waiting() == 0);
}

TEST_CASE("another JWS under a jti in flight is a conflict", "[waiters][V-JTI-1]") {
  Heard heard;
  Waiters waiters;
  REQUIRE(waiters.claim("regie", jti, h, heard.as("a"), nullptr) == Claim::first);
  CHECK(waiters.claim("regie", jti, other_h, heard.as("b"), nullptr) == Claim::conflict);
  CHECK(waiters.join("regie", jti, other_h, heard.as("c")) == Claim::conflict);
  waiters.complete("regie", jti, landed());
  CHECK(heard.lines == Lines{"a nieuw"});
}

TEST_CASE("a jti is in flight in one register at a time", "[waiters]") {
  Heard heard;
  Waiters waiters;
  CHECK(waiters.claim("regie", jti, h, heard.as("a"), nullptr) == Claim::first);
  CHECK(waiters.claim("meldingen", jti, h, heard.as("b"), nullptr) == Claim::first);
  CHECK_FALSE(waiters.join("toezicht", jti, h, heard.as("c")));
  CHECK(waiters.waiting("regie") == 1);
  waiters.fail_all("regie", base::Failure::unavailable("V-DUR-1"));
  CHECK(heard.lines == Lines{"a V-DUR-1"});
  CHECK(waiters.waiting() == 1);
}

TEST_CASE("a failure reaches everyone who waits", "[waiters][V-DUR-1]") {
  Heard heard;
  Waiters waiters;
  REQUIRE(waiters.claim("regie", jti, h, heard.as("a"), nullptr) == Claim::first);
  REQUIRE(waiters.claim("regie", jti, h, heard.as("b"), nullptr) == Claim::joined);
  waiters.fail("regie", jti, base::Failure::unavailable("te-druk"));
  CHECK(heard.lines == Lines{"b te-druk", "a te-druk"});
  waiters.fail("regie", jti, base::Failure::unavailable("te-druk"));
  CHECK(heard.lines.size() == 2);
  CHECK(waiters.claim("regie", jti, other_h, heard.as("c"), nullptr) == Claim::first);
}

TEST_CASE("who waits too long gets V-DUR-1 and is forgotten", "[waiters][V-DUR-1]") {
  Heard heard;
  Waiters waiters;
  REQUIRE(waiters.claim("regie", jti, h, heard.as("a"), nullptr) == Claim::first);
  waiters.expire(3'600'000);
  CHECK(heard.lines.empty());
  waiters.expire(-1);
  CHECK(heard.lines == Lines{"a V-DUR-1"});
  CHECK(waiters.waiting() == 0);
}

TEST_CASE("a batch takes out those with the same JWS, in one go", "[waiters]") {
  Heard heard;
  Waiters waiters;
  const base::Jti second{{9}}, third{{8}};
  REQUIRE(waiters.claim("regie", jti, h, heard.as("a"), nullptr) == Claim::first);
  REQUIRE(waiters.claim("regie", second, h, heard.as("b"), nullptr) == Claim::first);
  const std::vector<Waiters::Ref> refs{{third, h}, {second, other_h}, {jti, h}, {jti, h}};
  auto taken = waiters.take("regie", refs);
  REQUIRE(taken.size() == 1);
  CHECK(taken[0].at == 2);
  CHECK(heard.lines.empty());
  taken[0].answer(landed());
  CHECK(heard.lines == Lines{"a nieuw"});
  CHECK(waiters.waiting() == 1);
}

TEST_CASE("content is handed over once, to the event that it belongs to", "[waiters][I6]") {
  Heard heard;
  Waiters waiters;
  auto content = std::make_unique<event::Content>();
  const event::Content* was = content.get();
  REQUIRE(waiters.claim("regie", jti, h, heard.as("a"), std::move(content)) == Claim::first);
  CHECK(waiters.take_content("regie", jti, other_h) == nullptr);
  CHECK(waiters.take_content("meldingen", jti, h) == nullptr);
  CHECK(waiters.take_content("regie", jti, h).get() == was);
  CHECK(waiters.take_content("regie", jti, h) == nullptr);
}

TEST_CASE("a completion may claim again", "[waiters]") {
  Heard heard;
  Waiters waiters;
  REQUIRE(waiters.claim("regie", jti, h,
                        [&](base::Result<Outcome>) {
                          CHECK(waiters.claim("regie", jti, h, heard.as("b"), nullptr) ==
                                Claim::first);
                        },
                        nullptr) == Claim::first);
  waiters.complete("regie", jti, landed());
  CHECK(waiters.waiting() == 1);
}

}  // namespace zegel::sequencer
