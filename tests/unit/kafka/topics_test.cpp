#include "ledger/log/kafka_topics.h"

#include <catch2/catch.hpp>

namespace zegel::log {
namespace {

const KafkaTopicSpec leaves{"z.regie.gebeurtenissen", KafkaTopicKind::gebeurtenissen};
const KafkaTopicSpec sealed{"z.regie.inhoud", KafkaTopicKind::inhoud};

KafkaTopicState as_wanted(const KafkaTopicSpec& topic, const KafkaProfile& profile) {
  return {1, profile.replicas, kafka_config_of(topic.kind, profile)};
}

std::vector<KafkaDifference> with(const KafkaTopicSpec& topic, KafkaConfig config) {
  return kafka_differences(topic, three_brokers, {1, 3, std::move(config)});
}

}  // namespace

TEST_CASE("the names of the topics of a register", "[kafka]") {
  const auto topics = kafka_topics_of("zegel", "regie");
  REQUIRE(topics.size() == 4);
  CHECK(topics[0].name == "zegel.regie.gebeurtenissen");
  CHECK(topics[1].name == "zegel.regie.inhoud");
  CHECK(topics[2].name == "zegel.regie.controlepunten");
  CHECK(topics[3].name == "zegel.sleutels");
}

TEST_CASE("a topic as it was made has no difference", "[kafka]") {
  for (const KafkaProfile& profile : {three_brokers, one_broker})
    for (const KafkaTopicSpec& topic : kafka_topics_of("zegel", "regie"))
      CHECK(kafka_differences(topic, profile, as_wanted(topic, profile)).empty());
}

TEST_CASE("each property of the table is compared, and a difference names all four", "[kafka]") {
  for (const KafkaTopicSpec& topic : {leaves, sealed}) {
    const KafkaConfig good = kafka_config_of(topic.kind, three_brokers);
    CHECK(good.size() >= 11);
    for (const auto& [property, value] : good) {
      KafkaConfig other = good;
      other[property] = "anders";
      const auto found = with(topic, other);
      REQUIRE(found.size() == 1);
      CHECK(found[0] == KafkaDifference{topic.name, property, "anders", value});
      other.erase(property);
      REQUIRE(with(topic, other).size() == 1);
      CHECK(with(topic, other)[0].found.empty());
    }
  }
  CHECK(kafka_difference_text({"z.a", "retention.ms", "604800000", "-1"}) ==
        "Topic z.a: retention.ms is 604800000 en moet -1 zijn.");
}

TEST_CASE("tiered storage must be off or absent", "[kafka]") {
  KafkaConfig config = kafka_config_of(leaves.kind, three_brokers);
  config["remote.storage.enable"] = "false";
  CHECK(with(leaves, config).empty());
  config["remote.storage.enable"] = "true";
  CHECK(with(leaves, config).size() == 1);
}

TEST_CASE("partitions, replicas, a topic that is not there, and a question that is refused",
          "[kafka]") {
  KafkaTopicState state = as_wanted(leaves, three_brokers);
  state.partitions = 2;
  state.replicas = 1;
  CHECK(kafka_differences(leaves, three_brokers, state).size() == 2);
  CHECK(kafka_differences(leaves, three_brokers, {})[0].property == "partities");
  state = as_wanted(leaves, three_brokers);
  state.config.reset();
  CHECK(kafka_differences(leaves, three_brokers, state)[0].property == "DescribeConfigs");
}

}  // namespace zegel::log
