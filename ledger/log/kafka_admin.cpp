#include "ledger/log/kafka_admin.h"

#include <array>

#include "ledger/base/clock.h"
#include "ledger/log/kafka_open.h"

namespace zegel::log {
namespace {

using base::Failure;
using base::Result;
using base::Status;

using NewTopic = std::unique_ptr<rd_kafka_NewTopic_t, Destroy<rd_kafka_NewTopic_destroy>>;
using Resource =
    std::unique_ptr<rd_kafka_ConfigResource_t, Destroy<rd_kafka_ConfigResource_destroy>>;
using Options = std::unique_ptr<rd_kafka_AdminOptions_t, Destroy<rd_kafka_AdminOptions_destroy>>;

constexpr int appear_ms = 50;              // between two looks for a topic that was just made

bool is_refused(rd_kafka_resp_err_t error) {
  return error == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED ||
         error == RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED;
}

std::string text_of(const char* text) { return text == nullptr ? std::string() : text; }

Result<NewTopic> new_topic(const KafkaTopicSpec& spec, const KafkaProfile& profile) {
  std::array<char, 256> why{};
  NewTopic topic(rd_kafka_NewTopic_new(spec.name.c_str(), 1, profile.replicas, why.data(),
                                       why.size()));
  if (!topic) return std::unexpected(Failure::fatal(why.data()));
  for (const auto& [property, value] : kafka_config_of(spec.kind, profile))
    if (const auto error =
            rd_kafka_NewTopic_set_config(topic.get(), property.c_str(), value.c_str()))
      return std::unexpected(Failure::fatal(error_text(error)));
  return topic;
}

KafkaConfig config_of(const rd_kafka_ConfigResource_t* resource) {
  std::size_t count = 0;
  const auto* entries = rd_kafka_ConfigResource_configs(resource, &count);
  KafkaConfig out;
  for (std::size_t i = 0; i < count; ++i)
    out.emplace(text_of(rd_kafka_ConfigEntry_name(entries[i])),
                text_of(rd_kafka_ConfigEntry_value(entries[i])));
  return out;
}

}  // namespace

struct KafkaAdmin::Impl {
  KafkaInstance client;
  KafkaQueue answers;
  int deadline_ms;

  Options options(rd_kafka_admin_op_t operation) const;
  Result<KafkaEvent> answer(rd_kafka_event_type_t type);
  Result<KafkaMetadata> metadata(rd_kafka_topic_t* topic);
  Result<std::optional<KafkaConfig>> config(const std::string& topic);
  Status await_topic(KafkaAdmin& admin, const std::string& topic);
};

Result<std::unique_ptr<KafkaAdmin>> KafkaAdmin::open(const KafkaSettings& settings,
                                                     KafkaReaper& reaper,
                                                     std::int64_t deadline_ms) {
  TRY(client, open_kafka(KafkaClient::admin, settings, reaper));
  KafkaQueue answers(rd_kafka_queue_new(client.get()));
  return std::unique_ptr<KafkaAdmin>(new KafkaAdmin(std::unique_ptr<Impl>(
      new Impl{std::move(client), std::move(answers), static_cast<int>(deadline_ms)})));
}

KafkaAdmin::KafkaAdmin(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
KafkaAdmin::~KafkaAdmin() = default;

Options KafkaAdmin::Impl::options(rd_kafka_admin_op_t operation) const {
  Options made(rd_kafka_AdminOptions_new(client.get(), operation));
  std::array<char, 128> why{};
  rd_kafka_AdminOptions_set_request_timeout(made.get(), deadline_ms, why.data(), why.size());
  return made;
}

Result<KafkaEvent> KafkaAdmin::Impl::answer(rd_kafka_event_type_t type) {
  KafkaEvent event(rd_kafka_queue_poll(answers.get(), deadline_ms + 1'000));
  if (!event || rd_kafka_event_type(event.get()) != type)
    return std::unexpected(unreachable("Kafka: no answer in time"));
  if (const auto error = rd_kafka_event_error(event.get()); error && !is_refused(error))
    return std::unexpected(unreachable(error_text(error)));
  return event;
}

Result<KafkaMetadata> KafkaAdmin::Impl::metadata(rd_kafka_topic_t* topic) {
  const rd_kafka_metadata_t* found = nullptr;
  const auto error = rd_kafka_metadata(client.get(), 0, topic, &found, deadline_ms);
  KafkaMetadata owner(found);
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR || found == nullptr)
    return std::unexpected(unreachable(error_text(error)));
  return owner;
}

Result<std::string> KafkaAdmin::cluster_id() {
  char* id = rd_kafka_clusterid(impl_->client.get(), impl_->deadline_ms);
  if (id == nullptr) return std::unexpected(unreachable("Kafka: no cluster id in time"));
  std::string out = id;
  rd_kafka_mem_free(impl_->client.get(), id);
  return out;
}

Result<int> KafkaAdmin::brokers() {
  TRY(metadata, impl_->metadata(nullptr));
  return metadata->broker_cnt;
}

Status KafkaAdmin::create(std::span<const KafkaTopicSpec> topics, const KafkaProfile& profile) {
  std::vector<NewTopic> owners;
  std::vector<rd_kafka_NewTopic_t*> wanted;
  for (const KafkaTopicSpec& spec : topics) {
    TRY(topic, new_topic(spec, profile));
    wanted.push_back(topic.get());
    owners.push_back(std::move(topic));
  }
  const Options options = impl_->options(RD_KAFKA_ADMIN_OP_CREATETOPICS);
  rd_kafka_CreateTopics(impl_->client.get(), wanted.data(), wanted.size(), options.get(),
                        impl_->answers.get());
  TRY(event, impl_->answer(RD_KAFKA_EVENT_CREATETOPICS_RESULT));
  std::size_t count = 0;
  const auto* results = rd_kafka_CreateTopics_result_topics(
      rd_kafka_event_CreateTopics_result(event.get()), &count);
  std::string why;
  for (std::size_t i = 0; i < count; ++i) {
    const auto error = rd_kafka_topic_result_error(results[i]);
    if (error && error != RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
      why += text_of(rd_kafka_topic_result_name(results[i])) + ": " + error_text(error) + " " +
             text_of(rd_kafka_topic_result_error_string(results[i])) + "; ";
  }
  if (count != topics.size()) why += "not every topic was answered";
  if (!why.empty()) return std::unexpected(Failure::fatal("CreateTopics: " + why));
  for (const KafkaTopicSpec& spec : topics) TRY_DO(impl_->await_topic(*this, spec.name));
  return {};
}

// The controller has it; the broker that is asked learns of it a little later.
Status KafkaAdmin::Impl::await_topic(KafkaAdmin& admin, const std::string& topic) {
  const std::int64_t until = base::monotonic_ms() + deadline_ms;
  while (true) {
    const auto found = admin.state(topic);
    if (found && found->partitions > 0) return {};
    if (base::monotonic_ms() > until)
      return std::unexpected(unreachable(topic + " was created and does not appear"));
    const KafkaEvent none(rd_kafka_queue_poll(answers.get(), appear_ms));
  }
}

Result<KafkaTopicState> KafkaAdmin::state(const std::string& topic) {
  const KafkaTopic handle(rd_kafka_topic_new(impl_->client.get(), topic.c_str(), nullptr));
  TRY(metadata, impl_->metadata(handle.get()));
  KafkaTopicState out;
  for (int i = 0; i < metadata->topic_cnt; ++i) {
    const rd_kafka_metadata_topic_t& found = metadata->topics[i];
    if (topic != found.topic || found.err == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART) continue;
    if (found.err != RD_KAFKA_RESP_ERR_NO_ERROR &&
        found.err != RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE)
      return std::unexpected(unreachable(topic + ": " + error_text(found.err)));
    out.partitions = found.partition_cnt;
    if (found.partition_cnt > 0) out.replicas = found.partitions[0].replica_cnt;
  }
  if (out.partitions == 0) return out;
  TRY(config, impl_->config(topic));
  out.config = std::move(config);
  return out;
}

Result<std::optional<KafkaConfig>> KafkaAdmin::Impl::config(const std::string& topic) {
  const Resource resource(rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic.c_str()));
  rd_kafka_ConfigResource_t* wanted = resource.get();
  const Options how = options(RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS);
  rd_kafka_DescribeConfigs(client.get(), &wanted, 1, how.get(), answers.get());
  TRY(event, answer(RD_KAFKA_EVENT_DESCRIBECONFIGS_RESULT));
  if (is_refused(rd_kafka_event_error(event.get()))) return std::optional<KafkaConfig>();
  std::size_t count = 0;
  const auto* found = rd_kafka_DescribeConfigs_result_resources(
      rd_kafka_event_DescribeConfigs_result(event.get()), &count);
  if (count != 1) return std::unexpected(unreachable("DescribeConfigs: no answer"));
  const auto error = rd_kafka_ConfigResource_error(found[0]);
  if (is_refused(error)) return std::optional<KafkaConfig>();
  if (error) return std::unexpected(unreachable("DescribeConfigs: " + error_text(error)));
  return std::optional(config_of(found[0]));
}

Result<std::vector<KafkaDifference>> KafkaAdmin::differences(
    std::span<const KafkaTopicSpec> topics, const KafkaProfile& profile) {
  std::vector<KafkaDifference> out;
  for (const KafkaTopicSpec& topic : topics) {
    TRY(found, state(topic.name));
    for (KafkaDifference& one : kafka_differences(topic, profile, found))
      out.push_back(std::move(one));
  }
  return out;
}

}  // namespace zegel::log
