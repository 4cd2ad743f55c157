#include "ledger/log/kafka_topics.h"

#include <fmt/format.h>

namespace zegel::log {
namespace {

// What a cluster may show without being asked for it.
enum class Unset : std::uint8_t { differs, allowed };

struct Row {
  std::string_view property;
  std::string_view kept;       // gebeurtenissen, controlepunten
  std::string_view compacted;  // inhoud, sleutels; empty: no row there
  Unset unset = Unset::differs;
};

constexpr std::string_view for_ever = "9223372036854775807";

// clang-format off
constexpr Row rows[] = {
    {"cleanup.policy", "delete", "compact"},
    {"retention.ms", "-1", "-1"},
    {"retention.bytes", "-1", "-1"},
    {"message.timestamp.type", "CreateTime", "CreateTime"},
    {"message.timestamp.before.max.ms", for_ever, for_ever},
    {"message.timestamp.after.max.ms", for_ever, for_ever},  // an hour refuses a scripted clock
    {"unclean.leader.election.enable", "false", "false"},
    {"compression.type", "producer", "producer"},
    {"max.message.bytes", "1048588", "1048588"},
    {"remote.storage.enable", "false", "false", Unset::allowed},
    {"segment.bytes", "268435456", "67108864"},
    {"segment.ms", "604800000", "43200000"},
    {"min.cleanable.dirty.ratio", "", "0.01"},
    {"max.compaction.lag.ms", "", "86400000"},
    {"delete.retention.ms", "", "604800000"},
};
// clang-format on

bool is_compacted(KafkaTopicKind kind) {
  return kind == KafkaTopicKind::inhoud || kind == KafkaTopicKind::sleutels;
}

std::string_view kind_name(KafkaTopicKind kind) {
  switch (kind) {
    case KafkaTopicKind::gebeurtenissen: return "gebeurtenissen";
    case KafkaTopicKind::inhoud: return "inhoud";
    case KafkaTopicKind::controlepunten: return "controlepunten";
    case KafkaTopicKind::sleutels: return "sleutels";
  }
  return {};
}

bool may_be_unset(std::string_view property) {
  for (const Row& row : rows)
    if (row.property == property) return row.unset == Unset::allowed;
  return false;
}

}  // namespace

std::string kafka_topic_name(std::string_view prefix, std::string_view reg, KafkaTopicKind kind) {
  if (reg.empty()) return fmt::format("{}.{}", prefix, kind_name(kind));
  return fmt::format("{}.{}.{}", prefix, reg, kind_name(kind));
}

std::vector<KafkaTopicSpec> kafka_topics_of(std::string_view prefix, std::string_view reg) {
  std::vector<KafkaTopicSpec> out;
  for (const auto kind : {KafkaTopicKind::gebeurtenissen, KafkaTopicKind::inhoud,
                          KafkaTopicKind::controlepunten})
    out.push_back({kafka_topic_name(prefix, reg, kind), kind});
  out.push_back({kafka_topic_name(prefix, "", KafkaTopicKind::sleutels), KafkaTopicKind::sleutels});
  return out;
}

KafkaConfig kafka_config_of(KafkaTopicKind kind, const KafkaProfile& profile) {
  KafkaConfig out;
  for (const Row& row : rows) {
    const std::string_view value = is_compacted(kind) ? row.compacted : row.kept;
    // A broker without tiered storage refuses its property; a topic without it has none.
    if (!value.empty() && row.unset == Unset::differs) out.emplace(row.property, value);
  }
  out.emplace("min.insync.replicas", std::to_string(profile.in_sync));
  if (profile.flush_each) out.emplace("flush.messages", "1");
  return out;
}

std::string kafka_difference_text(const KafkaDifference& difference) {
  return fmt::format("Topic {}: {} is {} en moet {} zijn.", difference.topic, difference.property,
                     difference.found.empty() ? "niet bekend" : difference.found,
                     difference.wanted);
}

std::vector<KafkaDifference> kafka_differences(const KafkaTopicSpec& topic,
                                               const KafkaProfile& profile,
                                               const KafkaTopicState& state) {
  std::vector<KafkaDifference> out;
  const auto compare = [&](std::string_view property, std::string_view found,
                           std::string_view wanted) {
    if (found != wanted)
      out.push_back({topic.name, std::string(property), std::string(found), std::string(wanted)});
  };
  compare("partities", std::to_string(state.partitions), "1");
  if (state.partitions == 0) return out;
  compare("replica's", std::to_string(state.replicas), std::to_string(profile.replicas));
  if (!state.config) {
    compare("DescribeConfigs", "geweigerd", "toegestaan");
    return out;
  }
  KafkaConfig wanted = kafka_config_of(topic.kind, profile);
  for (const Row& row : rows)
    if (row.unset == Unset::allowed) wanted.emplace(row.property, row.kept);
  for (const auto& [property, value] : wanted) {
    const auto found = state.config->find(property);
    if (found == state.config->end() && may_be_unset(property)) continue;
    compare(property, found == state.config->end() ? std::string_view{} : found->second, value);
  }
  return out;
}

}  // namespace zegel::log
