// A swept event that is sent again (logboek.md 17): it waits while it is swept, then it is new.
#include "ledger/sequencer/orphans.h"

#include <latch>
#include <thread>

#include "ledger/base/journal.h"
#include "ledger/crypto/aead.h"
#include "ledger/crypto/hash.h"
#include "ledger/event/envelope.h"
#include "ledger/inhoud/record.h"
#include "tests/support/node_world.h"
#include "tests/unit/intake/intake_world.h"

using zegel::sequencer::Orphans;
using zegel::tests::IntakeWorld;
namespace base = zegel::base;
namespace inhoud = zegel::inhoud;

namespace {

std::string told(const IntakeWorld::Answer& answer) {
  return answer ? std::string(answer->replay ? "200 " : "201 ") + std::string(answer->toestand)
                : zegel::tests::refusals_text(answer.error());
}

struct SweepWorld : IntakeWorld {
  SweepWorld() : orphans({*ledger.sequencer, *ledger.inhoud, *ledger.waiters, ledger.clock},
                         {"regie"}) {
    base::journal_silence(true);
  }
  // An event whose inhoud was kept before a crash, met without a leaf a day ago.
  std::string day_old_orphan() {
    const std::string bytes = event(zegel::keys::test::dossier(1));
    const auto envelope = zegel::event::parse_envelope(bytes);
    REQUIRE(envelope);
    const auto skelet = zegel::event::parse_skelet(envelope->payload);
    REQUIRE(skelet);
    const inhoud::Key key{skelet->jti, zegel::crypto::jws_tag(envelope->jws)};
    base::Bytes record;
    inhoud::write_head(record, {1, key.jti, key.h, {}}, 1);
    inhoud::write_part_head(record, false, {}, zegel::crypto::Nonce{1}, 0);
    const std::pair<inhoud::Key, base::Bytes> kept{key, std::move(record)};
    REQUIRE(ledger.inhoud->keep_all("regie", {&kept, 1}));
    orphans.turn();
    REQUIRE(ledger.clock.set(ledger.clock.now() + 86'400, false));
    return bytes;
  }
  Orphans orphans;
};

}  // namespace

TEST_CASE("E17: a swept event that is sent again lands as new", "[orphans][I2]") {
  SweepWorld world;
  const std::string bytes = world.day_old_orphan();
  world.orphans.turn();
  REQUIRE(world.ledger.waiters->wait_idle(10'000));
  CHECK(world.records() == 0);
  CHECK(told(world.post(bytes)) == "201 volledig");
  CHECK(told(world.post(bytes)) == "200 volledig");
  CHECK(world.records() == 1);
}

TEST_CASE("E17: an event sent again while it is swept waits and is told to come back",
          "[orphans][V-DUR-1]") {
  SweepWorld world;
  const std::string bytes = world.day_old_orphan();
  std::latch inside(1), go(1);  // the writer of the inhoud is held inside an answer
  std::jthread first([&] {
    world.ledger.inhoud->erase_orphan("regie", {}, {}, [&](const base::Status&) {
      inside.count_down();
      go.wait();
    });
  });
  inside.wait();
  world.orphans.turn();
  std::promise<std::string> landed;
  auto answer = landed.get_future();
  world.intake->accept(bytes, {}, [&](IntakeWorld::Answer outcome) {
    landed.set_value(told(outcome));
  });
  CHECK(world.ledger.waiters->waiting() == 1);
  CHECK(answer.wait_for(std::chrono::seconds(0)) == std::future_status::timeout);
  go.count_down();
  CHECK(answer.get() == "V-DUR-1 ");
  CHECK(world.records() == 0);
  CHECK(told(world.post(bytes)) == "201 volledig");
  CHECK(world.records() == 1);
}
