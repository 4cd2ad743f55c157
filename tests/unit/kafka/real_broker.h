// A real broker of Apache Kafka, when ZEGEL_KAFKA names its bootstrap servers (tests/support/
// kafka.py starts one). Without it the test is counted as skipped, and the run says so loudly.
// ZEGEL_EIS_BROKER: a skip fails.
#pragma once

#include <optional>
#include <string>

#include "ledger/log/kafka_conf.h"
#include "ledger/log/kafka_topics.h"

namespace zegel::test {

// nullopt: there is none, and the running test has been counted as skipped.
std::optional<log::KafkaSettings> real_broker();
// The same with mutual TLS, as this role: its certificate in the folder that ZEGEL_KAFKA_TLS names.
std::optional<log::KafkaSettings> secured_broker(const std::string& role);
// A topic of this kind that no other test uses, made with the configuration of kafka.md 6.
std::string real_topic(const log::KafkaSettings& settings, log::KafkaTopicKind kind);

}  // namespace zegel::test
