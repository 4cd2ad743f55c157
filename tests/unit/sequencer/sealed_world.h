// A ledger world with a real keeper: events with content, sealed and kept as the intake does.
// Threads: one.
#pragma once

#include <catch2/catch.hpp>
#include <memory>

#include "ledger/inhoud/seal.h"
#include "ledger/keys/keystore.h"
#include "tests/support/event_draft.h"
#include "tests/support/fixed_random.h"
#include "tests/support/ledger_world.h"

namespace zegel::sequencer {

class SealedWorld {
 public:
  explicit SealedWorld(tests::WorldOptions options = {}) : world(std::move(options)) {
    options_.ledger_id = "zegel.proef.nl";
    options_.uncertain_overwrite = true;
    options_.data = world.directory / "sleutels";
    options_.carriers = {world.directory / "drager-a", world.directory / "drager-b"};
    std::filesystem::create_directory(options_.data);
    const base::Hour hour = base::hour_of(world.clock.now());
    const auto made = keys::Keeper::create_epoch_one(options_, hour, random);
    INFO((made ? std::string() : made.error().detail));
    REQUIRE(made);
    auto opened = keys::Keeper::open(options_, random);
    REQUIRE(opened);
    keeper = std::move(*opened);
    world.opener = keeper.get();
    world.reopen();
  }
  ~SealedWorld() { world.crash(); }

  struct Sealed {
    tests::WorldEvent event;
    std::unique_ptr<event::Content> content;  // what the intake hands over
  };
  // A dossier of its own each time; the inhoud is durable on return.
  Sealed sealed(std::string_view evt = tests::TestApplier::content_evt) {
    tests::EventDraft draft;
    draft.with_betrokkenen = false;
    draft.skelet = world.skelet("regie", evt);
    draft.keys.push_back(draft.key("tijdstip", "\"2026-03-02T11:00:00+01:00\""));
    const tests::MadeEvent made = draft.make();
    Sealed out;
    out.event = world.make("regie", made.skelet);
    const auto views = made.views();
    auto opened = event::open_partial(made.skelet, views);
    REQUIRE(opened);
    out.content = std::make_unique<event::Content>(std::move(opened->content));
    const base::Pid shared{};
    const base::CasusId casus{random.bytes<16>()};
    auto leases = keeper->blads_for("regie", casus, {&shared, 1}, base::hour_of(world.clock.now()));
    REQUIRE(leases);
    const std::vector<std::uint8_t> parts(views.size(), 0);
    auto record = inhoud::seal({"zegel.proef.nl", "regie", made.skelet.jti, out.event.jws}, views,
                               parts, *leases, random);
    REQUIRE(record);
    const std::pair<inhoud::Key, base::Bytes> kept{{made.skelet.jti, out.event.h}, *record};
    REQUIRE(world.inhoud->keep_all("regie", {&kept, 1}));
    return out;
  }

  tests::LedgerWorld world;
  tests::FixedRandom random{"verzegeld"};
  std::unique_ptr<keys::Keeper> keeper;

 private:
  keys::KeeperOptions options_;
};

}  // namespace zegel::sequencer
