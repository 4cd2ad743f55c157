// mTLS and the ACLs of ops/kafka on a real broker with the settings of production: who gets in, who
// may do what, and what the driver makes of a refusal (kafka.md 7, 9). ZEGEL_KAFKA_TLS names the
// folder of the certificates; tests/unit/kafka/run.py tls starts that broker.
#include <catch2/catch.hpp>

#include "ledger/base/base64url.h"
#include "ledger/crypto/random.h"
#include "ledger/log/kafka_admin.h"
#include "ledger/log/kafka_reaper.h"
#include "tests/unit/kafka/real_broker.h"
#include "tests/unit/kafka/rig.h"

namespace zegel::log {
namespace {

// A register of this test alone, below the prefix that the ACLs name.
std::vector<KafkaTopicSpec> fresh_topics() {
  return kafka_topics_of("zegel", "r" + base::base64url(crypto::SystemRandom().bytes<9>()));
}

std::vector<KafkaTopicSpec> made_topics(KafkaReaper& reaper) {
  const auto topics = fresh_topics();
  auto admin = KafkaAdmin::open(*test::secured_broker("zegel-inrichting"), reaper);
  REQUIRE(admin);
  const auto made = (*admin)->create(topics, one_broker);
  if (!made) FAIL(made.error().detail);
  return topics;
}

}  // namespace

TEST_CASE("zegel-inrichting makes the topics, zegel-node only compares them", "[kafka][tls]") {
  const auto node = test::secured_broker("zegel-node");
  if (!node) return;
  KafkaReaper reaper;
  const auto topics = made_topics(reaper);
  auto admin = KafkaAdmin::open(*node, reaper);
  REQUIRE(admin);
  const auto found = (*admin)->differences(topics, one_broker);
  REQUIRE(found);
  CHECK(found->empty());
  const auto refused = (*admin)->create(fresh_topics(), one_broker);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().detail.find("TOPIC_AUTHORIZATION_FAILED") != std::string::npos);
}

TEST_CASE("zegel-node writes and reads back over mTLS", "[kafka][tls]") {
  const auto node = test::secured_broker("zegel-node");
  if (!node) return;
  KafkaReaper reaper;
  const auto topics = made_topics(reaper);
  test::Rig rig(*node, topics[0].name);
  for (base::Byte i = 0; i < 100; ++i) REQUIRE(rig.log().append(base::Bytes(500, i)));
  const auto back = test::read_back(rig.log(), 0, 100);
  REQUIRE(back.records.size() == 100);
  CHECK(back.records[99] == base::Bytes(500, 99));
  CHECK(rig.log().end()->value == 100);
  CHECK(rig.log().health().reachable);
}

TEST_CASE("zegel-volger reads, and what it would write is held and told", "[kafka][tls]") {
  const auto node = test::secured_broker("zegel-node");
  if (!node) return;
  KafkaReaper reaper;
  const auto topics = made_topics(reaper);
  test::Rig active(*node, topics[0].name);
  REQUIRE(active.log().append(base::Bytes{1}));
  REQUIRE(test::read_back(active.log(), 0, 1).records.size() == 1);
  KafkaProducerOptions quick;
  quick.flush_ms = quick.drain_ms = 100;
  test::Rig volger(*test::secured_broker("zegel-volger"), topics[0].name, {}, quick);
  CHECK(test::read_back(volger.log(), 0, 1).records.size() == 1);
  REQUIRE(volger.log().append(base::Bytes{2}));
  CHECK(test::becomes([&] { return !volger.log().health().reachable; }));
  CHECK_FALSE(volger.log().health().reason.empty());
  CHECK(active.log().end()->value == 1);
}

TEST_CASE("who has no ACL sees no topic", "[kafka][tls]") {
  const auto stranger = test::secured_broker("vreemde");
  if (!stranger) return;
  KafkaReaper reaper;
  const auto topics = made_topics(reaper);
  auto admin = KafkaAdmin::open(*stranger, reaper);
  REQUIRE(admin);
  CHECK_FALSE((*admin)->differences(topics, one_broker));
  auto consumer = KafkaConsumer::open(*stranger, reaper, {.answer_ms = 2'000});
  REQUIRE(consumer);
  KafkaStream& stream = (*consumer)->add_stream(topics[0].name, KafkaOrder::contiguous);
  CHECK(stream.read({0}, {}, 0).fault == ReadFault::unavailable);
  CHECK_FALSE(stream.high(500));
}

TEST_CASE("a certificate of another authority gets no connection", "[kafka][tls]") {
  const auto outsider = test::secured_broker("buitenstaander");
  if (!outsider) return;
  KafkaReaper reaper;
  auto admin = KafkaAdmin::open(*outsider, reaper, 1'000);
  REQUIRE(admin);
  const auto brokers = (*admin)->brokers();
  REQUIRE_FALSE(brokers);
  CHECK(brokers.error().code == base::Code::unavailable);
}

TEST_CASE("a broker whose authority we do not know gets no connection", "[kafka][tls]") {
  auto settings = test::secured_broker("zegel-node");
  if (!settings) return;
  settings->authority = settings->authority.parent_path() / "buitenstaander.pem";
  KafkaReaper reaper;
  auto admin = KafkaAdmin::open(*settings, reaper, 1'000);
  REQUIRE(admin);
  CHECK_FALSE((*admin)->brokers());
}

}  // namespace zegel::log
