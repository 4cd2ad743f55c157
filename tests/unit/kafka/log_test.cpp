// Reading: what the log on Kafka says of a broker that is gone, of records that were deleted or
// that others wrote (kafka.md 8, 13). Conformance stands in conformance_test.cpp.
#include <catch2/catch.hpp>

#include "ledger/crypto/random.h"
#include "ledger/log/kafka_admin.h"
#include "tests/unit/kafka/mock_cluster.h"
#include "tests/unit/kafka/rig.h"

namespace zegel::log {
namespace {

using test::becomes;
using test::meets;
using test::MockCluster;
using test::read_back;
using test::Rig;

const std::string topic = "z.regie.gebeurtenissen";

void append_all(Rig& rig, std::size_t count, std::size_t size = 100) {
  for (std::size_t i = 0; i < count; ++i)
    REQUIRE(rig.log().append(base::Bytes(size, static_cast<base::Byte>(i))));
}

base::Status raw(Rig& rig, KafkaOutgoing record) {
  record.timestamp_ms = 0;
  return rig.producer().append(rig.lane(), std::move(record));
}

}  // namespace

TEST_CASE("who reads is woken by a record, without asking", "[kafka]") {
  MockCluster cluster;
  cluster.topic(topic);
  Rig rig(cluster.settings(), topic);
  append_all(rig, 1);
  REQUIRE(read_back(rig.log(), 0, 1).records.size() == 1);
  REQUIRE(becomes([&] { return rig.log().read({1}, {}, 0).drained; }));
  std::atomic<int> woken{0};
  rig.log().on_arrival([&] { ++woken; });
  append_all(rig, 1);
  CHECK(becomes([&] {
    return woken.exchange(0) > 0 && rig.log().read({1}, {}, 0).records.size() == 1;
  }));
  rig.log().on_arrival(nullptr);
}

TEST_CASE("without a broker reading is unavailable, and it goes on where it was", "[kafka]") {
  MockCluster cluster;
  cluster.topic(topic);
  Rig rig(cluster.settings(), topic);
  append_all(rig, 5);
  REQUIRE(read_back(rig.log(), 0, 5).records.size() == 5);
  cluster.down();
  CHECK(meets(rig.log(), 5, ReadFault::unavailable));
  CHECK_FALSE(rig.log().end());
  CHECK(rig.log().end().error().code == base::Code::unavailable);
  CHECK_FALSE(rig.log().health().reachable);
  CHECK(rig.log().health().reason.find("Kafka") == 0);
  cluster.up();
  append_all(rig, 2);
  CHECK(read_back(rig.log(), 5, 2).records.size() == 2);
  CHECK(meets(rig.log(), 7, ReadFault::none));
  CHECK(becomes([&] { return rig.log().health().reachable; }));
}

TEST_CASE("a topic that is not there is unavailable, not empty", "[kafka]") {
  MockCluster cluster;
  KafkaReaper reaper;
  auto consumer = KafkaConsumer::open(cluster.settings(), reaper, {.answer_ms = 200});
  REQUIRE(consumer);
  // The mock makes a topic that it is asked for; one without a leader does not answer either.
  rd_kafka_mock_partition_set_leader(cluster.raw(), topic.c_str(), 0, -1);
  KafkaStream& stream = (*consumer)->add_stream(topic, KafkaOrder::contiguous);
  const KafkaBatch batch = stream.read({0}, {}, 0);
  CHECK(batch.fault == ReadFault::unavailable);
  CHECK_FALSE(batch.drained);
  CHECK_FALSE(stream.watermarks(200));
}

TEST_CASE("F13 records that were deleted are a gap, and the low watermark tells", "[kafka]") {
  MockCluster cluster;
  cluster.topic(topic);
  KafkaLaneOptions wide;
  wide.largest = 1'000'000;
  Rig rig(cluster.settings(), topic, wide);
  base::Bytes noise(900'000);              // incompressible: the mock keeps 5 MiB
  crypto::SystemRandom().fill(noise);
  for (int i = 0; i < 8; ++i) REQUIRE(rig.log().append(noise));
  REQUIRE(becomes([&] { return rig.log().end().value().value == 8; }));
  const auto marks = rig.log().stream().watermarks();
  REQUIRE(marks);
  CHECK(marks->low.value > 0);
  CHECK(meets(rig.log(), 0, ReadFault::gap));
  CHECK(read_back(rig.log(), marks->low.value, 8 - marks->low.value).records.size() ==
        8 - marks->low.value);
}

TEST_CASE("F12 another cluster is known by its id, and by a log that is shorter", "[kafka]") {
  MockCluster one, two;
  one.topic(topic);
  two.topic(topic);
  KafkaReaper reaper;
  const auto id = [&](MockCluster& cluster) {
    auto admin = KafkaAdmin::open(cluster.settings(), reaper);
    REQUIRE(admin);
    return (*admin)->cluster_id().value();
  };
  CHECK(id(one) == id(one));
  CHECK(id(one) != id(two));
  Rig rig(two.settings(), topic);
  CHECK(meets(rig.log(), 1, ReadFault::truncated));
}

TEST_CASE("F15 what others write comes back as it is, each at its place", "[kafka]") {
  MockCluster cluster;
  cluster.topic(topic);
  KafkaLaneOptions wide;
  wide.largest = 100'000;
  Rig rig(cluster.settings(), topic, wide);
  REQUIRE(raw(rig, {std::nullopt, std::nullopt}));                 // no value
  REQUIRE(raw(rig, {base::Bytes{1, 2}, base::Bytes{}}));           // a key, an empty value
  REQUIRE(raw(rig, {std::nullopt, base::Bytes(90'000, 5)}));
  REQUIRE(raw(rig, {std::nullopt, base::Bytes{9}}));
  const auto back = read_back(rig.log(), 0, 4);
  REQUIRE(back.records.size() == 4);
  CHECK(back.records[0].empty());
  CHECK(back.records[1].empty());
  CHECK(back.records[2].size() == 90'000);
  CHECK(back.records[3] == base::Bytes{9});
}

TEST_CASE("keys, tombstones and timestamps of a compacted stream", "[kafka]") {
  MockCluster cluster;
  cluster.topic(topic);
  Rig rig(cluster.settings(), topic);
  KafkaOutgoing kept{base::Bytes(32, 1), base::Bytes{4, 5}, 7'200'000};
  REQUIRE(rig.producer().append(rig.lane(), std::move(kept)));
  REQUIRE(raw(rig, {base::Bytes(32, 2), std::nullopt}));
  KafkaReaper reaper;
  auto consumer = KafkaConsumer::open(cluster.settings(), reaper);
  KafkaStream& stream = (*consumer)->add_stream(topic, KafkaOrder::compacted);
  KafkaBatch batch;
  REQUIRE(becomes([&] {
    batch = stream.read({0}, {}, 100);
    return batch.records.size() == 2;
  }));
  CHECK(batch.records[0].key.size() == 32);
  CHECK(batch.records[0].timestamp_ms == 7'200'000);
  CHECK_FALSE(batch.records[0].tombstone);
  CHECK(batch.records[1].key[0] == 2);
  CHECK(batch.records[1].tombstone);
  CHECK(batch.next.value == 2);
}

TEST_CASE("F30 a cluster that is gone does not keep the process from ending", "[kafka]") {
  KafkaReaper reaper;
  auto cluster = std::make_unique<MockCluster>();
  cluster->topic(topic);
  auto consumer = KafkaConsumer::open(cluster->settings(), reaper);
  KafkaStream& stream = (*consumer)->add_stream(topic, KafkaOrder::contiguous);
  stream.read({0}, {}, 0);
  cluster.reset();
  consumer->reset();
  CHECK(reaper.finish(20'000));
}

TEST_CASE("many registers are read by one consumer, and one that waits holds up no other",
          "[kafka]") {
  MockCluster cluster;
  KafkaReaper reaper;
  KafkaProducer producer(cluster.settings(), reaper);
  std::vector<KafkaProducer::Lane> lanes;
  for (const char* name : {"z.a", "z.b", "z.c"}) {
    cluster.topic(name);
    KafkaLaneOptions options;
    options.topic = name;
    lanes.push_back(producer.add_lane(options));
  }
  REQUIRE(producer.start());
  auto consumer = KafkaConsumer::open(cluster.settings(), reaper);
  std::vector<std::unique_ptr<KafkaLog>> logs;
  for (std::size_t i = 0; i < 3; ++i)
    logs.push_back(std::make_unique<KafkaLog>(
        producer, lanes[i], (*consumer)->add_stream(std::string("z.") + "abc"[i],
                                                    KafkaOrder::contiguous),
        [](base::ByteView) { return 0; }));
  for (int i = 0; i < 200; ++i)
    for (const auto& log : logs) REQUIRE(log->append(base::Bytes{static_cast<base::Byte>(i)}));
  CHECK(read_back(*logs[0], 0, 1).records.size() >= 1);  // assigned, and then never read on
  CHECK(read_back(*logs[1], 0, 200).records.size() == 200);
  CHECK(read_back(*logs[2], 0, 200).records.size() == 200);
}

}  // namespace zegel::log
