// Projections rebuilt from leaves and inhoud give the rows that living through it gave (I4).
#include <catch2/catch.hpp>

#include "ledger/sequencer/digest.h"
#include "ledger/store/ledger_rows.h"
#include "tests/support/ledger_world.h"

namespace zegel::sequencer {
namespace {

using tests::LedgerWorld;
using tests::WorldOptions;

base::Hash rows_digest(LedgerWorld& world, const std::string& reg = "regie") {
  const std::vector<std::string> tables{reg + ".p.proef.rij", reg + ".p.proef.telling"};
  return digest_of(*world.ledger, tables);
}

void fill(LedgerWorld& world, int count) {
  for (int i = 0; i < count; ++i) {
    auto skelet = world.skelet("regie", i % 3 == 0 ? "a.v1" : "b.v1");
    REQUIRE(world.append(world.make("regie", std::move(skelet))));
    if (i % 1'000 == 0) world.run();
  }
  world.run();
}

std::string state_version(LedgerWorld& world) {
  return world.ledger->view([&](const store::Rows& rows) {
    const auto row = rows.get(world.ledger->table("regie.stand"),
                              store::key_of(store::Stand::projections));
    return store::decode_projections(*row)->version;
  });
}

}  // namespace

TEST_CASE("the same version rebuilds nothing", "[A9]") {
  LedgerWorld world;
  fill(world, 50);
  world.reopen();
  world.applier.applied = 0;
  REQUIRE(world.sequencer->rebuild_projections_if_needed());
  CHECK(world.applier.applied == 0);
}

TEST_CASE("another version drops the rows and applies every leaf again", "[A9][I4]") {
  LedgerWorld world;
  fill(world, 50);
  const base::Hash lived = rows_digest(world);
  world.applier.version_text = "proef 2";
  // A row that the new version would never write must go.
  REQUIRE(world.ledger->update([&](store::MutableRows& rows) -> base::Status {
    rows.put(world.ledger->table("regie.p.proef.telling"), base::as_bytes("oud"), base::Bytes{1});
    return {};
  }));
  world.reopen();
  world.applier.applied = 0;
  REQUIRE(world.sequencer->rebuild_projections_if_needed());
  CHECK(world.applier.applied == 51);
  CHECK(rows_digest(world) == lived);
  CHECK(state_version(world) == "proef 2");
  world.applier.applied = 0;
  REQUIRE(world.sequencer->rebuild_projections_if_needed());
  CHECK(world.applier.applied == 0);
  REQUIRE(world.post(world.event()));                // and life goes on
}

TEST_CASE("a rebuild that was cut off resumes at its cursor", "[logboek-10]") {
  LedgerWorld world;
  fill(world, 12'000);
  const base::Hash lived = rows_digest(world);
  world.applier.version_text = "proef 2";
  world.applier.crash_at = 11'000;
  world.reopen();
  CHECK_THROWS_AS(world.sequencer->rebuild_projections_if_needed(), tests::TestApplier::Crash);
  world.applier.crash_at.reset();
  world.reopen();
  world.applier.applied = 0;
  REQUIRE(world.sequencer->rebuild_projections_if_needed());
  CHECK(world.applier.applied == 2'001);             // two batches of 5,000 were durable
  CHECK(rows_digest(world) == lived);
}

TEST_CASE("a version that changes during a rebuild starts over", "[logboek-10]") {
  LedgerWorld world;
  fill(world, 6'000);
  const base::Hash lived = rows_digest(world);
  world.applier.version_text = "proef 2";
  world.applier.crash_at = 5'500;
  world.reopen();
  CHECK_THROWS_AS(world.sequencer->rebuild_projections_if_needed(), tests::TestApplier::Crash);
  world.applier.crash_at.reset();
  world.applier.version_text = "proef 3";
  world.reopen();
  world.applier.applied = 0;
  REQUIRE(world.sequencer->rebuild_projections_if_needed());
  CHECK(world.applier.applied == 6'001);
  CHECK(rows_digest(world) == lived);
}

TEST_CASE("a rebuild says which register fails, and keeps what was done", "[logboek-10]") {
  LedgerWorld world;
  fill(world, 20);
  world.applier.version_text = "proef 2";
  world.applier.throw_at = 10;
  world.reopen();
  const auto rebuilt = world.sequencer->rebuild_projections_if_needed();
  REQUIRE_FALSE(rebuilt);
  CHECK(rebuilt.error().code == base::Code::fatal);
  CHECK(rebuilt.error().detail == "rebuild: apply-defect");
}

}  // namespace zegel::sequencer
