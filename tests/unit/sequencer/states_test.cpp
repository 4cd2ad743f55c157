// The states of a register, cell by cell (logboek.md 18): what is sequenced, what is signed, what
// can be read, and what ends the state. POST is decided by the intake from these states.
#include <catch2/catch.hpp>

#include "tests/support/ledger_world.h"

namespace zegel::sequencer {
namespace {

using log::Fault;
using tests::LedgerWorld;
using tests::WorldEvent;
using tests::WorldOptions;

WorldOptions on_memory_log() {
  WorldOptions options;
  options.memory_log = true;
  options.tuning.retry_ms = 0;         // no waiting in a test
  options.tuning.shorter_log_ms = 0;
  return options;
}

// Every cell of one row but POST: sequencing, signing, reading.
struct Cells {
  State state;
  bool sequences;
  bool signs;
};
void cells(LedgerWorld& world, const Cells& expected) {
  const RegisterView before = world.sequencer->register_view("regie");
  CHECK(before.state == expected.state);
  REQUIRE(world.append(world.event()));
  world.run();
  const RegisterView after = world.sequencer->register_view("regie");
  CHECK((after.size > before.size) == expected.sequences);
  CHECK((after.checkpoint_size > before.checkpoint_size) == (expected.signs && expected.sequences));
  if (!expected.signs) CHECK(after.checkpoint == before.checkpoint);
  CHECK(world.sequencer->leaf("regie", {0}));                     // reads go on
  CHECK(world.sequencer->receipt("regie", {0}));                  // so do proofs
}

}  // namespace

TEST_CASE("normaal: alles gaat door", "[logboek-18]") {
  LedgerWorld world(on_memory_log());
  world.run();
  cells(world, {State::normaal, true, true});
}

TEST_CASE("bijlezen: na de start, en het gaat vanzelf over", "[logboek-18]") {
  LedgerWorld world(on_memory_log());
  CHECK(world.state() == State::bijlezen);
  CHECK(world.code() == "bijlezen");
  world.turn();
  CHECK(world.state() == State::normaal);
}

TEST_CASE("bijlezen: het einde dat een antwoord noemt loopt achter, het logboek weet beter",
          "[logboek-18]") {
  LedgerWorld world(on_memory_log());
  world.crash();
  for (int i = 0; i < 10; ++i) REQUIRE(world.memory().append(world.event().leaf));
  world.memory().inject({Fault::lag, 4, 4});  // a leader that was just chosen: 4 of 11
  world.open();
  for (int i = 0; i < 3; ++i) {  // the first of the four reads looks at the tail
    world.turn();
    CHECK(world.size() == 4);
    CHECK(world.state() == State::bijlezen);
  }
  world.turn();
  CHECK(world.size() == 11);
  CHECK(world.state() == State::normaal);
}

TEST_CASE("bijlezen: ver achter zonder handtekeningen, bij het einde een", "[logboek-18]") {
  WorldOptions options = on_memory_log();
  options.tuning.batch_records = 10;
  options.tuning.catch_up_records = 10;
  options.tuning.behind_records = 50;
  LedgerWorld world(options);
  world.run();
  for (int i = 0; i < 100; ++i) REQUIRE(world.append(world.event()));
  const std::string before = world.sequencer->register_view("regie").checkpoint;
  world.turn();
  CHECK(world.state() == State::bijlezen);
  CHECK(world.size() == 11);
  CHECK(world.sequencer->register_view("regie").checkpoint == before);
  world.run();
  CHECK(world.state() == State::normaal);
  CHECK(world.size() == 101);
  CHECK(world.sequencer->register_view("regie").checkpoint_size.value == 101);
}

TEST_CASE("eigen wachtend werk telt niet als achterstand", "[logboek-18]") {
  WorldOptions options = on_memory_log();
  options.tuning.batch_records = 10;
  options.tuning.behind_records = 50;
  LedgerWorld world(options);
  world.run();
  for (int i = 0; i < 100; ++i) {
    const WorldEvent event = world.event();
    REQUIRE(world.claim(event) == Claim::first);
    REQUIRE(world.append(event));
  }
  world.turn();
  CHECK(world.state() == State::normaal);
}

TEST_CASE("alleen-lezen: logboek weg, en vanzelf weer normaal", "[logboek-18]") {
  LedgerWorld world(on_memory_log());
  world.run();
  world.memory().inject({Fault::unavailable, 0, 3});
  CHECK_FALSE(world.turn());
  CHECK(world.state() == State::alleen_lezen);
  CHECK(world.code() == "logboek-onbereikbaar");
  CHECK(world.sequencer->receipt("regie", {0}));
  REQUIRE(world.append(world.event()));
  for (int i = 0; i < 4; ++i) world.turn();
  CHECK(world.state() == State::normaal);
  CHECK(world.size() == 2);
}

TEST_CASE("alleen-lezen: sleutels dicht houdt alleen dit register op", "[logboek-18][A7]") {
  struct Closed final : keys::BladOpener {
    bool open_now = false;
    base::Result<keys::Lease> open(std::string_view, const base::BladId&) override {
      if (open_now) return std::unexpected(base::Failure::refused("onbekend"));
      return std::unexpected(base::Failure::unavailable("niet-gereed"));
    }
  } keeper;
  WorldOptions options;
  options.registers = {"toezicht", "regie"};
  options.tuning.retry_ms = 0;
  LedgerWorld world(options);
  world.opener = &keeper;
  world.reopen();
  // A sealed record of one part under a blad that the keeper must open: envelop.md 9.
  const WorldEvent sealed = world.event("regie", tests::TestApplier::content_evt);
  base::Bytes record;
  base::ByteWriter(record).put(std::uint8_t{1}).put(std::uint8_t{1}).put(std::uint16_t{1});
  base::ByteWriter(record).raw(sealed.skelet.jti.view()).raw(sealed.h.view()).put(std::uint8_t{1});
  base::ByteWriter(record).put(std::uint8_t{0}).raw(base::Bytes(16, 7)).raw(base::Bytes(24, 9));
  base::ByteWriter(record).put(std::uint32_t{272}).raw(base::Bytes(272, 5));
  const std::pair<inhoud::Key, base::Bytes> kept{{sealed.skelet.jti, sealed.h}, record};
  REQUIRE(world.inhoud->keep_all("regie", {&kept, 1}));

  REQUIRE(world.append(sealed));
  REQUIRE(world.append(world.event("toezicht")));
  world.turn();
  CHECK(world.state("regie") == State::alleen_lezen);
  CHECK(world.code("regie") == "sleutels-dicht");
  CHECK(world.size("regie") == 1);
  CHECK(world.state("toezicht") == State::normaal);
  CHECK(world.size("toezicht") == 2);
  CHECK(world.applier.with_content.empty());

  keeper.open_now = true;  // the blad is unknown: a fact, so apply goes on without content
  world.run();
  CHECK(world.state("regie") == State::normaal);
  CHECK(world.size("regie") == 2);
  CHECK(world.applier.with_content == std::vector<bool>{false});
}

TEST_CASE("alleen-lezen: volle opslag legt niets vast, en gaat vanzelf over",
          "[logboek-18][I2]") {
  WorldOptions options;
  options.map_bytes = 2u << 20;
  options.tuning.retry_ms = 0;
  LedgerWorld world(options);
  const store::Table ballast = world.ledger->table("regie.uit");  // unused here: fills the map
  std::uint64_t rows_put = 0;
  while (world.ledger->update([&](store::MutableRows& rows) -> base::Status {
    rows.put(ballast, base::Bytes(8, static_cast<base::Byte>(rows_put)), base::Bytes(60'000, 1));
    return {};
  }))
    ++rows_put;
  std::vector<WorldEvent> events;
  for (int i = 0; i < 200; ++i) {
    events.push_back(world.event());
    REQUIRE(world.claim(events.back()) == Claim::first);
    REQUIRE(world.append(events.back()));
  }
  world.run();
  CHECK(world.state() == State::alleen_lezen);
  CHECK(world.code() == "schijf-vol");
  CHECK(world.answers.empty());              // a failed commit acknowledges nobody
  CHECK(world.size() == 1);
  CHECK(world.fatal.empty());
  REQUIRE(world.ledger->update([&](store::MutableRows& rows) -> base::Status {
    rows.clear(ballast);
    return {};
  }));
  // LMDB frees the pages of a transaction only after the next one.
  REQUIRE(world.ledger->update([&](store::MutableRows& rows) -> base::Status {
    rows.put(ballast, base::Bytes(8, 1), base::Bytes(1, 1));
    return {};
  }));
  world.run();
  CHECK(world.state() == State::normaal);
  CHECK(world.size() == 201);
  CHECK(world.answers.size() == 200);
}

TEST_CASE("bevroren: er komt bij, maar er wordt niets getekend", "[logboek-18][I3]") {
  LedgerWorld world(on_memory_log());
  world.run();
  world.sequencer->freeze("regie", State::bevroren, "proef", "Dit is een proef.");
  cells(world, {State::bevroren, true, false});
  world.reopen();
  REQUIRE(world.sequencer->start_checks());
  CHECK(world.state() == State::bevroren);
  CHECK(world.code() == "proef");
  REQUIRE(world.sequencer->resume("regie"));
  world.run();
  CHECK(world.state() == State::normaal);
  CHECK(world.sequencer->register_view("regie").checkpoint_size.value == 2);
}

TEST_CASE("stilstand: niets erbij, niets getekend, wel te lezen", "[logboek-18]") {
  LedgerWorld world(on_memory_log());
  world.run();
  world.sequencer->freeze("regie", State::stilstand, "proef", "Dit is een proef.");
  cells(world, {State::stilstand, false, false});
  world.reopen();
  CHECK(world.state() == State::stilstand);
  REQUIRE(world.sequencer->resume("regie"));
  world.run();
  CHECK(world.size() == 2);
}

TEST_CASE("stilstand blijft, ook als daarna een bevriezing komt", "[logboek-18]") {
  LedgerWorld world;
  world.sequencer->freeze("regie", State::stilstand, "eerst", "Eerst.");
  world.sequencer->freeze("regie", State::bevroren, "daarna", "Daarna.");
  world.turn();
  CHECK(world.state() == State::stilstand);
  CHECK(world.code() == "eerst");
}

TEST_CASE("gesloten: na het sluitende bericht komt er niets meer bij", "[logboek-18]") {
  LedgerWorld world(on_memory_log());
  world.run();
  REQUIRE(world.append(world.event("regie", "register-gesloten.v1")));
  REQUIRE(world.append(world.event()));      // too late
  world.run();
  CHECK(world.state() == State::gesloten);
  CHECK(world.size() == 2);
  CHECK(world.sequencer->register_view("regie").checkpoint_size.value == 2);  // covers the closing
  cells(world, {State::gesloten, false, false});
  world.reopen();
  REQUIRE(world.sequencer->start_checks());
  CHECK(world.state() == State::gesloten);
  world.sequencer->freeze("regie", State::bevroren, "proef", "Dit is een proef.");
  CHECK(world.state() == State::bevroren);
  world.reopen();
  REQUIRE(world.sequencer->resume("regie"));
  CHECK(world.state() == State::gesloten);
}

namespace {

struct Doubt {
  log::Step step;
  const char* code;
};

}  // namespace

TEST_CASE("twijfel over de volgorde is stilstand", "[logboek-18]") {
  const auto doubt = GENERATE(Doubt{{Fault::gap, 3}, "gat"},
                              Doubt{{Fault::corrupt, 3}, "log-beschadigd"},
                              Doubt{{Fault::truncate, 1}, "log-korter"},
                              Doubt{{Fault::flip, 2, 50}, "log-anders"});
  LedgerWorld world(on_memory_log());
  REQUIRE(world.append(world.event()));
  REQUIRE(world.append(world.event()));
  world.run();
  world.memory().inject(doubt.step);
  REQUIRE(world.append(world.event()));
  if (doubt.step.fault == Fault::flip) world.reopen();  // seen by the check before the first read
  for (int i = 0; i < 4; ++i) world.turn();
  INFO(doubt.code);
  CHECK(world.state() == State::stilstand);
  CHECK(world.code() == doubt.code);
  CHECK(world.size() == 3);
  CHECK(world.sequencer->receipt("regie", {2}));
  world.reopen();                                       // it is stored
  CHECK(world.state() == State::stilstand);
  CHECK(world.code() == doubt.code);
}

TEST_CASE("een korter logboek telt pas na drie antwoorden over de hele tijd", "[logboek-19]") {
  WorldOptions options = on_memory_log();
  options.tuning.shorter_log_ms = 3'600'000;
  LedgerWorld world(options);
  REQUIRE(world.append(world.event()));
  world.run();
  world.memory().inject({Fault::truncate, 1});
  for (int i = 0; i < 10; ++i) world.turn();
  CHECK(world.state() == State::alleen_lezen);
}

TEST_CASE("een logboek dat anders terugkomt is stilstand voor het eerste bericht", "[I3]") {
  LedgerWorld world(on_memory_log());
  REQUIRE(world.append(world.event()));
  world.run();
  world.memory().inject({Fault::truncate, 1});
  world.turn();
  REQUIRE(world.append(world.event()));  // another record where our leaf came from
  REQUIRE(world.append(world.event()));
  world.turn();
  CHECK(world.state() == State::stilstand);
  CHECK(world.code() == "log-anders");
  CHECK(world.size() == 2);
}

TEST_CASE("een verlies of herhaling in het logboek breekt niets", "[logboek-18]") {
  LedgerWorld world(on_memory_log());
  world.memory().inject({Fault::lose, 0});
  world.memory().inject({Fault::repeat, 1, 2});
  const WorldEvent lost = world.event();
  REQUIRE(world.claim(lost) == Claim::first);
  REQUIRE(world.append(lost));
  const WorldEvent repeated = world.event();
  REQUIRE(world.post(repeated));
  CHECK(world.answers[lost.skelet.jti].empty());
  world.waiters->expire(-1);               // the durability deadline
  REQUIRE(world.answers[lost.skelet.jti].size() == 1);
  CHECK(world.answers[lost.skelet.jti][0].error().refusals[0].code == "V-DUR-1");
  REQUIRE(world.post(lost));               // the same bytes again: exactly one leaf
  CHECK(world.size() == 3);
  CHECK(world.state() == State::normaal);
}

TEST_CASE("een vertraagd bericht komt later, in volgorde", "[logboek-18]") {
  LedgerWorld world(on_memory_log());
  world.run();
  world.memory().inject({Fault::delay, 0, 2});
  const WorldEvent late = world.event();
  const WorldEvent behind = world.event();
  REQUIRE(world.append(late));
  REQUIRE(world.append(behind));
  CHECK_FALSE(world.turn());
  CHECK_FALSE(world.turn());
  CHECK(world.turn());
  CHECK(world.sequencer->find("regie", late.skelet.jti)->index.value == 1);
  CHECK(world.sequencer->find("regie", behind.skelet.jti)->index.value == 2);
}

TEST_CASE("een apply die faalt zet alleen zijn register stil, en niets is vastgelegd", "[A6]") {
  WorldOptions options;
  options.registers = {"toezicht", "regie"};
  LedgerWorld world(options);
  world.applier.throw_at = 2;
  const WorldEvent first = world.event(), second = world.event(), other = world.event("toezicht");
  for (const WorldEvent* event : {&first, &second, &other}) {
    REQUIRE(world.claim(*event) == Claim::first);
    REQUIRE(world.append(*event));
  }
  world.run();
  world.run();
  CHECK(world.state("regie") == State::stilstand);
  CHECK(world.code("regie") == "apply-defect");
  CHECK(world.sequencer->register_view("regie").sentence ==
        "Bericht 2 van register regie kon niet worden verwerkt.");
  CHECK(world.size("regie") == 1);         // nothing of that batch
  CHECK_FALSE(world.sequencer->find("regie", first.skelet.jti));
  for (const WorldEvent* event : {&first, &second}) {
    REQUIRE(world.answers[event->skelet.jti].size() == 1);
    CHECK(world.answers[event->skelet.jti][0].error().refusals[0].code == "V-DUR-1");
  }
  CHECK(world.state("toezicht") == State::normaal);
  CHECK(world.answers[other.skelet.jti].at(0).has_value());

  world.applier.throw_at.reset();          // the program was repaired
  world.reopen();
  REQUIRE(world.sequencer->start_checks());
  CHECK(world.state("regie") == State::stilstand);
  REQUIRE(world.sequencer->resume("regie"));
  REQUIRE(world.post(first));
  CHECK(world.size("regie") == 2);
}

TEST_CASE("een regel die dit programma niet kent is stilstand", "[logboek-4]") {
  LedgerWorld world(on_memory_log());
  REQUIRE(world.append(world.event("regie", "indexregel-2.v1")));
  REQUIRE(world.append(world.event()));
  world.run();
  CHECK(world.state() == State::stilstand);
  CHECK(world.code() == "onbekende-regel");
  CHECK(world.size() == 2);                // that record itself is accepted by rule 1
  CHECK_FALSE(world.sequencer->resume("regie"));
}

TEST_CASE("met strikte posities is een afgewezen bericht stilstand", "[logboek-4]") {
  LedgerWorld world(on_memory_log());
  world.crash();
  world.open();
  REQUIRE(world.append("regie", base::Bytes(50, 1)));
  world.run();
  CHECK(world.state() == State::normaal);  // without: skipped, counted
  CHECK(world.sequencer->metrics().registers[0]->skipped[static_cast<int>(Reject::lengte)] == 1);
  world.strict_offsets = true;
  world.reopen();
  REQUIRE(world.append("regie", base::Bytes(50, 1)));
  world.run();
  CHECK(world.state() == State::stilstand);
  CHECK(world.code() == "volgorde-verschil");
}

TEST_CASE("bericht 0 van een ander register is stilstand", "[logboek-5]") {
  WorldOptions options = on_memory_log();
  options.genesis = false;
  LedgerWorld world(options);
  const auto foreign = world.skelet("meldingen", "register-geopend.v1");
  REQUIRE(world.append("regie", world.make("meldingen", foreign).leaf));
  world.run();
  CHECK(world.state() == State::stilstand);
  CHECK(world.code() == "genesis-anders");
}

}  // namespace zegel::sequencer
