// Law A2: batches are invisible. The same partition gives the same rows, whatever the batches.
#include <catch2/catch.hpp>

#include "tests/support/ledger_world.h"
#include "tests/support/seeded_random.h"

namespace zegel::sequencer {
namespace {

using tests::LedgerWorld;
using tests::SeededRandom;
using tests::WorldEvent;
using tests::WorldOptions;

// A partition with everything in it: new events, repeats, other events under a known jti, records
// that no rule accepts, issuer numbers with gaps, repeats and late ones.
std::vector<base::Bytes> partition(std::size_t count, const std::string& seed) {
  LedgerWorld maker;
  SeededRandom random(seed);
  std::vector<base::Bytes> records{maker.genesis("regie").leaf};
  std::vector<WorldEvent> made;
  while (records.size() < count) {
    const std::uint64_t dice = random.below(100);
    if (dice < 10 && !made.empty()) {
      records.push_back(made[random.below(made.size())].leaf);
    } else if (dice < 15 && !made.empty()) {
      auto skelet = maker.skelet("regie", "ontvanger-ingelicht.v1");
      skelet.jti = made[random.below(made.size())].skelet.jti;
      records.push_back(maker.make("regie", skelet).leaf);
    } else if (dice < 20) {
      records.push_back(random.chance(50) ? base::Bytes{} : base::Bytes(40 + random.below(90), 1));
    } else if (dice < 23) {
      records.push_back(maker.make("regie", maker.skelet("meldingen", "x.v1")).leaf);
    } else {
      auto skelet = maker.skelet("regie", random.chance(50) ? "a.v1" : "b.v2");
      if (random.chance(60)) skelet.isn = random.below(count);
      made.push_back(maker.make("regie", skelet));
      records.push_back(made.back().leaf);
    }
  }
  return records;
}

struct Result {
  base::Hash digest, root;
  std::uint64_t size = 0;
  bool operator==(const Result&) const = default;
};

// `chunk` says how many records arrive before the writer turns.
template <class Chunk>
Result sequenced(const std::vector<base::Bytes>& records, std::size_t batch, Chunk chunk) {
  WorldOptions options;
  options.memory_log = true;
  options.genesis = false;
  options.tuning.batch_records = batch;
  LedgerWorld world(options);
  for (std::size_t at = 0; at < records.size();) {
    const std::size_t until = std::min(records.size(), at + chunk());
    for (; at < until; ++at) REQUIRE(world.append("regie", records[at]));
    world.run();
  }
  const RegisterView view = world.sequencer->register_view("regie");
  CHECK(view.state == State::normaal);
  CHECK(view.checkpoint_size == view.size);
  return {world.digest(), view.root, view.size.value};
}

}  // namespace

TEST_CASE("batches of 1, 7, 256 and any mix give the same rows", "[A2][I4]") {
  for (const std::string seed : {"een", "twee", "drie"}) {
    INFO("seed " << seed);
    const auto records = partition(600, seed);
    const auto all = [&] { return records.size(); };
    const Result expected = sequenced(records, 1, all);
    CHECK(expected.size > 300);
    CHECK(sequenced(records, 7, all) == expected);
    CHECK(sequenced(records, 256, all) == expected);
    CHECK(sequenced(records, 5'000, all) == expected);
    SeededRandom random(seed + " mix");
    CHECK(sequenced(records, 256, [&] { return 1 + random.below(40); }) == expected);
  }
}

TEST_CASE("a record less, or two in another order, gives other rows", "[A2]") {
  auto records = partition(60, "vier");
  const auto all = [&] { return records.size(); };
  const Result expected = sequenced(records, 256, all);
  std::swap(records[20], records[21]);
  CHECK_FALSE(sequenced(records, 256, all) == expected);
  records.pop_back();
  CHECK_FALSE(sequenced(records, 256, all) == expected);
}

}  // namespace zegel::sequencer
