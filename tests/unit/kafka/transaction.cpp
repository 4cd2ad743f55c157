#include "tests/unit/kafka/transaction.h"

#include <librdkafka/rdkafka.h>

#include <stdexcept>

namespace zegel::test {
namespace {

void expect(rd_kafka_error_t* error) {
  if (error == nullptr) return;
  const std::string why = rd_kafka_error_string(error);
  rd_kafka_error_destroy(error);
  throw std::runtime_error("transaction: " + why);
}

}  // namespace

void commit_foreign_transaction(const std::string& servers, const std::string& topic,
                                base::ByteView value) {
  char why[256];
  rd_kafka_conf_t* conf = rd_kafka_conf_new();
  rd_kafka_conf_set(conf, "bootstrap.servers", servers.c_str(), why, sizeof why);
  rd_kafka_conf_set(conf, "transactional.id", topic.c_str(), why, sizeof why);
  rd_kafka_t* producer = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
  if (producer == nullptr) throw std::runtime_error(why);
  constexpr int patience_ms = 15'000;
  expect(rd_kafka_init_transactions(producer, patience_ms));
  expect(rd_kafka_begin_transaction(producer));
  const auto produced = rd_kafka_producev(
      producer, RD_KAFKA_V_TOPIC(topic.c_str()), RD_KAFKA_V_PARTITION(0),
      RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
      RD_KAFKA_V_VALUE(const_cast<base::Byte*>(value.data()), value.size()), RD_KAFKA_V_END);
  if (produced != RD_KAFKA_RESP_ERR_NO_ERROR) throw std::runtime_error(rd_kafka_err2str(produced));
  expect(rd_kafka_commit_transaction(producer, patience_ms));
  rd_kafka_destroy(producer);
}

}  // namespace zegel::test
