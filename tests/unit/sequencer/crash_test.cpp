// A crash at every step (logboek.md 17): the objects are dropped without stop, then opened again on
// what is on disk. What was acknowledged is there; what was not can be sent again and lands once.
#include <catch2/catch.hpp>

#include <set>

#include "tests/support/ledger_world.h"

namespace zegel::sequencer {
namespace {

using tests::LedgerWorld;
using tests::WorldEvent;
using tests::WorldOptions;

enum class At { before_read, in_apply, before_answers, before_anchor, after_anchor };

// Runs until the crash; answers which events were acknowledged.
std::set<base::Jti> run_until(LedgerWorld& world, const std::vector<WorldEvent>& events, At at) {
  std::set<base::Jti> acknowledged;
  for (const WorldEvent& event : events) {
    const auto done = [&, jti = event.skelet.jti](base::Result<Outcome> outcome) {
      if (at == At::before_answers) throw tests::TestApplier::Crash{};
      if (outcome) acknowledged.insert(jti);
    };
    REQUIRE(world.waiters->claim(event.reg, event.skelet.jti, event.h, done, nullptr) ==
            Claim::first);
    REQUIRE(world.append(event));
  }
  if (at == At::before_read) return acknowledged;
  if (at == At::in_apply) world.applier.crash_at = 5;
  try {
    world.run();
    if (at == At::after_anchor) world.sequencer->stop();
  } catch (const tests::TestApplier::Crash&) {
  }
  world.applier.crash_at.reset();
  return acknowledged;
}

}  // namespace

TEST_CASE("after a crash at any step nothing acknowledged is missing", "[I2][I4]") {
  const auto at = GENERATE(At::before_read, At::in_apply, At::before_answers, At::before_anchor,
                           At::after_anchor);
  const bool memory_log = GENERATE(false, true);
  INFO("step " << static_cast<int>(at) << (memory_log ? ", memory log" : ", embedded log"));
  WorldOptions options;
  options.memory_log = memory_log;
  LedgerWorld world(options);
  std::vector<WorldEvent> events;
  for (int i = 0; i < 10; ++i) events.push_back(world.event());

  const std::set<base::Jti> acknowledged = run_until(world, events, at);
  world.reopen();
  REQUIRE(world.sequencer->start_checks());
  for (const base::Jti& jti : acknowledged) CHECK(world.sequencer->find("regie", jti));
  world.run();
  CHECK(world.state() == State::normaal);
  for (const WorldEvent& event : events) {     // the same bytes again: exactly one leaf each
    if (world.sequencer->find("regie", event.skelet.jti)) continue;
    CHECK(acknowledged.count(event.skelet.jti) == 0);
    REQUIRE(world.post(event));
  }
  CHECK(world.size() == 11);
  for (const WorldEvent& event : events)
    CHECK(world.sequencer->find("regie", event.skelet.jti)->leaf == event.leaf);
  const RegisterView view = world.sequencer->register_view("regie");
  CHECK(view.checkpoint_size == view.size);
  const auto root = world.ledger->view([&](const store::Rows& rows) {
    return world.sequencer->tree("regie").root_at(rows, view.size);
  });
  CHECK(root == view.root);
}

TEST_CASE("a crash inside the transaction leaves the old root", "[I3]") {
  LedgerWorld world;
  REQUIRE(world.post(world.event()));
  const base::Hash before = world.digest();
  const RegisterView view = world.sequencer->register_view("regie");
  std::vector<WorldEvent> events{world.event(), world.event(), world.event(), world.event()};
  CHECK(run_until(world, events, At::in_apply).empty());
  world.reopen();
  CHECK(world.digest() == before);
  CHECK(world.sequencer->register_view("regie").root == view.root);
}

TEST_CASE("an older anchor after a crash is raised, never obeyed", "[I3]") {
  LedgerWorld world;
  REQUIRE(world.post(world.event()));
  REQUIRE(world.post(world.event()));
  world.reopen();                              // the anchor still names size 1
  REQUIRE(world.sequencer->start_checks());
  world.run();
  CHECK(world.state() == State::normaal);
  CHECK(world.anchor_note() == world.sequencer->register_view("regie").checkpoint);
}

}  // namespace zegel::sequencer
