// logboek.md 17, "crash after 2": sealed, but no leaf. Such a record goes after 24 h, no other.
#include "ledger/sequencer/orphans.h"

#include <future>

#include "ledger/base/journal.h"
#include "ledger/crypto/aead.h"
#include "ledger/inhoud/record.h"
#include "tests/unit/sequencer/sealed_world.h"

namespace zegel::sequencer {
namespace {

using tests::WorldEvent;
constexpr std::int64_t day = 86'400;

struct OrphanWorld {
  OrphanWorld() { base::journal_silence(true), restart(); }
  void restart() {
    orphans.reset();
    sealing.world.reopen();
    sealing.world.run();
    REQUIRE(sealing.world.state() == State::normaal);
    orphans = std::make_unique<Orphans>(
        Orphans::On{*world().sequencer, *world().inhoud, *world().waiters, world().clock},
        world().options.registers);
  }
  tests::LedgerWorld& world() { return sealing.world; }

  // Every register once, and what was erased is gone.
  void round() {
    while (orphans->turn()) continue;
    std::promise<void> served;
    world().inhoud->erase_orphan("regie", {}, {}, [&](const base::Status&) { served.set_value(); });
    served.get_future().wait();
  }
  void round_after(std::int64_t seconds) {
    REQUIRE(world().clock.set(world().clock.now() + seconds, false));
    round();
  }
  bool kept(const WorldEvent& event) {
    return world().inhoud->get("regie", {event.skelet.jti, event.h}).has_value();
  }
  std::size_t records() {
    std::size_t out = 0;
    world().inhoud->scan("regie", [&](const inhoud::Key&, base::ByteView) { return ++out > 0; });
    return out;
  }

  SealedWorld sealing;
  std::unique_ptr<Orphans> orphans;
};

// A record of that sealing, of nobody.
std::pair<inhoud::Key, base::Bytes> record_of(const inhoud::Key& key, base::Byte nonce) {
  base::Bytes record;
  inhoud::write_head(record, {1, key.jti, key.h, {}}, 1);
  inhoud::write_part_head(record, false, {}, crypto::Nonce{nonce}, 0);
  return {key, std::move(record)};
}

inhoud::Key numbered(std::uint32_t number) {
  inhoud::Key key;
  std::memcpy(key.jti.raw.data(), &number, sizeof number);
  return key;
}

}  // namespace

TEST_CASE("no orphan is left 24 h after a crash", "[orphans][I2]") {
  OrphanWorld w;
  const auto landed = w.sealing.sealed();
  REQUIRE(w.world().post(landed.event));
  const auto sealed_only = w.sealing.sealed();
  const auto in_the_queue = w.sealing.sealed();
  REQUIRE(w.world().claim(in_the_queue.event) == Claim::first);
  REQUIRE(w.world().append(in_the_queue.event));
  w.restart();  // a crash: the queue of the embedded log is gone with it
  w.round();
  w.round_after(day - 1);
  CHECK(w.records() == 3);
  w.round_after(1);
  CHECK_FALSE(w.kept(sealed_only.event));
  CHECK_FALSE(w.kept(in_the_queue.event));
  CHECK(w.kept(landed.event));
  const auto again = w.world().post(in_the_queue.event);
  REQUIRE(again);
  CHECK_FALSE(again->replay);
}

TEST_CASE("a record with a leaf stays for ever", "[orphans][I2]") {
  OrphanWorld w;
  const auto landed = w.sealing.sealed();
  w.round();  // met while its leaf was under way
  REQUIRE(w.world().post(landed.event));
  for (int days = 0; days < 400; days += 40) w.round_after(40 * day);
  CHECK(w.kept(landed.event));
}

TEST_CASE("a record whose event is in flight stays", "[orphans][I2]") {
  OrphanWorld w;
  const auto slow = w.sealing.sealed();
  REQUIRE(w.world().claim(slow.event) == Claim::first);
  w.round();
  w.round_after(2 * day);
  CHECK(w.kept(slow.event));
  REQUIRE(w.world().append(slow.event));
  w.round_after(day);
  CHECK(w.kept(slow.event));
  w.world().run();
  const auto& answers = w.world().answers[slow.event.skelet.jti];
  REQUIRE(answers.size() == 1);  // who waited still got the answer
  CHECK(answers[0]);
  w.round_after(2 * day);
  CHECK(w.kept(slow.event));
}

TEST_CASE("a register that is not normaal keeps all, and its 24 h begin anew", "[orphans]") {
  OrphanWorld w;
  const auto orphan = w.sealing.sealed();
  w.round();
  w.world().sequencer->freeze("regie", State::bevroren, "proef", "Proef.");
  w.round_after(2 * day);
  CHECK(w.kept(orphan.event));
  REQUIRE(w.world().sequencer->resume("regie"));
  w.world().run();
  REQUIRE(w.world().state() == State::normaal);
  w.round();
  w.round_after(day - 1);
  CHECK(w.kept(orphan.event));
  w.round_after(1);
  CHECK_FALSE(w.kept(orphan.event));
}

TEST_CASE("a restart begins the 24 h anew", "[orphans]") {
  OrphanWorld w;
  const auto orphan = w.sealing.sealed();
  w.round();
  REQUIRE(w.world().clock.set(w.world().clock.now() + day, false));
  w.restart();
  w.round();
  CHECK(w.kept(orphan.event));
  w.round_after(day);
  CHECK_FALSE(w.kept(orphan.event));
}

TEST_CASE("a record that was sealed again begins its 24 h anew", "[orphans]") {
  OrphanWorld w;
  const auto keep = [&](base::Byte nonce) {
    const auto pair = record_of(numbered(1), nonce);
    REQUIRE(w.world().inhoud->keep_all("regie", {&pair, 1}));
  };
  keep(1);
  w.round();
  keep(2);  // a resend that did not land either
  w.round_after(day);
  CHECK(w.records() == 1);
  w.round_after(day);
  CHECK(w.records() == 0);
}

TEST_CASE("beside a leaf of another JWS a record is an orphan", "[orphans]") {
  OrphanWorld w;
  const auto landed = w.sealing.sealed();
  REQUIRE(w.world().post(landed.event));
  const auto loser = record_of({landed.event.skelet.jti, {{9}}}, 1);
  REQUIRE(w.world().inhoud->keep_all("regie", {&loser, 1}));
  w.round();
  w.round_after(day);
  CHECK(w.kept(landed.event));
  CHECK(w.records() == 1);
}

TEST_CASE("a turn reads 1,000 keys and the next one goes on behind them", "[orphans]") {
  OrphanWorld w;
  const auto landed = w.sealing.sealed();
  REQUIRE(w.world().post(landed.event));
  std::vector<std::pair<inhoud::Key, base::Bytes>> many;
  for (std::uint32_t n = 0; n < 2'400; ++n) many.push_back(record_of(numbered(n), 1));
  REQUIRE(w.world().inhoud->keep_all("regie", many));
  CHECK(w.orphans->turn());
  CHECK(w.orphans->turn());
  CHECK_FALSE(w.orphans->turn());
  w.round_after(day);
  CHECK(w.records() == 1);
  CHECK(w.kept(landed.event));
}

}  // namespace zegel::sequencer
