#include "ledger/log/kafka_delivery.h"

#include <algorithm>
#include <array>

namespace zegel::log {
namespace {

constexpr std::array defects = {
    RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE,
    RD_KAFKA_RESP_ERR_INVALID_RECORD,
};
// What an operator must repair.
constexpr std::array wrong_topic = {
    RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART,
    RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC,             RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION,
    RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION,            RD_KAFKA_RESP_ERR_INVALID_TIMESTAMP,
    RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED,
};

}  // namespace

Verdict verdict_of(rd_kafka_resp_err_t error, rd_kafka_msg_status_t status) {
  if (status == RD_KAFKA_MSG_STATUS_PERSISTED) return Verdict::landed;
  if (status == RD_KAFKA_MSG_STATUS_POSSIBLY_PERSISTED) return Verdict::again;
  if (std::ranges::find(defects, error) != defects.end()) return Verdict::defect;
  if (std::ranges::find(wrong_topic, error) != wrong_topic.end()) return Verdict::held;
  return Verdict::again;
}

}  // namespace zegel::log
