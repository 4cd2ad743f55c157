// How a client of Kafka is configured: one table of properties per kind of client, each with its
// reason (kafka.md 4, 8, 9), and the settings of one installation.
//
// Invariants: SCRAM is refused, never tried, with a librdkafka that cannot do it (before 2.6.1);
// plaintext goes to loopback only; what is refused is refused before any connection.
// Threads: values and constants. Errors: faults_of: every fault at once, one Dutch sentence each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct rd_kafka_conf_s;

namespace zegel::log {

enum class KafkaSecurity : std::uint8_t { plaintext, ssl, sasl_ssl };

struct KafkaSettings {
  std::string servers;                     // "host:poort,host:poort"
  KafkaSecurity security = KafkaSecurity::plaintext;
  std::filesystem::path authority;         // PEM, who may be a broker (ssl.ca.location)
  std::filesystem::path certificate;       // PEM with the full chain
  std::filesystem::path key;               // PEM
  std::string sasl_mechanism;              // "SCRAM-SHA-512"; only with sasl_ssl
  std::string sasl_user;
  std::filesystem::path sasl_password_file;
  std::string client_id = "zegel";
  // Told of each configuration before it is used: a proxy on the socket, in tests.
  std::function<void(rd_kafka_conf_s*)> adjust = nullptr;
};

// rd_kafka_version() is 0xMMmmrrxx: major, minor, revision, pre-release (0xff: none).
constexpr int kafka_library(int major, int minor, int revision) {
  return (major << 24) | (minor << 16) | (revision << 8) | 0xff;
}
int kafka_library_version();               // of the library that runs
std::string kafka_library_text();          // "2.0.2"
// A Dutch sentence about a version with a known defect (kafka.md 1); nullopt: none known.
std::optional<std::string_view> kafka_library_warning(int library);

// Empty: these settings may be used with this library.
std::vector<std::string> faults_of(const KafkaSettings& settings, int library);

enum class KafkaClient : std::uint8_t { producer, consumer, admin };

struct KafkaProperty {
  std::string_view name;
  std::string_view value;
  std::string_view why;
  bool where_known = false;                // left out where the library does not know it
};
std::span<const KafkaProperty> kafka_properties(KafkaClient client);

}  // namespace zegel::log
