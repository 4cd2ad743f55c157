// The topic of wrapped blads on a real broker: a node makes blads, another takes over, and a
// keystore that was lost comes back from the topic (sleutels.md 15).
#include <catch2/catch.hpp>

#include "ledger/log/kafka_reaper.h"
#include "ledger/node/kafka_key_topic.h"
#include "ledger/node/key_replica.h"
#include "tests/unit/kafka/real_broker.h"
#include "tests/unit/kafka/rig.h"
#include "tests/unit/keys/world.h"

namespace zegel::node {
namespace {

using keys::test::dossier;
using keys::test::hour;
using keys::test::pid;
using keys::test::regie;

// The clients of one process, and its replica.
class Process {
 public:
  Process(const log::KafkaSettings& settings, const std::string& name, std::uint8_t self)
      : producer_(settings, reaper_), lane_(producer_.add_lane(KafkaKeyTopic::lane_of(name))) {
    auto consumer = log::KafkaConsumer::open(settings, reaper_);
    REQUIRE(consumer);
    consumer_ = std::move(*consumer);
    log::KafkaStream& stream = consumer_->add_stream(name, log::KafkaOrder::compacted);
    topic_.emplace(KafkaKeyTopic::On{producer_, lane_, stream, clock_});
    REQUIRE(producer_.start());
    replica_.emplace(*topic_, keys::test::id_of<base::Pid>(self).raw);
    REQUIRE(replica_->reach_end(test::patience_ms));
  }
  KeyReplica* operator->() { return &*replica_; }
  void serve(keys::Keeper& keeper, std::uint32_t termijn) {
    REQUIRE(replica_->bind(keeper));
    keeper.publish_to(*replica_);
    replica_->become_active(termijn);
    REQUIRE(replica_->await_open(test::patience_ms));
  }

 private:
  base::ScriptClock clock_{1'772'445'600};
  log::KafkaReaper reaper_;
  log::KafkaProducer producer_;
  log::KafkaProducer::Lane lane_;
  std::unique_ptr<log::KafkaConsumer> consumer_;
  std::optional<KafkaKeyTopic> topic_;
  std::optional<KeyReplica> replica_;
};

std::vector<base::BladId> make(keys::Keeper& keeper, std::uint8_t count) {
  std::vector<base::BladId> ids;
  for (std::uint8_t i = 1; i <= count; ++i) {
    const std::vector partijen{base::Pid{}, pid(i)};
    const auto leases = keeper.blads_for(regie, dossier(i), partijen, hour);
    REQUIRE(leases);
    for (const keys::Lease& lease : *leases) ids.push_back(lease.id());
  }
  return ids;
}

}  // namespace

TEST_CASE("a keystore that is lost comes back from a real topic, blad by blad",
          "[broker][sleutels-11][sleutels-15]") {
  const auto settings = test::real_broker();
  if (!settings) return;
  const std::string name = test::real_topic(*settings, log::KafkaTopicKind::sleutels);
  keys::test::World world;
  auto keeper = world.made().open();
  std::vector<base::BladId> ids;
  {
    Process first(*settings, name, 1);
    first.serve(*keeper, 1);
    ids = make(*keeper, 20);
    for (const base::BladId& id : ids) CHECK(first->holds(id));
  }
  keeper.reset();
  std::filesystem::remove_all(world.options.data / "sleutels.1");
  REQUIRE_FALSE(world.try_open());

  Process second(*settings, name, 2);
  REQUIRE(second->mark());
  REQUIRE(second->rows(1).size() == 40);
  REQUIRE(keys::Keeper::restore(world.options, *second->mark(), second->rows(1), world.random));
  keeper = world.open();
  second.serve(*keeper, 2);
  for (const base::BladId& id : ids) CHECK(keeper->open(regie, id));
  CHECK(make(*keeper, 20) == ids);               // the same blads seal, no other was made
  CHECK(keeper->verify_all());
  CHECK(second->rows(1).size() == 40);
}

TEST_CASE("a process that was replaced makes no blad on a real topic", "[broker][F21]") {
  const auto settings = test::real_broker();
  if (!settings) return;
  const std::string name = test::real_topic(*settings, log::KafkaTopicKind::sleutels);
  keys::test::World world, elsewhere;
  world.made();
  elsewhere.options = world.options;
  elsewhere.options.data = elsewhere.dir / "kopie";
  std::filesystem::copy(world.options.data, elsewhere.options.data,
                        std::filesystem::copy_options::recursive);
  const auto old_keeper = world.open();
  const auto new_keeper = elsewhere.open();
  Process old(*settings, name, 1);
  old.serve(*old_keeper, 1);
  const auto before = make(*old_keeper, 3);
  Process now(*settings, name, 2);
  now.serve(*new_keeper, 2);
  const auto refused = old_keeper->blads_for(regie, dossier(9), std::vector{pid(1)}, hour);
  CHECK(keys::test::code_of(refused) == "V-DUR-1");
  CHECK(make(*new_keeper, 3) == before);
  CHECK(test::becomes([&] { return !old->open(); }));
}

}  // namespace zegel::node
