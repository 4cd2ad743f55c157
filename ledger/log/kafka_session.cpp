#include "ledger/log/kafka_session.h"

#include <array>

#include "ledger/log/kafka_open.h"

namespace zegel::log {
namespace {

constexpr int lane_shift = 16;             // of the opaque of a message: lane, slot

void* opaque_of(std::size_t lane, std::size_t slot) {
  return reinterpret_cast<void*>((lane << lane_shift) | slot);
}

base::Result<KafkaTopic> open_topic(rd_kafka_t* client, const KafkaLaneOptions& lane) {
  KafkaTopicConf conf(rd_kafka_default_topic_conf_dup(client));
  std::array<char, 256> why{};
  const char* codec = lane.compression == KafkaCompression::zstd ? "zstd" : "none";
  if (rd_kafka_topic_conf_set(conf.get(), "compression.type", codec, why.data(), why.size()) !=
      RD_KAFKA_CONF_OK)
    return std::unexpected(base::Failure::fatal("librdkafka: " + std::string(why.data())));
  KafkaTopic topic(rd_kafka_topic_new(client, lane.topic.c_str(), conf.release()));
  if (!topic)
    return std::unexpected(base::Failure::fatal(error_text(rd_kafka_last_error())));
  return topic;
}

}  // namespace

base::Result<std::unique_ptr<KafkaSession>> KafkaSession::open(
    const KafkaSettings& settings, KafkaReaper& reaper,
    std::span<const std::unique_ptr<KafkaLane>> lanes) {
  TRY(client, open_kafka(KafkaClient::producer, settings, reaper));
  auto session = std::unique_ptr<KafkaSession>(new KafkaSession(std::move(client)));
  session->queue_.reset(rd_kafka_queue_get_main(session->raw()));
  for (const auto& lane : lanes) {
    TRY(topic, open_topic(session->raw(), lane->options()));
    session->topics_.push_back(std::move(topic));
  }
  return session;
}

bool KafkaSession::warm(std::int64_t most_ms) {
  const rd_kafka_metadata_t* metadata = nullptr;
  const auto error = rd_kafka_metadata(raw(), 0, nullptr, &metadata, static_cast<int>(most_ms));
  const KafkaMetadata owner(metadata);
  return error == RD_KAFKA_RESP_ERR_NO_ERROR;
}

rd_kafka_resp_err_t KafkaSession::produce(std::size_t lane, std::size_t slot,
                                          const KafkaOutgoing& record) {
  const auto data = [](const std::optional<base::Bytes>& bytes) {
    // An empty value is not a tombstone: librdkafka tells them by the pointer.
    return bytes ? const_cast<base::Byte*>(bytes->empty() ? reinterpret_cast<const base::Byte*>("")
                                                          : bytes->data())
                 : nullptr;
  };
  const auto size = [](const std::optional<base::Bytes>& bytes) {
    return bytes ? bytes->size() : std::size_t{0};
  };
  return rd_kafka_producev(
      raw(), RD_KAFKA_V_RKT(topics_[lane].get()), RD_KAFKA_V_PARTITION(0),
      RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_TIMESTAMP(record.timestamp_ms),
      RD_KAFKA_V_KEY(data(record.key), size(record.key)),
      RD_KAFKA_V_VALUE(data(record.value), size(record.value)),
      RD_KAFKA_V_OPAQUE(opaque_of(lane, slot)), RD_KAFKA_V_END);
}

void KafkaSession::poll(std::int64_t most_ms, Sink& sink) {
  KafkaEvent event(rd_kafka_queue_poll(queue_.get(), static_cast<int>(most_ms)));
  for (; event; event.reset(rd_kafka_queue_poll(queue_.get(), 0))) dispatch(event.get(), sink);
}

void KafkaSession::dispatch(rd_kafka_event_t* event, Sink& sink) {
  if (rd_kafka_event_type(event) == RD_KAFKA_EVENT_ERROR)
    // The event of a fatal error carries the error behind it, not ERR__FATAL.
    return sink.failed(rd_kafka_event_error_is_fatal(event) ? RD_KAFKA_RESP_ERR__FATAL
                                                            : rd_kafka_event_error(event));
  if (rd_kafka_event_type(event) != RD_KAFKA_EVENT_DR) return;
  while (const rd_kafka_message_t* message = rd_kafka_event_message_next(event)) {
    const auto opaque = reinterpret_cast<std::uintptr_t>(message->_private);
    sink.reported(opaque >> lane_shift, opaque & ((1u << lane_shift) - 1), message->err,
                  rd_kafka_message_status(message));
  }
}

void KafkaSession::purge() {
  rd_kafka_purge(raw(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT |
                            RD_KAFKA_PURGE_F_NON_BLOCKING);
}

std::string KafkaSession::fatal_reason() const {
  std::array<char, 512> why{};
  const auto error = rd_kafka_fatal_error(raw(), why.data(), why.size());
  if (error == RD_KAFKA_RESP_ERR_NO_ERROR) return {};
  return error_text(error) + ": " + why.data();
}

}  // namespace zegel::log
