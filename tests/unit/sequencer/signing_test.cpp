// What stops a signature (logboek.md 13) and what stops the process (logboek.md 7).
#include <catch2/catch.hpp>

#include "ledger/store/ledger_rows.h"
#include "tests/support/ledger_world.h"

namespace zegel::sequencer {
namespace {

using store::MutableRows;
using tests::LedgerWorld;
using tests::WorldEvent;
using tests::WorldOptions;

template <class Change>
void change(LedgerWorld& world, Change fn) {
  REQUIRE(world.ledger->update([&](MutableRows& rows) -> base::Status {
    fn(rows);
    return {};
  }));
}

store::Table table(LedgerWorld& world, const std::string& name) {
  return world.ledger->table("regie." + name);
}

// Kind of the newest evidence row, and its three texts.
struct Evidence {
  int kind = 0;
  std::string request, answer, head;
};
Evidence evidence(LedgerWorld& world) {
  Evidence out;
  world.ledger->view([&](const store::Rows& rows) {
    const auto last = rows.last(table(world, "bewijs"));
    if (!last) return;
    base::ByteReader in(last->second);
    out.kind = in.get<std::uint8_t>();
    for (std::string* text : {&out.request, &out.answer, &out.head})
      *text = std::string(base::as_text(in.take(in.get<std::uint32_t>())));
  });
  return out;
}

void stopped_by(LedgerWorld& world, int rule) {
  CHECK(world.state() == State::stilstand);
  CHECK(world.code() == "andere-wortel");
  CHECK(world.sequencer->metrics().registers[0]->refused[static_cast<std::size_t>(rule) - 1] == 1);
  const Evidence kept = evidence(world);
  CHECK(kept.kind == rule);
  CHECK(kept.request.starts_with(world.origin("regie") + "\n"));
  CHECK(kept.head == world.sequencer->register_view("regie").checkpoint);
  CHECK(world.fatal.empty());
}

}  // namespace

TEST_CASE("Z3: a head that does not follow from the last one is not signed", "[Z3][I3]") {
  LedgerWorld world;
  for (int i = 0; i < 5; ++i) REQUIRE(world.post(world.event()));
  const RegisterView before = world.sequencer->register_view("regie");
  change(world, [&](MutableRows& rows) {  // a leaf hash that the last head covers
    const auto row = *rows.get(table(world, "tegel"), store::tile_key(0, 0));
    base::Bytes tile(row.begin(), row.end());
    tile[4 * 32] ^= 1;
    rows.put(table(world, "tegel"), store::tile_key(0, 0), tile);
  });
  const WorldEvent event = world.event();
  const auto answer = world.post(event);
  REQUIRE_FALSE(answer);
  CHECK(answer.error().refusals.at(0).code == "V-DUR-1");
  CHECK(world.sequencer->register_view("regie").checkpoint == before.checkpoint);
  CHECK(world.size() == before.size.value);
  CHECK_FALSE(world.sequencer->find("regie", event.skelet.jti));
  stopped_by(world, 3);
}

TEST_CASE("Z2: another root under a size that was signed is not signed", "[Z2][I3]") {
  LedgerWorld world;
  REQUIRE(world.post(world.event()));
  change(world, [&](MutableRows& rows) {
    rows.put(table(world, "stand"), store::key_of(store::Stand::head),
             store::encode(store::HeadRow{{2}, base::Hash{1}}));
  });
  const tlog::VerifierKey old = *world.config("regie").sign_with;
  world.checkpoint_keys.at("regie") = crypto::SigningKey::generate();
  world.known_keys = {old, *world.config("regie").sign_with};
  world.reopen();                          // a new key must sign once; no start checks here
  world.run();
  stopped_by(world, 2);
}

TEST_CASE("Z7: nothing is signed in a state that forbids it", "[Z7]") {
  LedgerWorld world;
  world.sequencer->freeze("regie", State::bevroren, "proef", "Dit is een proef.");
  const WorldEvent event = world.event();
  const auto answer = world.post(event);
  REQUIRE(answer);                         // durable, with an index ...
  CHECK_FALSE(answer->covered);            // ... and no proof yet
  CHECK(answer->receipt.empty());
  CHECK_FALSE(world.sequencer->receipt("regie", answer->index));
}

TEST_CASE("a node without key sequences and signs nothing", "[Z8]") {
  WorldOptions options;
  options.memory_log = true;
  LedgerWorld world(options);
  world.without_key = true;
  world.reopen();
  REQUIRE(world.sequencer->start_checks());
  const auto answer = world.post(world.event());
  REQUIRE(answer);
  CHECK_FALSE(answer->covered);
  CHECK(world.size() == 2);
}

TEST_CASE("a damaged store ends the process: nobody is answered, nothing is written", "[I2]") {
  WorldOptions options;
  options.memory_log = true;
  LedgerWorld world(options);
  const WorldEvent event = world.event();
  REQUIRE(world.post(event));
  change(world, [&](MutableRows& rows) { rows.erase(table(world, "leaf"), store::key_u64(1)); });
  REQUIRE(world.append(event));            // L7 now asks for a leaf that is gone
  const WorldEvent other = world.event();
  REQUIRE(world.claim(other) == Claim::first);
  REQUIRE(world.append(other));
  world.run();
  REQUIRE(world.fatal.size() == 1);
  CHECK(world.answers.count(other.skelet.jti) == 0);
  CHECK(world.size() == 2);
  CHECK_FALSE(world.turn());               // after that nothing is ever committed again
  world.sequencer->stop();
  CHECK(world.fatal.size() == 1);
}

}  // namespace zegel::sequencer
