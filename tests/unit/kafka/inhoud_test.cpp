// The sealed records of a register on their topic, and back (kafka.md 6).
#include <atomic>
#include <catch2/catch.hpp>

#include "ledger/inhoud/record.h"
#include "ledger/log/kafka_reaper.h"
#include "ledger/node/inhoud_replica.h"
#include "ledger/node/kafka_outlet.h"
#include "ledger/store/current.h"
#include "ledger/store/ledger_rows.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/kafka/mock_cluster.h"
#include "tests/unit/kafka/real_broker.h"
#include "tests/unit/kafka/rig.h"

namespace zegel::log {
namespace {

using test::becomes;
using node::InhoudReplica;
using node::KafkaOutlet;
using test::MockCluster;

constexpr base::Hour hour{480'000};

inhoud::Key key_of(base::Byte number) {
  inhoud::Key key;
  key.jti.raw.fill(number);
  key.h.raw.fill(0xaa);
  return key;
}

// A record with one part; `nonce` tells two sealings of one generation apart.
base::Bytes record_of(base::Byte number, std::uint16_t generation = 1, base::Byte nonce = 1,
                      std::size_t size = 16) {
  const inhoud::Key key = key_of(number);
  base::ByteArray<24> nonces;
  nonces.fill(nonce);
  base::Bytes record;
  inhoud::write_head(record, {generation, key.jti, key.h, {}}, 1);
  inhoud::write_part_head(record, false, {}, nonces, size);
  record.resize(record.size() + size, number);
  return record;
}

// One node: a store, a sender, and the thread that reads the topic.
class Node {
 public:
  Node(const KafkaSettings& settings, const std::string& topic,
       std::optional<std::uint64_t> position = {})
      : producer_(settings, reaper_) {
    lane_ = producer_.add_lane(KafkaOutlet::lane_of(topic));
    outlet_.add("regie", lane_);
    auto consumer = KafkaConsumer::open(settings, reaper_);
    REQUIRE(consumer);
    consumer_ = std::move(*consumer);
    auto store = inhoud::InhoudStore::open(directory_.path(), {"regie"}, true);
    REQUIRE(store);
    store_ = std::move(*store);
    if (position) {
      const auto at = store::key_u64(*position);
      REQUIRE(store::replace_file(store_->directory() / "positie.regie", base::as_text(at)));
    }
    KafkaStream& stream = consumer_->add_stream(topic, KafkaOrder::compacted);
    REQUIRE(producer_.start());
    replica_ = std::make_unique<InhoudReplica>(
        *store_, outlet_, std::vector<InhoudReplica::Source>{{"regie", &stream}});
  }
  InhoudReplica* operator->() { return replica_.get(); }

  bool keep(base::Byte number, base::Bytes record) { return sends(number, std::move(record)); }
  bool erase(base::Byte number) { return sends(number, {}); }
  bool raw(std::optional<base::Bytes> key, std::optional<base::Bytes> value) {
    std::atomic<bool> landed{false};
    KafkaOutgoing record{std::move(key), std::move(value), 3'600'000};
    record.done = [&](KafkaLanding landing) { landed = landing == KafkaLanding::persisted; };
    REQUIRE(producer_.append(lane_, std::move(record)));
    return becomes([&] { return landed.load(); });
  }
  bool read_to_end() { return replica_->reach_end(10'000); }
  std::optional<base::Bytes> stored(base::Byte number) {
    return store_->get("regie", key_of(number));
  }

 private:
  bool sends(base::Byte number, base::Bytes record) {  // until the report is there
    std::atomic<int> answer{0};
    outlet_.publish("regie", key_of(number), std::move(record),
                    [&](base::Status status) { answer = status ? 1 : 2; });
    return becomes([&] { return answer != 0; }) && answer == 1;
  }

  test::TempDir directory_;
  base::ScriptClock clock_{hour.value * std::int64_t{3600} + 59};
  KafkaReaper reaper_;
  KafkaProducer producer_;
  KafkaProducer::Lane lane_;
  KafkaOutlet outlet_{producer_, clock_};
  std::unique_ptr<KafkaConsumer> consumer_;
  std::unique_ptr<inhoud::InhoudStore> store_;
  std::unique_ptr<InhoudReplica> replica_;
};

const std::string topic = "z.regie.inhoud";

}  // namespace

TEST_CASE("a record that was kept on the topic comes into the store of each node", "[kafka][I2]") {
  MockCluster cluster;
  cluster.topic(topic);
  Node one(cluster.settings(), topic), two(cluster.settings(), topic);
  REQUIRE(one.keep(1, record_of(1)));
  REQUIRE(two.keep(2, record_of(2)));
  for (Node* node : {&one, &two}) {
    REQUIRE(node->read_to_end());
    CHECK(node->stored(1) == record_of(1));
    CHECK(node->stored(2) == record_of(2));
  }
}

TEST_CASE("the highest generation stays, on a tie the first, in one batch and over batches",
          "[kafka][F19]") {
  MockCluster cluster;
  cluster.topic(topic);
  Node node(cluster.settings(), topic);
  const bool apart = GENERATE(false, true);
  const auto put = [&](base::Bytes record) {
    REQUIRE(node.keep(1, std::move(record)));
    if (apart) REQUIRE(node.read_to_end());
  };
  put(record_of(1, 1, 7));
  put(record_of(1, 1, 8));                 // another sealing of the same generation
  REQUIRE(node.read_to_end());
  CHECK(node.stored(1) == record_of(1, 1, 7));
  put(record_of(1, 3, 9));
  put(record_of(1, 2, 5));                 // a late request of a dead producer
  REQUIRE(node.read_to_end());
  CHECK(node.stored(1) == record_of(1, 3, 9));
}

TEST_CASE("a generation lower than the stored one is answered by the stored record again",
          "[kafka]") {
  MockCluster cluster;
  cluster.topic(topic);
  Node node(cluster.settings(), topic);
  REQUIRE(node.keep(1, record_of(1, 4)));
  REQUIRE(node.keep(1, record_of(1, 2)));
  REQUIRE(node.read_to_end());
  KafkaReaper reaper;
  auto consumer = KafkaConsumer::open(cluster.settings(), reaper);
  REQUIRE(consumer);
  KafkaStream& beside = (*consumer)->add_stream(topic, KafkaOrder::compacted);
  const auto end = [&] {
    const auto marks = beside.watermarks(10'000);
    return marks ? marks->high.value : 0;
  };
  REQUIRE(becomes([&] { return end() == 3; }));
  REQUIRE(node.read_to_end());             // its own answer asks for no other
  CHECK(end() == 3);
  Node late(cluster.settings(), topic);    // reads what compaction would keep
  REQUIRE(late.read_to_end());
  CHECK(late.stored(1) == record_of(1, 4));
}

TEST_CASE("a tombstone erases an orphan, and what is sealed after it comes back", "[kafka]") {
  MockCluster cluster;
  cluster.topic(topic);
  Node node(cluster.settings(), topic);
  REQUIRE(node.keep(1, record_of(1, 2)));
  REQUIRE(node.keep(2, record_of(2)));
  REQUIRE(node.read_to_end());
  REQUIRE(node.erase(1));
  REQUIRE(node.read_to_end());
  CHECK_FALSE(node.stored(1));
  CHECK(node.stored(2));
  REQUIRE(node.erase(1));                  // of nothing
  REQUIRE(node.keep(1, record_of(1, 1, 3)));
  REQUIRE(node.read_to_end());
  CHECK(node.stored(1) == record_of(1, 1, 3));
  // All of it in one batch gives the same.
  Node late(cluster.settings(), topic);
  REQUIRE(late.read_to_end());
  CHECK(late.stored(1) == record_of(1, 1, 3));
}

TEST_CASE("F15 junk between the inhoud is counted and stored nowhere", "[kafka]") {
  MockCluster cluster;
  cluster.topic(topic);
  Node node(cluster.settings(), topic);
  base::Bytes key(32, 1);
  std::fill(key.begin() + 16, key.end(), 0xaa);
  REQUIRE(node.raw(std::nullopt, record_of(1)));               // no key
  REQUIRE(node.raw(base::Bytes(31, 1), record_of(1)));         // a short one
  REQUIRE(node.raw(base::Bytes(32, 9), record_of(1)));         // another's
  REQUIRE(node.raw(key, base::Bytes{1, 2, 3}));                // no record
  REQUIRE(node.raw(key, base::Bytes{}));                       // empty is no tombstone
  REQUIRE(node.keep(2, record_of(2)));
  REQUIRE(node.read_to_end());
  CHECK(node->foreign() == 5);
  CHECK(node.stored(2));
  CHECK_FALSE(node.stored(1));
  CHECK_FALSE(node.stored(9));
}

TEST_CASE("a heartbeat is no record, and no junk", "[kafka]") {
  MockCluster cluster;
  cluster.topic(topic);
  Node node(cluster.settings(), topic);
  REQUIRE(node.raw(base::Bytes(32, 0), base::Bytes(32, 7)));
  REQUIRE(node.read_to_end());
  CHECK(node->foreign() == 0);
}

TEST_CASE("a position that the topic does not have is thrown away", "[kafka][F12]") {
  MockCluster cluster;
  cluster.topic(topic);
  Node node(cluster.settings(), topic);
  REQUIRE(node.keep(1, record_of(1)));
  Node other(cluster.settings(), topic, 99);
  REQUIRE(other.read_to_end());
  CHECK(other.stored(1) == record_of(1));
}

TEST_CASE("a record of a million bytes passes, a larger one is refused at once", "[kafka]") {
  MockCluster cluster;
  cluster.topic(topic);
  Node node(cluster.settings(), topic);
  const std::size_t head = record_of(1, 1, 1, 0).size();
  REQUIRE(node.keep(1, record_of(1, 1, 1, 1'000'000 - head)));
  CHECK_FALSE(node.keep(2, record_of(2, 1, 1, 1'000'001 - head)));
  REQUIRE(node.read_to_end());
  CHECK(node.stored(1)->size() == 1'000'000);
}

TEST_CASE("what arrives comes in by itself, and what was there is told of a position", "[kafka]") {
  MockCluster cluster;
  cluster.topic(topic);
  Node node(cluster.settings(), topic);
  REQUIRE(node.keep(1, record_of(1)));
  CHECK(becomes([&] { return node.stored(1).has_value(); }));
  CHECK(becomes([&] { return node->arrived("regie", {7}); }));
  CHECK(node->arrived("regie", {6}));      // asked about with it
}

TEST_CASE("inhoud on a real topic: kept, replaced, erased, read again from the start",
          "[kafka][real]") {
  const auto settings = test::real_broker();
  if (!settings) return;
  const std::string made = test::real_topic(*settings, KafkaTopicKind::inhoud);
  Node node(*settings, made);
  for (base::Byte i = 1; i <= 50; ++i) REQUIRE(node.keep(i, record_of(i, 1, 1, 2'000)));
  REQUIRE(node.keep(7, record_of(7, 2)));
  REQUIRE(node.erase(8));
  REQUIRE(node.read_to_end());
  Node late(*settings, made);
  REQUIRE(late.read_to_end());
  for (base::Byte i = 1; i <= 50; ++i) CHECK(late.stored(i) == node.stored(i));
  CHECK(late.stored(7) == record_of(7, 2));
  CHECK_FALSE(late.stored(8));
}

}  // namespace zegel::log
