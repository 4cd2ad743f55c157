// E15-E17 of envelop.md 15: a hek, a keeper and a disk that come between, and nothing half done.
#include "ledger/store/ledger_rows.h"
#include "tests/support/node_world.h"
#include "tests/unit/intake/intake_world.h"
#include "tests/unit/keys/full_disk.h"

using zegel::keys::HekState;
using zegel::tests::IntakeWorld;
namespace base = zegel::base;
namespace keys = zegel::keys;
namespace store = zegel::store;

namespace {

const base::CasusId casus = keys::test::dossier(1);

std::string told(const IntakeWorld::Answer& answer) {
  if (answer) return std::string(answer->replay ? "200 " : "201 ") + std::string(answer->toestand);
  REQUIRE(answer.error().refusals.size() == 1);
  return std::string(answer.error().refusals[0].code);
}

// Not a page is left, so no commit of an event can succeed.
store::Table fill(store::Store& ledger) {
  const store::Table ballast = ledger.table("regie.uit");
  std::uint64_t number = 0;
  for (const std::size_t size : {60'000u, 1'000u, 10u})
    while (ledger.update([&](store::MutableRows& rows) -> base::Status {
      rows.put(ballast, store::key_u64(number), base::Bytes(size, 1));
      return {};
    }))
      ++number;
  return ballast;
}

void make_room(store::Store& ledger, store::Table ballast) {
  for (int i = 0; i < 2; ++i)  // LMDB frees the pages of a transaction only after the next one
    REQUIRE(ledger.update([&](store::MutableRows& rows) -> base::Status {
      rows.clear(ballast);
      rows.put(ballast, base::Bytes(8, 1), base::Bytes(1, 1));
      return {};
    }));
}

}  // namespace

TEST_CASE("E16: een hek van voor de gebeurtenis", "[V-DOS-1]") {
  IntakeWorld world;
  REQUIRE(told(world.post(world.event(casus))) == "201 volledig");
  const auto before = world.ledger.size();
  for (const HekState state : {HekState::provisional, HekState::definitive}) {
    world.reopen_under_hek(casus, state);
    CHECK(told(world.post(world.event(casus))) == "V-DOS-1");
  }
  CHECK(world.ledger.size() == before);
  CHECK(world.records() == 1);
  CHECK(world.blads() == 1);
  CHECK(told(world.post(world.event(keys::test::dossier(2)))) == "201 volledig");
}

TEST_CASE("E16: een hek dat komt terwijl de gebeurtenis wordt beoordeeld", "[V-DOS-1]") {
  IntakeWorld world;
  const std::string bytes = world.event(casus);
  auto ready = world.intake->prepare(bytes, {});  // E2-E15 have passed
  REQUIRE(ready);
  world.reopen_under_hek(casus, HekState::provisional);
  CHECK(told(world.submit(std::move(*ready))) == "V-DOS-1");
  CHECK(world.ledger.size() == 1);
  CHECK(world.records() == 0);
  CHECK(world.blads() == 0);
}

TEST_CASE("E16: een hek van na de gebeurtenis laat haar staan", "[V-DOS-1][E8]") {
  IntakeWorld world;
  const std::string bytes = world.event(casus);
  REQUIRE(told(world.post(bytes)) == "201 volledig");
  world.reopen_under_hek(casus, HekState::provisional);
  CHECK(told(world.post(bytes)) == "200 volledig");  // opens what is there
  CHECK(told(world.post(world.event(casus))) == "V-DOS-1");
  CHECK(world.ledger.size() == 2);
  CHECK(world.records() == 1);
}

TEST_CASE("E16: een gesloten sleutelhouder", "[V-DUR-1]") {
  IntakeWorld world;
  const auto new_dossier = [&](std::uint8_t n) {
    return world.post(world.event(keys::test::dossier(n)));
  };
  std::string answer = "201";
  std::uint64_t landed = 0;
  {
    const std::string bytes = world.event(casus);
    const keys::test::FullDisk full(world.keys.options.data / "sleutels.1" / "data.mdb");
    const std::vector<base::Pid> common{keys::test::common};
    for (std::uint8_t n = 100; n < 250 && world.keeper.now->stand().open; ++n)
      (void)world.keeper.now->blads_for("regie", keys::test::dossier(n), common,
                                        keys::test::hour);
    REQUIRE_FALSE(world.keeper.now->stand().open);
    answer = told(world.post(bytes));
    landed = world.ledger.size();
  }
  CHECK(answer == "V-DUR-1");
  CHECK(landed == 1);
  CHECK(told(new_dossier(2)) == "V-DUR-1");  // also with room: until a restart
  CHECK(world.records() == 0);
  world.keeper.now.reset();
  world.keeper.now = world.keys.open();
  CHECK(told(new_dossier(2)) == "201 volledig");
}

TEST_CASE("E17: schijf vol tussen inhoud en blad", "[V-DUR-1][I2]") {
  zegel::tests::WorldOptions options;
  options.map_bytes = 2u << 20;
  options.tuning.retry_ms = 0;
  IntakeWorld world(options);
  const std::string bytes = world.event(casus);
  auto ready = world.intake->prepare(bytes, {});
  REQUIRE(ready);
  const store::Table ballast = fill(*world.ledger.ledger);
  CHECK(told(world.submit(std::move(*ready), true)) == "V-DUR-1");
  CHECK(world.records() == 1);  // an orphan as long as no leaf stands beside it
  CHECK(world.ledger.size() == 1);
  CHECK(told(world.post(world.event(casus))) == "alleen-lezen");
  make_room(*world.ledger.ledger, ballast);
  world.ledger.run();
  CHECK(told(world.post(bytes)) == "200 volledig");  // the leaf had been waiting
  CHECK(world.ledger.size() == 2);
  CHECK(world.records() == 1);
}
