#include "ledger/sequencer/projection_check.h"

#include <catch2/catch.hpp>

#include "ledger/store/ledger_rows.h"
#include "tests/unit/sequencer/sealed_world.h"

namespace zegel::sequencer {
namespace {

using Names = std::vector<std::string>;

void fill(SealedWorld& sealed) {
  for (int i = 0; i < 3; ++i) REQUIRE(sealed.world.append(sealed.sealed().event));
  for (int i = 0; i < 1'200; ++i) REQUIRE(sealed.world.append(sealed.world.event()));
  sealed.world.run();
}

Names differing(SealedWorld& sealed, const char* scratch = "proef") {
  tests::TestApplier fresh;
  const auto found = projections_that_differ(
      {*sealed.world.ledger, *sealed.world.inhoud, sealed.keeper.get(), fresh, "zegel.proef.nl",
       {"regie"}, sealed.world.directory / scratch});
  REQUIRE(found);
  return *found;
}

}  // namespace

TEST_CASE("rebuilt in scratch, the projections are those that lived", "[I4][A9]") {
  SealedWorld sealed;
  fill(sealed);
  CHECK(differing(sealed) == Names{});
}

TEST_CASE("a row that was changed, added or lost is found in its table", "[I4][M3]") {
  SealedWorld sealed;
  fill(sealed);
  const auto rij = sealed.world.ledger->table("regie.p.proef.rij");
  const auto telling = sealed.world.ledger->table("regie.p.proef.telling");
  const auto key = store::key_u64(700);
  REQUIRE(sealed.world.ledger->update([&](store::MutableRows& rows) -> base::Status {
    rows.erase(rij, key);
    return {};
  }));
  CHECK(differing(sealed, "een") == Names{"regie.p.proef.rij"});
  REQUIRE(sealed.world.ledger->update([&](store::MutableRows& rows) -> base::Status {
    rows.put(telling, base::as_bytes("erbij"), key);
    return {};
  }));
  CHECK(differing(sealed, "twee") == Names{"regie.p.proef.rij", "regie.p.proef.telling"});
}

TEST_CASE("a gap in the numbers of an issuer cannot be put away unseen", "[isn][I4][M3]") {
  SealedWorld sealed;
  for (const std::uint64_t number : {1, 2, 5, 9, 7}) {
    auto skelet = sealed.world.skelet("regie", "a.v1");
    skelet.isn = number;
    REQUIRE(sealed.world.append(sealed.world.make("regie", skelet)));
  }
  sealed.world.run();
  CHECK(differing(sealed, "een") == Names{});
  const auto gaps = sealed.world.ledger->table("regie.isn_gat");
  REQUIRE(sealed.world.ledger->update([&](store::MutableRows& rows) -> base::Status {
    CHECK(rows.count(gaps) == 3);  // 3-4, 6, 8
    rows.erase(gaps, rows.last(gaps)->first);
    return {};
  }));
  CHECK(differing(sealed, "twee") == Names{"regie.isn_gat"});
}

TEST_CASE("the live rows are not touched by the check", "[I4]") {
  SealedWorld sealed;
  fill(sealed);
  const base::Hash before = sealed.world.digest();
  const std::uint64_t applied = sealed.world.applier.applied;
  CHECK(differing(sealed) == Names{});
  CHECK(sealed.world.digest() == before);
  CHECK(sealed.world.applier.applied == applied);
}

}  // namespace zegel::sequencer
