// The mock cluster of librdkafka: real sockets on 127.0.0.1, for error paths, never an oracle for
// durability (kafka.md 11). Keeps at most 5 MiB per partition.
#pragma once

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "ledger/log/kafka_conf.h"

namespace zegel::test {

inline constexpr std::int16_t produce_request = 0;
inline constexpr std::int16_t fetch_request = 1;
inline constexpr std::int16_t list_offsets_request = 2;
inline constexpr std::int16_t init_producer_id_request = 22;

class MockCluster {
 public:
  explicit MockCluster(int brokers = 1) {
    char why[256];
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    rd_kafka_conf_set_log_cb(conf, [](const rd_kafka_t*, int, const char*, const char*) {});
    owner_ = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
    if (owner_ == nullptr) throw std::runtime_error(why);
    cluster_ = rd_kafka_mock_cluster_new(owner_, brokers);
  }
  ~MockCluster() {
    rd_kafka_mock_cluster_destroy(cluster_);
    rd_kafka_destroy(owner_);
  }
  MockCluster(const MockCluster&) = delete;
  MockCluster& operator=(const MockCluster&) = delete;

  log::KafkaSettings settings() const {
    log::KafkaSettings settings;
    settings.servers = rd_kafka_mock_cluster_bootstraps(cluster_);
    return settings;
  }
  void topic(const std::string& name, int replicas = 1) {
    rd_kafka_mock_topic_create(cluster_, name.c_str(), 1, replicas);
  }
  // The next requests of this kind are answered so, and have no effect.
  void answer(std::int16_t request, const std::vector<rd_kafka_resp_err_t>& errors) {
    rd_kafka_mock_push_request_errors_array(cluster_, request, errors.size(), errors.data());
  }
  void down(int broker = -1) { rd_kafka_mock_broker_set_down(cluster_, broker); }
  void up(int broker = -1) { rd_kafka_mock_broker_set_up(cluster_, broker); }
  void round_trip(int ms, int broker = -1) { rd_kafka_mock_broker_set_rtt(cluster_, broker, ms); }
  rd_kafka_mock_cluster_t* raw() { return cluster_; }

 private:
  rd_kafka_t* owner_ = nullptr;
  rd_kafka_mock_cluster_t* cluster_ = nullptr;
};

}  // namespace zegel::test
