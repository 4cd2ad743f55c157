// The writer on its own thread: it sleeps, wakes on arrival, and ends in order.
#include <catch2/catch.hpp>

#include <future>

#include "tests/support/ledger_world.h"

namespace zegel::sequencer {
namespace {

using tests::LedgerWorld;
using tests::WorldEvent;
using tests::WorldOptions;

// Claims and appends; the future is the answer.
std::future<base::Result<Outcome>> send(LedgerWorld& world, const WorldEvent& event) {
  std::promise<base::Result<Outcome>> answer;
  auto outcome = answer.get_future();
  const auto claim = world.waiters->claim(
      event.reg, event.skelet.jti, event.h,
      [answer = std::move(answer)](base::Result<Outcome> result) mutable {
        answer.set_value(std::move(result));
      },
      nullptr);
  if (claim == Claim::first) REQUIRE(world.append(event));
  return outcome;
}

}  // namespace

TEST_CASE("an append wakes the writer", "[logboek-7]") {
  LedgerWorld world;
  world.sequencer->start();
  for (int i = 0; i < 5; ++i) {
    const auto answer = send(world, world.event()).get();
    REQUIRE(answer);
    CHECK(answer->covered);
  }
  world.sequencer->stop();
}

TEST_CASE("what was appended before stop is committed", "[I2]") {
  LedgerWorld world;
  std::vector<std::future<base::Result<Outcome>>> answers;
  world.sequencer->start();
  for (int i = 0; i < 600; ++i) answers.push_back(send(world, world.event()));
  world.sequencer->stop();
  for (auto& answer : answers) CHECK(answer.get().has_value());
  CHECK(world.size() == 601);
  CHECK(world.anchor_note() == world.sequencer->register_view("regie").checkpoint);
}

TEST_CASE("nobody waits for ever: at stop the rest is told", "[V-DUR-1]") {
  LedgerWorld world;
  world.sequencer->start();
  const WorldEvent event = world.event();
  std::promise<base::Result<Outcome>> answer;
  auto outcome = answer.get_future();
  REQUIRE(world.waiters->claim("regie", event.skelet.jti, event.h,
                               [&](base::Result<Outcome> r) { answer.set_value(std::move(r)); },
                               nullptr) == Claim::first);  // claimed, never appended
  world.sequencer->stop();
  CHECK(outcome.get().error().refusals.at(0).code == "V-DUR-1");
}

TEST_CASE("100 callers with the same bytes: one leaf, one new, 99 replays", "[V-JTI-1]") {
  LedgerWorld world;
  world.sequencer->start();
  const WorldEvent event = world.event();
  std::vector<std::future<base::Result<Outcome>>> answers(100);
  std::vector<std::thread> threads;
  for (int t = 0; t < 10; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 10; ++i) {
        if (world.sequencer->find("regie", event.skelet.jti)) continue;  // as the intake does
        answers[static_cast<std::size_t>(t * 10 + i)] = send(world, event);
      }
    });
  for (std::thread& thread : threads) thread.join();
  world.sequencer->stop();
  int fresh = 0;
  for (auto& answer : answers) {
    if (!answer.valid()) continue;
    const auto outcome = answer.get();
    if (outcome) fresh += outcome->replay ? 0 : 1;
  }
  CHECK(fresh == 1);
  CHECK(world.size() == 2);
}

TEST_CASE("a freeze from another thread shows at once and is stored", "[logboek-18]") {
  LedgerWorld world;
  world.sequencer->start();
  world.sequencer->freeze("regie", State::bevroren, "proef", "Dit is een proef.");
  CHECK(world.state() == State::bevroren);
  REQUIRE(world.sequencer->resume("regie"));
  CHECK(world.state() != State::bevroren);
  world.sequencer->freeze("regie", State::stilstand, "proef", "Dit is een proef.");
  world.sequencer->stop();
  world.reopen();
  CHECK(world.state() == State::stilstand);
}

TEST_CASE("a batch that is committed meanwhile does not hide a freeze", "[logboek-18]") {
  LedgerWorld world;
  const auto held = GENERATE(State::bevroren, State::stilstand);
  world.applier.meanwhile = [&](std::uint64_t) {
    world.sequencer->freeze("regie", held, "proef", "Dit is een proef.");
    world.sequencer->freeze("regie", State::bevroren, "daarna", "Daarna.");
  };
  world.sequencer->start();
  const WorldEvent event = world.event();
  std::promise<RegisterView> answer;  // the view at the moment of the answer, on the writer
  auto seen = answer.get_future();
  REQUIRE(world.waiters->claim("regie", event.skelet.jti, event.h,
                               [&](const base::Result<Outcome>&) {
                                 answer.set_value(world.sequencer->register_view("regie"));
                               },
                               nullptr) == Claim::first);
  REQUIRE(world.append(event));
  const RegisterView view = seen.get();
  CHECK(view.state == held);
  CHECK(view.code == "proef");
  CHECK(view.size.value == 2);
  world.sequencer->stop();
  CHECK(world.state() == held);
  CHECK(world.code() == "proef");
  REQUIRE(world.sequencer->resume("regie"));
  CHECK(world.state() != held);
}

TEST_CASE("a dropped sequencer ends its thread without more commits", "[I2]") {
  LedgerWorld world;
  world.sequencer->start();
  REQUIRE(send(world, world.event()).get());
  world.reopen();
  REQUIRE(world.sequencer->start_checks());
  CHECK(world.size() == 2);
}

TEST_CASE("the loop turns while nothing comes: it feeds the watchdog", "[logboek-20]") {
  LedgerWorld world;
  world.sequencer->start();
  const std::int64_t first = world.sequencer->last_turn_ms();
  while (world.sequencer->last_turn_ms() == first) std::this_thread::yield();
  CHECK(world.sequencer->last_turn_ms() > first);
  world.sequencer->stop();
}

}  // namespace zegel::sequencer
