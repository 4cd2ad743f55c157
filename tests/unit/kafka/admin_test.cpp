// The topics of a register on a real broker: made, compared, and never altered (kafka.md 6, 7).
#include "ledger/log/kafka_admin.h"

#include <catch2/catch.hpp>

#include "ledger/base/base64url.h"
#include "ledger/crypto/random.h"
#include "ledger/log/kafka_reaper.h"
#include "tests/unit/kafka/mock_cluster.h"
#include "tests/unit/kafka/real_broker.h"
#include "tests/unit/kafka/rig.h"

namespace zegel::log {
namespace {

std::string fresh_prefix() {
  return "z" + base::base64url(crypto::SystemRandom().bytes<9>());
}

// A cluster of one broker has no three replicas.
KafkaProfile profile_of(KafkaAdmin& admin) {
  return admin.brokers().value() < 3 ? one_broker : three_brokers;
}

}  // namespace

TEST_CASE("the four topics of a register are made once, with every property of the table",
          "[kafka][real][F16]") {
  const auto settings = test::real_broker();
  if (!settings) return;
  KafkaReaper reaper;
  auto admin = KafkaAdmin::open(*settings, reaper);
  REQUIRE(admin);
  const KafkaProfile profile = profile_of(**admin);
  const auto topics = kafka_topics_of(fresh_prefix(), "regie");
  const auto missing = (*admin)->differences(topics, profile);
  REQUIRE(missing);
  CHECK(missing->size() == 4);
  CHECK(missing->at(0) == KafkaDifference{topics[0].name, "partities", "0", "1"});

  REQUIRE((*admin)->create(topics, profile));
  const auto none = (*admin)->differences(topics, profile);
  REQUIRE(none);
  for (const KafkaDifference& one : *none) UNSCOPED_INFO(kafka_difference_text(one));
  CHECK(none->empty());

  KafkaProfile other = profile;
  other.in_sync = profile.in_sync + 1;
  REQUIRE((*admin)->create(topics, other));            // what is there stays as it is
  CHECK((*admin)->differences(topics, profile)->empty());
  const auto found = (*admin)->differences(topics, other);
  REQUIRE(found->size() == 4);
  CHECK(found->at(3) == KafkaDifference{topics[3].name, "min.insync.replicas",
                                        std::to_string(profile.in_sync),
                                        std::to_string(other.in_sync)});
}

TEST_CASE("a profile that the cluster cannot give is refused, with the broker's reason",
          "[kafka][real]") {
  const auto settings = test::real_broker();
  if (!settings) return;
  KafkaReaper reaper;
  auto admin = KafkaAdmin::open(*settings, reaper);
  REQUIRE(admin);
  const auto topics = kafka_topics_of(fresh_prefix(), "regie");
  const auto refused = (*admin)->create(topics, {.replicas = 99, .in_sync = 2});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == base::Code::fatal);
  CHECK(refused.error().detail.find(topics[0].name) != std::string::npos);
}

TEST_CASE("a broker keeps the hour that we gave and no moment of its own", "[kafka][real][D16]") {
  const auto settings = test::real_broker();
  if (!settings) return;
  const std::string topic = test::real_topic(*settings, KafkaTopicKind::gebeurtenissen);
  test::Rig rig(*settings, topic);
  for (const std::int64_t hour : {1, 400'000, 700'000}) {   // long ago, 2015, 2049
    KafkaOutgoing record;
    record.value = base::Bytes{1};
    record.timestamp_ms = hour * 3'600'000;
    REQUIRE(rig.producer().append(rig.lane(), std::move(record)));
  }
  std::vector<std::int64_t> seen;
  REQUIRE(test::becomes([&] {
    for (const KafkaRecord& one : rig.log().stream().read({seen.size()}, {}, 100).records)
      seen.push_back(one.timestamp_ms / 3'600'000 * 10 + (one.timestamp_ms % 3'600'000 != 0));
    return seen.size() == 3;
  }));
  CHECK(seen == std::vector<std::int64_t>{10, 4'000'000, 7'000'000});
}

TEST_CASE("a cluster that does not answer is unavailable, within the deadline", "[kafka]") {
  test::MockCluster cluster;
  cluster.down();
  KafkaReaper reaper;
  auto admin = KafkaAdmin::open(cluster.settings(), reaper, 300);
  REQUIRE(admin);
  CHECK((*admin)->cluster_id().error().code == base::Code::unavailable);
  CHECK((*admin)->brokers().error().code == base::Code::unavailable);
  CHECK((*admin)->state("z.sleutels").error().code == base::Code::unavailable);
  const auto made = (*admin)->create(kafka_topics_of("z", "regie"), three_brokers);
  REQUIRE_FALSE(made);
  CHECK(made.error().code == base::Code::unavailable);
}

}  // namespace zegel::log
