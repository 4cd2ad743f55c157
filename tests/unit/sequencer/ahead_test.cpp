// Leaves that are prepared while inhoud/ still commits (logboek.md 17): committed after it, and
// gone without a trace when it fails. The test is the one who commits: it moves the tide.
#include <catch2/catch.hpp>

#include <future>
#include <thread>

#include "tests/support/seeded_random.h"
#include "tests/unit/sequencer/sealed_world.h"

namespace zegel::sequencer {
namespace {

using tests::LedgerWorld;
using tests::WorldEvent;
using tests::WorldOptions;

// Appends ahead of the next commit of inhoud/.
void ahead(LedgerWorld& world, const WorldEvent& event) {
  REQUIRE(world.embedded.at(event.reg)->append_ahead(event.leaf, world.inhoud->tide().next()));
}
void claim_ahead(LedgerWorld& world, const WorldEvent& event) {
  REQUIRE(world.claim(event) == Claim::first);
  ahead(world, event);
}

// A turn on a thread of its own, that has prepared its batch and waits.
std::future<bool> turn_that_waits(LedgerWorld& world) {
  const std::uint64_t before = world.inhoud->tide().awaited();
  auto turned = std::async(std::launch::async, [&world] { return world.turn(); });
  while (world.inhoud->tide().awaited() == before) std::this_thread::yield();
  return turned;
}

bool lands(LedgerWorld& world, const WorldEvent& event, std::uint64_t index) {
  const auto answer = world.post(event);
  return answer && answer->covered && answer->index.value == index;
}

// Root, checkpoint and leaves agree, now and after a restart.
void check_tree(LedgerWorld& world) {
  const RegisterView view = world.sequencer->register_view("regie");
  CHECK(view.checkpoint_size == view.size);
  const auto root = world.ledger->view([&](const store::Rows& rows) {
    return world.sequencer->tree("regie").root_at(rows, view.size);
  });
  CHECK(root == view.root);
  world.reopen();
  REQUIRE(world.sequencer->start_checks());
  CHECK(world.sequencer->register_view("regie").checkpoint == view.checkpoint);
  CHECK(world.state() == State::normaal);
}

}  // namespace

TEST_CASE("a leaf is prepared during the commit of its inhoud and committed after it", "[I2]") {
  LedgerWorld world;
  const WorldEvent event = world.event();
  claim_ahead(world, event);
  CHECK_FALSE(world.turn());                         // not even begun
  world.inhoud->tide().begin();
  auto turned = turn_that_waits(world);
  CHECK(world.applier.applied == 2);                 // record 0, and this one: it is prepared
  CHECK(world.size() == 1);
  CHECK_FALSE(world.sequencer->find("regie", event.skelet.jti));
  CHECK(world.answers.empty());
  world.inhoud->tide().end(true);
  CHECK(turned.get());
  CHECK(world.size() == 2);
  CHECK(world.applier.applied == 2);
  REQUIRE(world.answers.at(event.skelet.jti).size() == 1);
  CHECK(world.answers.at(event.skelet.jti)[0]->covered);
  check_tree(world);
}

TEST_CASE("an inhoud that was not kept takes its prepared leaf along", "[I2][I3]") {
  LedgerWorld world;
  REQUIRE(lands(world, world.event(), 1));
  const base::Hash before = world.digest();
  const RegisterView view = world.sequencer->register_view("regie");
  const WorldEvent event = world.event();
  claim_ahead(world, event);
  world.inhoud->tide().begin();
  auto turned = turn_that_waits(world);
  world.inhoud->tide().end(false);
  CHECK_FALSE(turned.get());
  CHECK(world.answers.count(event.skelet.jti) == 0); // whoever kept it answers V-DUR-1
  world.run();
  CHECK(world.embedded.at("regie")->queued() == 0);
  CHECK(world.digest() == before);
  CHECK(world.sequencer->register_view("regie").checkpoint == view.checkpoint);
  CHECK(world.state() == State::normaal);
  CHECK(world.fatal.empty());
  REQUIRE(lands(world, world.event(), 2));           // the next one takes that index
  CHECK(world.sequencer->register_view("regie").checkpoint_size.value == 3);
  check_tree(world);
}

TEST_CASE("a failed commit takes all of its records, in every register, and no other",
          "[I2][I4]") {
  WorldOptions options;
  options.registers = {"toezicht", "regie"};
  LedgerWorld world(options);
  std::vector<WorldEvent> lost;
  for (const char* reg : {"regie", "toezicht", "regie", "regie"}) {
    lost.push_back(world.event(reg));
    ahead(world, lost.back());
  }
  world.inhoud->tide().begin();
  auto turned = turn_that_waits(world);
  const WorldEvent durable = world.event();          // behind them: no inhoud of its own
  REQUIRE(world.append(durable));
  world.inhoud->tide().end(false);
  CHECK_FALSE(turned.get());
  world.run();
  CHECK(world.size("toezicht") == 1);
  CHECK(world.size() == 2);
  CHECK(world.sequencer->find("regie", durable.skelet.jti)->index.value == 1);
  std::uint64_t index = 2;
  for (const WorldEvent& event : lost)               // sent again they are new
    REQUIRE(lands(world, event, event.reg == "regie" ? index++ : 1));
  check_tree(world);
}

TEST_CASE("what is durable waits for nobody", "[logboek-7]") {
  LedgerWorld world;
  const WorldEvent durable = world.event(), later = world.event();
  REQUIRE(world.append(durable));
  ahead(world, later);
  world.inhoud->tide().begin();
  CHECK(world.turn());
  CHECK(world.inhoud->tide().awaited() == 0);
  CHECK(world.size() == 2);
  auto turned = turn_that_waits(world);
  world.inhoud->tide().end(true);
  CHECK(turned.get());
  CHECK(world.sequencer->find("regie", later.skelet.jti)->index.value == 2);
}

TEST_CASE("a commit that lasts is not waited for, and its leaves come after it", "[logboek-7]") {
  WorldOptions options;
  options.tuning.ahead_ms = 0;
  LedgerWorld world(options);
  ahead(world, world.event());
  world.inhoud->tide().begin();
  CHECK_FALSE(world.turn());
  CHECK_FALSE(world.turn());
  CHECK(world.inhoud->tide().awaited() == 1);        // once is enough
  REQUIRE(world.sequencer->register_view("regie").size.value == 1);
  world.inhoud->tide().end(true);
  CHECK(world.turn());
  CHECK(world.size() == 2);
  check_tree(world);
}

TEST_CASE("a commit that is known to have failed is prepared upon no more", "[I2]") {
  LedgerWorld world;
  ahead(world, world.event());
  world.inhoud->tide().begin();
  world.inhoud->tide().end(false);
  world.run();
  CHECK(world.size() == 1);
  CHECK(world.inhoud->tide().awaited() == 0);
  REQUIRE(lands(world, world.event(), 1));
}

TEST_CASE("ahead of its inhoud apply gets the content of who waits", "[A7][I4]") {
  SealedWorld sealed;
  LedgerWorld& world = sealed.world;
  auto one = sealed.sealed();
  REQUIRE(world.waiters->claim("regie", one.event.skelet.jti, one.event.h,
                               [](base::Result<Outcome>) {}, std::move(one.content)) ==
          Claim::first);
  ahead(world, one.event);
  world.inhoud->tide().begin();
  const bool kept = GENERATE(true, false);
  auto turned = turn_that_waits(world);
  world.inhoud->tide().end(kept);
  CHECK(turned.get() == kept);
  if (!kept) REQUIRE(world.append(one.event));       // sent again, when the store has it
  world.run();
  CHECK(world.applier.with_content == std::vector<bool>(kept ? 1 : 2, true));
  CHECK(world.size() == 2);
}

TEST_CASE("content that only the store has is no fact before it is durable", "[A7][I4]") {
  SealedWorld sealed;
  LedgerWorld& world = sealed.world;
  const auto one = sealed.sealed();                  // nobody waits: it must come from the store
  ahead(world, one.event);
  world.inhoud->tide().begin();
  CHECK_FALSE(world.turn());
  CHECK_FALSE(world.turn());
  CHECK(world.applier.with_content.empty());
  world.inhoud->tide().end(true);
  world.run();
  CHECK(world.applier.with_content == std::vector<bool>{true});
}

TEST_CASE("a prepared batch that is aborted opens its content again from the store",
          "[A2][A7]") {
  WorldOptions options;
  options.tuning.ahead_ms = 0;
  SealedWorld sealed(options);
  LedgerWorld& world = sealed.world;
  auto one = sealed.sealed();
  REQUIRE(world.waiters->claim("regie", one.event.skelet.jti, one.event.h,
                               [](base::Result<Outcome>) {}, std::move(one.content)) ==
          Claim::first);
  ahead(world, one.event);
  world.inhoud->tide().begin();
  CHECK_FALSE(world.turn());                         // prepared, not waited for
  world.inhoud->tide().end(true);
  world.run();
  CHECK(world.applier.with_content == std::vector<bool>{true, true});
  CHECK(world.size() == 2);
}

TEST_CASE("a defect in a prepared batch stops its register alone", "[logboek-18]") {
  WorldOptions options;
  options.registers = {"toezicht", "regie"};
  LedgerWorld world(options);
  world.applier.throw_at = 1;
  const WorldEvent sound = world.event("toezicht");
  REQUIRE(lands(world, world.event("regie", "iets.v1"), 1) == false);
  CHECK(world.state() == State::stilstand);
  world.applier.throw_at.reset();
  ahead(world, world.event("regie"));
  ahead(world, sound);
  world.inhoud->tide().begin();
  auto turned = turn_that_waits(world);
  world.inhoud->tide().end(true);
  CHECK(turned.get());
  CHECK(world.size("toezicht") == 2);
  CHECK(world.size("regie") == 1);
}

TEST_CASE("stop commits what was prepared", "[I2]") {
  LedgerWorld world;
  world.sequencer->start();
  const WorldEvent event = world.event();
  ahead(world, event);
  world.inhoud->tide().begin();
  while (world.inhoud->tide().awaited() == 0) std::this_thread::yield();
  world.inhoud->tide().end(true);
  world.sequencer->stop();
  CHECK(world.size() == 2);
  CHECK(world.anchor_note() == world.sequencer->register_view("regie").checkpoint);
}

TEST_CASE("commits that end as they like: the leaves are those of the kept ones, in order",
          "[I2][I3][I4]") {
  WorldOptions options;
  options.registers = {"toezicht", "regie"};
  options.tuning.ahead_ms = GENERATE(0, 1'000);
  LedgerWorld world(options);
  world.sequencer->start();
  const std::string seed = "tij " + std::to_string(Catch::rngSeed());
  INFO("seed " << seed);
  tests::SeededRandom random(seed);
  std::map<std::string, std::vector<WorldEvent>> kept;
  for (int commit = 0; commit < 200; ++commit) {
    std::vector<WorldEvent> events;
    for (std::uint64_t i = 0; i <= random.below(4); ++i) {
      events.push_back(world.event(random.chance(30) ? "toezicht" : "regie"));
      ahead(world, events.back());
    }
    world.inhoud->tide().begin();
    for (std::uint64_t i = random.below(3); i > 0; --i) std::this_thread::yield();
    const bool durable = random.chance(75);
    if (durable)
      for (WorldEvent& event : events) kept[event.reg].push_back(std::move(event));
    world.inhoud->tide().end(durable);
  }
  world.sequencer->stop();
  for (const auto& [reg, events] : kept) {
    REQUIRE(world.size(reg) == events.size() + 1);
    for (std::size_t i = 0; i < events.size(); ++i)
      CHECK(world.sequencer->leaf(reg, {i + 1}) == events[i].leaf);
  }
  CHECK(world.fatal.empty());
  check_tree(world);
}

}  // namespace zegel::sequencer
