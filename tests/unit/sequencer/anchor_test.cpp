// The anchor: Z4, Z5, missing and damaged (logboek.md 13).
#include <catch2/catch.hpp>

#include "ledger/sequencer/anchor.h"
#include "ledger/store/current.h"
#include "tests/support/ledger_world.h"

namespace zegel::sequencer {
namespace {

using tests::LedgerWorld;
using tests::WorldOptions;

std::string note_of(LedgerWorld& world, base::TreeSize size, const base::Hash& root) {
  const RegisterConfig config = world.config("regie");
  return tlog::sign_checkpoint({config.origin, size, root}, *config.sign_with,
                               *config.signing_key);
}

void put_anchor(LedgerWorld& world, std::string_view note) {
  REQUIRE(store::replace_file(world.anchor_file(), note));
}

std::uint64_t evidence(LedgerWorld& world) {
  return world.ledger->view([&](const store::Rows& rows) {
    return rows.count(world.ledger->table("regie.bewijs"));
  });
}

}  // namespace

TEST_CASE("the anchor is the newest published note, verbatim, after stop", "[anker]") {
  LedgerWorld world;
  CHECK(world.anchor_note() == world.sequencer->register_view("regie").checkpoint);
  REQUIRE(world.post(world.event()));
  REQUIRE(world.post(world.event()));
  CHECK(world.anchor_note() != world.sequencer->register_view("regie").checkpoint);  // 10 s
  world.sequencer->stop();
  CHECK(world.anchor_note() == world.sequencer->register_view("regie").checkpoint);
}

TEST_CASE("the anchor is written again when its time has come", "[anker]") {
  WorldOptions options;
  options.tuning.anchor_ms = 0;
  LedgerWorld world(options);
  REQUIRE(world.post(world.event()));
  CHECK(world.anchor_note() == world.sequencer->register_view("regie").checkpoint);
}

TEST_CASE("Z4: an anchor ahead of the store freezes, and is not lowered", "[Z4][I3]") {
  LedgerWorld world;
  const std::string ahead = note_of(world, {100}, base::Hash{1});
  put_anchor(world, ahead);
  world.reopen();
  REQUIRE(world.sequencer->start_checks());
  CHECK(world.state() == State::bevroren);
  CHECK(world.code() == "anker-verder");
  world.turn();
  CHECK(evidence(world) == 1);
  const std::string before = world.sequencer->register_view("regie").checkpoint;
  REQUIRE(world.append(world.event()));
  world.run();
  world.sequencer->stop();
  CHECK(world.sequencer->register_view("regie").checkpoint == before);
  CHECK(world.anchor_note() == ahead);
  CHECK_FALSE(world.sequencer->resume("regie"));        // the check still fails
  CHECK(world.state() == State::bevroren);
}

TEST_CASE("Z4: an old snapshot of the store, put back, is noticed", "[Z4]") {
  LedgerWorld world;
  world.crash();
  std::filesystem::copy(world.directory / "ledger", world.directory / "kopie");
  world.open();
  REQUIRE(world.post(world.event()));
  world.sequencer->stop();
  world.crash();
  std::filesystem::remove_all(world.directory / "ledger");
  std::filesystem::rename(world.directory / "kopie", world.directory / "ledger");
  world.open();
  REQUIRE(world.sequencer->start_checks());
  CHECK(world.state() == State::bevroren);
  CHECK(world.code() == "anker-verder");
}

TEST_CASE("Z5: another root at the same or a smaller size is stilstand", "[Z5][I3]") {
  LedgerWorld world;
  REQUIRE(world.post(world.event()));
  const std::uint64_t size = GENERATE(1, 2);
  put_anchor(world, note_of(world, {size}, base::Hash{1}));
  world.reopen();
  REQUIRE(world.sequencer->start_checks());
  CHECK(world.state() == State::stilstand);
  CHECK(world.code() == "anker-anders");
  world.turn();
  CHECK(evidence(world) == 1);
  CHECK_FALSE(world.sequencer->resume("regie"));
}

TEST_CASE("a missing anchor freezes until an operator confirms once", "[anker]") {
  LedgerWorld world;
  std::filesystem::remove(world.anchor_file());
  world.reopen();
  REQUIRE(world.sequencer->start_checks());
  CHECK(world.state() == State::bevroren);
  CHECK(world.code() == "anker-ontbreekt");
  REQUIRE(world.sequencer->resume("regie"));
  CHECK(world.anchor_note() == world.sequencer->register_view("regie").checkpoint);
  world.reopen();
  REQUIRE(world.sequencer->start_checks());
  world.run();
  CHECK(world.state() == State::normaal);
}

TEST_CASE("a damaged anchor freezes: cut, flipped, of another key or register", "[anker]") {
  LedgerWorld world;
  const std::string note = world.anchor_note();
  std::string flipped = note;
  flipped[note.size() / 2] ^= 1;
  const RegisterConfig config = world.config("regie");
  const auto key = crypto::SigningKey::generate();
  const auto vkey = tlog::VerifierKey::log_key(config.origin, key.public_key());
  const std::string foreign =
      tlog::sign_checkpoint({config.origin, {1}, base::Hash{1}}, vkey, key);
  const std::string cut = note.substr(0, note.size() - 2);
  const int which = GENERATE(0, 1, 2, 3);
  const std::string bad = std::array<std::string, 4>{"", cut, flipped, foreign}[which];
  put_anchor(world, bad);
  world.reopen();
  REQUIRE(world.sequencer->start_checks());
  CHECK(world.state() == State::bevroren);
  CHECK(world.code() == "anker-onleesbaar");
}

TEST_CASE("while a register is opened, no anchor is right", "[anker]") {
  WorldOptions options;
  options.genesis = false;
  LedgerWorld world(options);                           // opening
  REQUIRE(world.sequencer->start_checks());
  REQUIRE(world.append(world.genesis("regie")));
  world.run();
  CHECK(world.anchor_note() == world.sequencer->register_view("regie").checkpoint);
  CHECK(world.state() == State::normaal);
}

}  // namespace zegel::sequencer
