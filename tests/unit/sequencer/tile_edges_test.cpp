// Batches over the edge of a tile: 254 + 3 and 65,534 + 3 (M2), each cut off by a crash first.
#include <catch2/catch.hpp>

#include "ledger/event/leaf.h"
#include "ledger/tlog/proof.h"
#include "tests/support/ledger_world.h"

namespace zegel::sequencer {
namespace {

using tests::LedgerWorld;
using tests::WorldEvent;
using tests::WorldOptions;

void fill_to(LedgerWorld& world, std::uint64_t size) {
  for (std::uint64_t i = world.size(); i < size; ++i) {
    auto skelet = world.skelet("regie", "vulling.v1");
    REQUIRE(world.append(world.make("regie", std::move(skelet))));
    if (i % 4'096 == 0) world.run();
  }
  world.run();
  REQUIRE(world.size() == size);
}

void check_receipt(LedgerWorld& world, std::uint64_t index) {
  const auto text = world.sequencer->receipt("regie", {index});
  REQUIRE(text);
  const auto receipt = tlog::parse_receipt(*text);
  REQUIRE(receipt);
  const auto head = tlog::open_checkpoint(receipt->checkpoint, world.config("regie").known_keys);
  REQUIRE(head);
  CHECK(tlog::verify_inclusion({index}, head->size,
                               event::leaf_hash(*world.sequencer->leaf("regie", {index})),
                               receipt->hashes, head->root));
}

void over_the_edge(std::uint64_t size) {
  WorldOptions options;
  options.tuning.batch_records = 4'096;
  LedgerWorld world(options);
  fill_to(world, size);
  const std::vector<WorldEvent> events{world.event(), world.event(), world.event()};
  const auto append_all = [&] {
    for (const WorldEvent& event : events) REQUIRE(world.append(event));
  };
  append_all();
  world.applier.crash_at = size + 2;
  CHECK_THROWS_AS(world.run(), tests::TestApplier::Crash);
  world.applier.crash_at.reset();
  world.reopen();
  REQUIRE(world.sequencer->start_checks());
  CHECK(world.size() == size);                       // the old root, whole
  append_all();                                      // same size next
  world.run();
  CHECK(world.size() == size + 3);
  world.reopen();
  REQUIRE(world.sequencer->start_checks());          // edges, tail, head
  for (std::uint64_t i = size - 2; i < size + 3; ++i) check_receipt(world, i);
  check_receipt(world, 0);
  REQUIRE(world.post(world.event()));                // larger next
  check_receipt(world, size + 3);
}

}  // namespace

TEST_CASE("three records over the edge of the first tile", "[M2][I3]") { over_the_edge(254); }

TEST_CASE("three records over the edge of the first tile of level 1", "[M2][I3]") {
  over_the_edge(65'534);
}

}  // namespace zegel::sequencer
