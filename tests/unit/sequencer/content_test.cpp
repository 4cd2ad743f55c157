// What apply sees of an inhoud: from the caller, from the store, or the fact that it is gone.
#include <catch2/catch.hpp>

#include "tests/unit/sequencer/sealed_world.h"

namespace zegel::sequencer {
namespace {

using Seen = std::vector<bool>;

void claim(SealedWorld& sealed, SealedWorld::Sealed& one) {
  REQUIRE(sealed.world.waiters->claim("regie", one.event.skelet.jti, one.event.h,
                                      [](base::Result<Outcome>) {}, std::move(one.content)) ==
          Claim::first);
}

base::Hash root_of(SealedWorld& sealed) { return sealed.world.digest(); }

}  // namespace

TEST_CASE("apply gets the content of who still waits, else the stored one", "[A7]") {
  SealedWorld sealed;
  auto waiting = sealed.sealed();
  claim(sealed, waiting);
  REQUIRE(sealed.world.append(waiting.event));
  REQUIRE(sealed.world.append(sealed.sealed().event));  // nobody waits: opened from the store
  sealed.world.run();
  CHECK(sealed.world.applier.with_content == Seen{true, true});
}

TEST_CASE("a type that no projection reads is not opened", "[A6]") {
  SealedWorld sealed;
  REQUIRE(sealed.world.append(sealed.sealed("iets-anders.v1").event));
  sealed.world.run();
  CHECK(sealed.world.applier.with_content.empty());
  CHECK(sealed.keeper->stand().leases == 0);
}

TEST_CASE("an inhoud that is not there is a fact, not a wait", "[A6][A7]") {
  SealedWorld sealed;
  REQUIRE(sealed.world.append(sealed.world.event("regie", tests::TestApplier::content_evt)));
  sealed.world.run();
  CHECK(sealed.world.applier.with_content == Seen{false});
  CHECK(sealed.world.size() == 2);
}

TEST_CASE("a node without keeper applies skelets only", "[D6]") {
  SealedWorld sealed;
  sealed.world.opener = nullptr;
  sealed.world.reopen();
  REQUIRE(sealed.world.append(sealed.sealed().event));
  sealed.world.run();
  CHECK(sealed.world.applier.with_content == Seen{false});
}

TEST_CASE("a rebuild opens what living through it had at hand", "[I4]") {
  SealedWorld sealed;
  for (int i = 0; i < 5; ++i) {
    auto one = sealed.sealed();
    if (i % 2 == 0) claim(sealed, one);
    REQUIRE(sealed.world.append(one.event));
  }
  sealed.world.run();
  const base::Hash lived = root_of(sealed);
  sealed.world.applier.version_text = "proef 2";
  sealed.world.reopen();
  REQUIRE(sealed.world.sequencer->rebuild_projections_if_needed());
  CHECK(root_of(sealed) == lived);
}

TEST_CASE("an aborted batch opens its content again from the store", "[A2][I6]") {
  SealedWorld sealed;
  auto one = sealed.sealed();
  claim(sealed, one);
  REQUIRE(sealed.world.append(one.event));
  sealed.world.applier.crash_at = 1;
  CHECK_THROWS_AS(sealed.world.run(), tests::TestApplier::Crash);
  sealed.world.applier.crash_at.reset();
  sealed.world.run();                       // the same batch, the same content
  CHECK(sealed.world.applier.with_content == Seen{true});
  CHECK(sealed.world.size() == 2);
}

}  // namespace zegel::sequencer
