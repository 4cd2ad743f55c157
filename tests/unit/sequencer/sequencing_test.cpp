#include <catch2/catch.hpp>

#include "ledger/event/leaf.h"
#include "ledger/tlog/proof.h"
#include "tests/support/ledger_world.h"

namespace zegel::sequencer {
namespace {

using tests::LedgerWorld;
using tests::WorldEvent;
using tests::WorldOptions;

// What zegel-verify does: leaf from the event and `extra`, inclusion, log signature.
void verifies(LedgerWorld& world, const WorldEvent& sent, const std::string& receipt) {
  const auto parsed = tlog::parse_receipt(receipt);
  REQUIRE(parsed);
  const auto config = world.config(sent.reg);
  const auto head = tlog::open_checkpoint(parsed->checkpoint, config.known_keys);
  REQUIRE(head);
  const auto leaf = event::rebuild_leaf(parsed->extra, sent.jws);
  REQUIRE(leaf);
  CHECK(tlog::verify_inclusion(parsed->index, head->size, event::leaf_hash(*leaf), parsed->hashes,
                               head->root));
}

}  // namespace

TEST_CASE("an event gets an index, a signed head and a receipt that verifies", "[I1][I2]") {
  LedgerWorld world;
  const WorldEvent sent = world.event();
  const auto answer = world.post(sent);
  REQUIRE(answer);
  CHECK(answer->index.value == 1);
  CHECK(answer->covered);
  CHECK_FALSE(answer->replay);
  verifies(world, sent, answer->receipt);
  CHECK(world.state() == State::normaal);
  CHECK(world.size() == 2);
  CHECK(world.sequencer->register_view("regie").checkpoint_size.value == 2);
}

TEST_CASE("a receipt can be made anew at every later size", "[I1]") {
  LedgerWorld world;
  const WorldEvent first = world.event();
  REQUIRE(world.post(first));
  for (int i = 0; i < 300; ++i) REQUIRE(world.append(world.event()));
  world.run();
  const auto anew = world.sequencer->receipt("regie", {1});
  REQUIRE(anew);
  verifies(world, first, *anew);
  CHECK(tlog::parse_receipt(*anew)->checkpoint.find("\n302\n") != std::string::npos);
  CHECK_FALSE(world.sequencer->receipt("regie", {302}));
}

TEST_CASE("what was committed is found again, here and after a restart", "[I2]") {
  LedgerWorld world;
  const WorldEvent sent = world.event();
  REQUIRE(world.post(sent));
  for (int round = 0; round < 2; ++round) {
    const auto found = world.sequencer->find("regie", sent.skelet.jti);
    REQUIRE(found);
    CHECK(found->index.value == 1);
    CHECK(found->leaf == sent.leaf);
    CHECK(world.sequencer->leaf("regie", {1}) == sent.leaf);
    CHECK_FALSE(world.sequencer->leaf("regie", {2}));
    world.reopen();
    REQUIRE(world.sequencer->start_checks());
  }
  CHECK_FALSE(world.sequencer->find("regie", world.event().skelet.jti));
}

TEST_CASE("registers have their own order, tree and head", "[I3]") {
  WorldOptions options;
  options.registers = {"toezicht", "regie", "meldingen"};
  LedgerWorld world(options);
  REQUIRE(world.append(world.event("regie")));
  REQUIRE(world.append(world.event("meldingen")));
  REQUIRE(world.append(world.event("meldingen")));
  world.run();
  CHECK(world.size("toezicht") == 1);
  CHECK(world.size("regie") == 2);
  CHECK(world.size("meldingen") == 3);
  CHECK(world.sequencer->register_views().size() == 3);
}

TEST_CASE("one batch is one commit and one checkpoint", "[logboek-7]") {
  LedgerWorld world;
  for (int i = 0; i < 256; ++i) REQUIRE(world.append(world.event()));
  const std::uint64_t before = world.sequencer->metrics().commits;
  REQUIRE(world.turn());
  CHECK(world.sequencer->metrics().commits == before + 1);
  CHECK(world.size() == 257);
  CHECK_FALSE(world.turn());
  CHECK(world.sequencer->metrics().commits == before + 1);
}

TEST_CASE("of a commit it is told how long LMDB wrote and synced", "[logboek-20]") {
  LedgerWorld world;
  const auto& metrics = world.sequencer->metrics();
  const auto count = [](const Microseconds& of) {
    std::uint64_t all = 0;
    for (const Counter& bucket : of.counts) all += bucket;
    return all;
  };
  const std::uint64_t before = count(metrics.fsync);
  for (int i = 0; i < 3; ++i) REQUIRE(world.post(world.event()));
  CHECK(count(metrics.fsync) == before + 3);
  CHECK(count(metrics.fsync) == metrics.commits);
  CHECK(metrics.fsync.sum <= metrics.commit.sum);
}

TEST_CASE("a head that was seen ahead of us is counted", "[logboek-6]") {
  LedgerWorld world;
  auto skelet = world.skelet("regie", "ontvanger-ingelicht.v1");
  skelet.chk = 1;  // what there is
  REQUIRE(world.post(world.make("regie", skelet)));
  CHECK(world.sequencer->metrics().registers[0]->heads_ahead == 0);
  auto ahead = world.skelet("regie", "ontvanger-ingelicht.v1");
  ahead.chk = 1'000;
  REQUIRE(world.post(world.make("regie", ahead)));
  CHECK(world.sequencer->metrics().registers[0]->heads_ahead == 1);
}

}  // namespace zegel::sequencer
