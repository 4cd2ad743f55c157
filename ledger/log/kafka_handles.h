// The handles of librdkafka as owners: each C handle is a unique_ptr with its destroy function.
// Private to ledger/log/kafka_*: the only header with rdkafka.h, and no header that another folder
// includes may include it. Threads: as librdkafka says of each handle.
#pragma once

#include <librdkafka/rdkafka.h>

#include <memory>
#include <string>
#include <string_view>

#include "ledger/base/failure.h"
#include "ledger/log/kafka_reaper.h"

namespace zegel::log {

template <auto destroy>
struct Destroy {
  template <class Handle>
  void operator()(Handle* handle) const noexcept {
    destroy(handle);
  }
};
using KafkaConf = std::unique_ptr<rd_kafka_conf_t, Destroy<rd_kafka_conf_destroy>>;
using KafkaTopicConf = std::unique_ptr<rd_kafka_topic_conf_t, Destroy<rd_kafka_topic_conf_destroy>>;
using KafkaTopic = std::unique_ptr<rd_kafka_topic_t, Destroy<rd_kafka_topic_destroy>>;
using KafkaQueue = std::unique_ptr<rd_kafka_queue_t, Destroy<rd_kafka_queue_destroy>>;
using KafkaEvent = std::unique_ptr<rd_kafka_event_t, Destroy<rd_kafka_event_destroy>>;
using KafkaMessage = std::unique_ptr<rd_kafka_message_t, Destroy<rd_kafka_message_destroy>>;
using KafkaError = std::unique_ptr<rd_kafka_error_t, Destroy<rd_kafka_error_destroy>>;
using KafkaPartitions = std::unique_ptr<rd_kafka_topic_partition_list_t,
                                        Destroy<rd_kafka_topic_partition_list_destroy>>;
using KafkaMetadata =
    std::unique_ptr<const rd_kafka_metadata_t, Destroy<rd_kafka_metadata_destroy>>;

// An instance is not destroyed where it was used: that can block (kafka.md 2).
struct ToReaper {
  KafkaReaper* reaper = nullptr;           // outlives the instance
  void operator()(rd_kafka_t* client) const noexcept { reaper->take(client); }
};
using KafkaInstance = std::unique_ptr<rd_kafka_t, ToReaper>;

inline std::string error_text(rd_kafka_resp_err_t error) {
  return std::string(rd_kafka_err2name(error)) + ": " + rd_kafka_err2str(error);
}
inline base::Failure unreachable(std::string why) {
  return base::Failure::unavailable("alleen-lezen", std::move(why));
}

}  // namespace zegel::log
