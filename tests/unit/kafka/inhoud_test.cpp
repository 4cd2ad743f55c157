#include "ledger/log/kafka_inhoud.h"

#include <atomic>
#include <catch2/catch.hpp>

#include "ledger/inhoud/record.h"
#include "ledger/log/kafka_inhoud_thread.h"
#include "ledger/log/kafka_reaper.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/kafka/mock_cluster.h"
#include "tests/unit/kafka/real_broker.h"
#include "tests/unit/kafka/rig.h"

namespace zegel::log {
namespace {

using test::becomes;
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

// One node: a store, a sender, a reader of the topic.
class Node {
 public:
  Node(const KafkaSettings& settings, const std::string& topic) : producer_(settings, reaper_) {
    lane_ = producer_.add_lane(kafka_inhoud_lane(topic));
    auto consumer = KafkaConsumer::open(settings, reaper_);
    REQUIRE(consumer);
    consumer_ = std::move(*consumer);
    auto store = inhoud::InhoudStore::open(directory_.path(), {"regie"}, true);
    REQUIRE(store);
    store_ = std::move(*store);
    KafkaStream& stream = consumer_->add_stream(topic, KafkaOrder::compacted);
    inhoud_ = std::make_unique<KafkaInhoud>(
        "regie", lane_, KafkaInhoud::On{*store_, producer_, stream, clock_});
    REQUIRE(producer_.start());
  }
  KafkaInhoud* operator->() { return inhoud_.get(); }
  KafkaInhoud& inhoud() { return *inhoud_; }
  inhoud::InhoudStore& store() { return *store_; }

  // Produces and waits for the report, as the topic's only writer does.
  bool keep(base::Byte number, base::Bytes record) {
    std::atomic<int> answer{0};
    inhoud_->keep(key_of(number), std::move(record), hour,
                  [&](base::Status status) { answer = status ? 1 : 2; });
    return becomes([&] { return answer != 0; }) && answer == 1;
  }
  bool erase(base::Byte number) {
    std::atomic<int> answer{0};
    inhoud_->erase(key_of(number), [&](base::Status status) { answer = status ? 1 : 2; });
    return becomes([&] { return answer != 0; }) && answer == 1;
  }
  bool raw(std::optional<base::Bytes> key, std::optional<base::Bytes> value) {
    std::atomic<bool> landed{false};
    KafkaOutgoing record{std::move(key), std::move(value), 3'600'000};
    record.done = [&](KafkaLanding landing) { landed = landing == KafkaLanding::persisted; };
    REQUIRE(producer_.append(lane_, std::move(record)));
    return becomes([&] { return landed.load(); });
  }
  // Until the end that is asked now was reached.
  bool read_to_end() {
    const std::uint64_t ticket = inhoud_->ask();
    return becomes([&] {
      inhoud_->turn({}, 50);
      return inhoud_->answered(ticket);
    });
  }
  std::optional<base::Bytes> stored(base::Byte number) {
    return store_->get("regie", key_of(number));
  }

 private:
  test::TempDir directory_;
  base::ScriptClock clock_{hour.value * std::int64_t{3600} + 59};
  KafkaReaper reaper_;
  KafkaProducer producer_;
  KafkaProducer::Lane lane_;
  std::unique_ptr<KafkaConsumer> consumer_;
  std::unique_ptr<inhoud::InhoudStore> store_;
  std::unique_ptr<KafkaInhoud> inhoud_;
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
    CHECK((*node)->position().value == 2);
    CHECK((*node)->metrics().kept == 2);
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
  CHECK(node->metrics().answered == 1);
  REQUIRE(becomes([&] {
    node->turn({}, 50);
    return node->position().value == 3;
  }));
  Node late(cluster.settings(), topic);    // reads what compaction would keep
  late->turn({}, 0);
  REQUIRE(late.read_to_end());
  CHECK(late.stored(1) == record_of(1, 4));
  CHECK(node->metrics().answered == 1);    // its own answer asks for no other
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
  CHECK(node->metrics().erased == 1);
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
  CHECK(node->metrics().foreign == 5);
  CHECK(node->metrics().kept == 1);
  CHECK_FALSE(node.stored(1));
  CHECK(node->position().value == 6);
}

TEST_CASE("a heartbeat rolls the segment: the hour now, or 13 hours past a clock that ran ahead",
          "[kafka]") {
  MockCluster cluster;
  cluster.topic(topic);
  Node node(cluster.settings(), topic);
  crypto::SystemRandom random;
  const auto hour_at = [&](std::uint64_t position) {
    std::int64_t seen = -1;
    REQUIRE(becomes([&] {
      const KafkaBatch batch = node->stream().read({position}, {}, 100);
      if (batch.records.empty()) return false;
      seen = batch.records[0].timestamp_ms / 3'600'000;
      return true;
    }));
    return seen;
  };
  REQUIRE(node->heartbeat(random));
  CHECK(hour_at(0) == hour.value);
  std::atomic<bool> kept{false};
  node->keep(key_of(1), record_of(1), {hour.value + 50}, [&](base::Status) { kept = true; });
  REQUIRE(becomes([&] { return kept.load(); }));
  REQUIRE(node.read_to_end());
  REQUIRE(node->heartbeat(random));
  CHECK(hour_at(2) == hour.value + 63);
  REQUIRE(node.read_to_end());
  CHECK(node->metrics().foreign == 0);
}

TEST_CASE("a position that the topic does not have is thrown away", "[kafka][F12]") {
  MockCluster cluster;
  cluster.topic(topic);
  Node node(cluster.settings(), topic);
  REQUIRE(node.keep(1, record_of(1)));
  KafkaReaper reaper;
  auto consumer = KafkaConsumer::open(cluster.settings(), reaper);
  KafkaProducer idle(cluster.settings(), reaper);
  const auto lane = idle.add_lane(kafka_inhoud_lane(topic));
  base::ScriptClock clock(0);
  KafkaInhoud other("regie", lane,
                    {node.store(), idle, (*consumer)->add_stream(topic, KafkaOrder::compacted),
                     clock}, {99});
  REQUIRE(becomes([&] {
    other.turn({}, 50);
    return other.position().value == 1;
  }));
  CHECK(node.stored(1) == record_of(1));
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

TEST_CASE("its thread brings in what arrives and says so, and answers who asks for the end",
          "[kafka]") {
  MockCluster cluster;
  cluster.topic(topic);
  Node node(cluster.settings(), topic);
  std::atomic<int> progress{0};
  KafkaInhoudThread thread([&] { ++progress; });
  thread.add(node.inhoud());
  thread.start();
  REQUIRE(node.keep(1, record_of(1)));
  CHECK(becomes([&] { return node.stored(1).has_value(); }));
  CHECK(becomes([&] { return progress > 0; }));
  const int before = progress;
  const std::uint64_t ticket = node->ask();
  thread.wake();
  CHECK(becomes([&] { return node->answered(ticket); }));
  CHECK(becomes([&] { return progress > before; }));  // also when nothing came
  thread.stop();
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
