// The intake over a small ledger, with parts that a test can spoil: a keeper that closes or reads a
// hek between two steps, a key that is revoked, a ledger without room. The writer turns in post().
// Threads: one.
#pragma once

#include <catch2/catch.hpp>
#include <future>
#include <memory>
#include <string>

#include "ledger/base/base64url.h"
#include "ledger/event/issue.h"
#include "ledger/intake/intake.h"
#include "tests/support/ledger_world.h"
#include "tests/unit/keys/world.h"

namespace zegel::tests {

// Knows one key and finds nothing wrong.
struct OneKeyJudge final : ports::Judge {
  crypto::SigningKey key = crypto::SigningKey::generate();
  std::optional<base::Hour> revoked;

  std::optional<ports::SignerKey> signer(const base::Kid& kid) const override {
    if (kid != key.kid()) return std::nullopt;
    ports::SignerKey out;
    out.key = key.public_key();
    out.oin = "00000099000000002000";
    out.end = base::Hour{600'000};
    out.revoked = revoked;
    out.types = {"ontvanger-ingelicht"};
    out.registers = catalogue::bit(catalogue::Register::regie);
    return out;
  }
  void judge(const event::Skelet&, const event::Content&, const catalogue::EventRow&,
             base::Refusals&) const override {}
  std::optional<std::string> dossier_class(std::string_view,
                                           const base::CasusId&) const override {
    return "regie-5j";
  }
  std::optional<std::string> vwa_of(std::string_view, const base::Jti&) const override {
    return std::nullopt;
  }
};

// The keeper of the moment: opened again under the intake, as after a hek.
struct CurrentKeeper final : keys::BladMaker {
  std::unique_ptr<keys::Keeper> now;

  base::Result<keys::Lease> open(std::string_view reg, const base::BladId& id) override {
    return now->open(reg, id);
  }
  base::Result<std::vector<keys::Lease>> blads_for(std::string_view reg,
                                                   const base::CasusId& dossier,
                                                   std::span<const base::Pid> partijen,
                                                   base::Hour hour,
                                                   const keys::Link& link) override {
    return now->blads_for(reg, dossier, partijen, hour, link);
  }
};

class IntakeWorld {
 public:
  explicit IntakeWorld(WorldOptions options = {}) : ledger(std::move(options)) {
    keeper.now = keys.made().open();
    ledger.run();
    std::vector<intake::Route> routes{
        {"regie", ledger.origin("regie"), ledger.embedded.at("regie").get()}};
    intake = std::make_unique<intake::Intake>(
        intake::Dependencies{judge, keeper, *ledger.inhoud, *ledger.sequencer, *ledger.waiters,
                             ledger.clock, random, "zegel.proef.nl"},
        std::move(routes));
  }

  // ontvanger-ingelicht in this dossier, signed by the key that the judge knows.
  std::string event(const base::CasusId& casus) {
    const auto& row = *catalogue::find_event("ontvanger-ingelicht.v1");
    event::Skelet skelet;
    skelet.iss = "00000099000000002000";
    skelet.aud = ledger.origin("regie");
    skelet.jti = {random.bytes<16>()};
    skelet.iat = ledger.clock.now() / 3600 * 3600;
    skelet.evt = row.evt;
    skelet.bkl = "regie-5j";
    skelet.vwa = row.vwa_in(catalogue::Register::regie);
    const auto made = event::issue(
        skelet,
        {{"tijdstip", "2026-03-02T10:00:00Z"}, {"casus", casus.text()},
         {"onderwerp", base::base64url(random.bytes<16>())},
         {"ontvanger", "00000099000000003000"}, {"kanaal", "brief"}},
        row, judge.key, random);
    REQUIRE(made);
    return *made;
  }

  using Answer = base::Result<sequencer::Outcome>;
  Answer post(const std::string& bytes) {
    auto ready = intake->prepare(bytes, {});
    if (!ready) return std::unexpected(std::move(ready).error());
    return submit(std::move(*ready));
  }
  // Turns the writer until there is an answer, or until the waiter is given up.
  Answer submit(intake::ReadyPtr ready, bool give_up = false) {
    std::promise<Answer> landed;
    auto answer = landed.get_future();
    intake->submit(std::move(ready),
                   [&](Answer outcome) { landed.set_value(std::move(outcome)); });
    while (answer.wait_for(std::chrono::milliseconds(1)) != std::future_status::ready) {
      ledger.run();
      if (give_up && queued() > 0) ledger.waiters->expire(-1);
    }
    return answer.get();
  }
  std::size_t queued() const { return ledger.embedded.at("regie")->queued(); }
  std::size_t records() const {
    std::size_t out = 0;
    ledger.inhoud->scan("regie", [&](const inhoud::Key&, base::ByteView) { return ++out > 0; });
    return out;
  }
  std::uint64_t blads() const { return keeper.now->stand().blads; }
  void reopen_under_hek(const base::CasusId& casus, keys::HekState state) {
    keeper.now.reset();
    keys.put_hek(casus, keys::test::common, state);
    keeper.now = keys.open();
  }

  LedgerWorld ledger;
  keys::test::World keys;
  OneKeyJudge judge;
  CurrentKeeper keeper;
  crypto::SystemRandom random;
  std::unique_ptr<intake::Intake> intake;
};

}  // namespace zegel::tests
