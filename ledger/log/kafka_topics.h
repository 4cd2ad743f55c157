// The four kinds of topics, their names and their configuration as one table (kafka.md 6), and the
// comparison of what a cluster has with what it should have (kafka.md 7).
//
// Invariants: one partition each, for ever; every row of the table is compared, and a property that
// the cluster does not name is a difference, unless the row allows that.
// Threads: pure. Errors: none; a difference is a value.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zegel::log {

enum class KafkaTopicKind : std::uint8_t { gebeurtenissen, inhoud, controlepunten, sleutels };

// How many brokers stand behind it. `een-broker`: one, which syncs each batch.
struct KafkaProfile {
  int replicas = 3;
  int in_sync = 2;             // min.insync.replicas, on the topic
  bool flush_each = false;     // flush.messages=1: replicas that share their power
};
inline constexpr KafkaProfile three_brokers{};
inline constexpr KafkaProfile one_broker{1, 1, true};

struct KafkaTopicSpec {
  std::string name;
  KafkaTopicKind kind;
};
// "<prefix>.<register>.gebeurtenissen"; without register: "<prefix>.sleutels".
std::string kafka_topic_name(std::string_view prefix, std::string_view reg, KafkaTopicKind kind);
std::vector<KafkaTopicSpec> kafka_topics_of(std::string_view prefix, std::string_view reg);

using KafkaConfig = std::map<std::string, std::string, std::less<>>;
// What CreateTopics is given.
KafkaConfig kafka_config_of(KafkaTopicKind kind, const KafkaProfile& profile);

struct KafkaTopicState {       // as the cluster tells
  int partitions = 0;          // 0: there is no such topic
  int replicas = 0;
  std::optional<KafkaConfig> config;  // effective values; nullopt: DescribeConfigs was refused
};

struct KafkaDifference {
  std::string topic;
  std::string property;
  std::string found;           // empty: nothing
  std::string wanted;
  auto operator<=>(const KafkaDifference&) const = default;
};
// One Dutch sentence that names all four.
std::string kafka_difference_text(const KafkaDifference& difference);
std::vector<KafkaDifference> kafka_differences(const KafkaTopicSpec& topic,
                                               const KafkaProfile& profile,
                                               const KafkaTopicState& state);

}  // namespace zegel::log
