// The table of logboek.md 6.
#include <catch2/catch.hpp>

#include "ledger/tlog/proof.h"
#include "tests/support/ledger_world.h"

namespace zegel::sequencer {
namespace {

using tests::LedgerWorld;
using tests::WorldEvent;
using tests::WorldOptions;

WorldOptions two_nodes() {  // what another node appends shows on the shared log
  WorldOptions options;
  options.memory_log = true;
  return options;
}

// The same event as another node would append it: same JWS, another blind.
WorldEvent elsewhere(LedgerWorld& world, const WorldEvent& event) {
  return world.make(event.reg, event.skelet);
}

WorldEvent other_under_same_jti(LedgerWorld& world, const WorldEvent& event) {
  auto skelet = world.skelet(event.reg, "ontvanger-ingelicht.v1");
  skelet.jti = event.skelet.jti;
  return world.make(event.reg, skelet);
}

}  // namespace

TEST_CASE("dezelfde gebeurtenis in behandeling sluit aan bij de eerste", "[V-JTI-1]") {
  LedgerWorld world;
  const WorldEvent event = world.event();
  CHECK(world.claim(event) == Claim::first);
  CHECK(world.claim(event) == Claim::joined);
  CHECK(world.claim(event) == Claim::joined);
  REQUIRE(world.append(event));
  world.run();
  const auto& answers = world.answers[event.skelet.jti];
  REQUIRE(answers.size() == 3);
  int replays = 0;
  for (const auto& answer : answers) {
    REQUIRE(answer);
    CHECK(answer->index.value == 1);
    CHECK(answer->covered);
    CHECK_FALSE(answer->receipt.empty());
    replays += answer->replay;
  }
  CHECK(replays == 2);
  CHECK(world.size() == 2);
}

TEST_CASE("een ander bericht onder een kenmerk in behandeling is een conflict", "[V-JTI-1]") {
  LedgerWorld world;
  const WorldEvent event = world.event();
  CHECK(world.claim(event) == Claim::first);
  CHECK(world.claim(other_under_same_jti(world, event)) == Claim::conflict);
  CHECK(world.answers.empty());
}

TEST_CASE("het embedded logboek neemt geen kenmerk twee keer", "[V-JTI-1]") {
  LedgerWorld world;
  const WorldEvent event = world.event();
  REQUIRE(world.append(event));
  REQUIRE(world.append(elsewhere(world, event)));  // queued: nothing taken, the first one lands
  CHECK_FALSE(world.append(other_under_same_jti(world, event)));
  world.run();
  CHECK(world.size() == 2);
  CHECK_FALSE(world.append(event));                // stored: ask find()
  CHECK_FALSE(world.append(other_under_same_jti(world, event)));
  CHECK(world.sequencer->leaf("regie", {1}) == event.leaf);
}

TEST_CASE("dezelfde gebeurtenis via twee knooppunten wordt een blad", "[V-JTI-1][I1]") {
  LedgerWorld world(two_nodes());
  const WorldEvent mine = world.event();
  const WorldEvent theirs = elsewhere(world, mine);
  REQUIRE(world.append(theirs));
  const bool same_batch = GENERATE(true, false);
  if (!same_batch) world.run();
  const auto answer = world.post(mine);
  REQUIRE(answer);  // theirs is the leaf; the caller here gets its index and its receipt
  CHECK(answer->replay == !same_batch);
  CHECK(answer->index.value == 1);
  const auto receipt = tlog::parse_receipt(answer->receipt);
  REQUIRE(receipt);
  CHECK(std::equal(receipt->extra.begin(), receipt->extra.end(), theirs.leaf.begin()));
  CHECK(world.size() == 2);
  CHECK(world.sequencer->metrics().registers[0]->skipped[static_cast<int>(Reject::dubbel)] == 1);
}

TEST_CASE("een ander bericht onder hetzelfde kenmerk via twee knooppunten: het eerste blijft",
          "[V-JTI-1]") {
  LedgerWorld world(two_nodes());
  const WorldEvent theirs = world.event();
  const WorldEvent mine = other_under_same_jti(world, theirs);
  REQUIRE(world.append(theirs));
  const auto answer = world.post(mine);
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == base::Code::refused);
  CHECK(answer.error().refusals.front().code == "V-JTI-1");
  CHECK(world.size() == 2);
  CHECK(world.sequencer->leaf("regie", {1}) == theirs.leaf);
}

TEST_CASE("een herhaling neemt geen plaats in de telling, wel in het logboek", "[I4]") {
  LedgerWorld world(two_nodes());
  const WorldEvent event = world.event();
  for (int i = 0; i < 3; ++i) REQUIRE(world.append(event));
  REQUIRE(world.append(world.event()));
  world.run();
  CHECK(world.size() == 3);
  CHECK(world.sequencer->metrics().registers[0]->order_difference == 2);
}

}  // namespace zegel::sequencer
