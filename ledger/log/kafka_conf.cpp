#include "ledger/log/kafka_conf.h"

#include <fmt/format.h>

#include <algorithm>

namespace zegel::log {
namespace {

// clang-format off
constexpr KafkaProperty every_client[] = {
    {"socket.nagle.disable", "true", "latency tails; on by default before 2.10"},
    {"socket.keepalive.enable", "true", "dead peers"},
    {"socket.timeout.ms", "10000", "longer than a request; bounds a dead broker"},
    {"reconnect.backoff.max.ms", "2000", "failover within seconds"},
    {"topic.metadata.refresh.interval.ms", "30000", "a new leader is met within seconds"},
    {"allow.auto.create.topics", "false", "topics come from the operator"},
    {"enable.metrics.push", "false", "telemetry to the broker is on by default from 2.5.0", true},
};
constexpr KafkaProperty producer_only[] = {
    {"enable.idempotence", "true", "order and no duplicates inside one session; nothing beyond it"},
    {"acks", "all", "durability is replication"},
    {"max.in.flight", "5", "1 would serialise all lanes of a broker"},
    {"linger.ms", "0", "a lane hands over whole batches itself (kafka.md 16)"},
    {"batch.num.messages", "1000", "above what a lane hands over"},
    {"batch.size", "262144", "a batch of 256 leaves goes in a few requests"},
    {"message.max.bytes", "1048576", "the broker's limit, per batch; inhoud may fill it"},
    {"message.timeout.ms", "0", "a local timeout makes unknown outcomes and gaps"},
    {"request.timeout.ms", "8000", "shorter than socket.timeout.ms"},
    {"queue.buffering.max.messages", "20000", "bounded memory"},
    {"queue.buffering.max.kbytes", "65536", "bounded memory"},
    {"compression.type", "none", "ciphertext does not compress; a lane of leaves names its own"},
};
constexpr KafkaProperty consumer_only[] = {
    {"group.id", "zegel", "the interface demands one; it holds nothing"},
    {"enable.auto.commit", "false", "positions live in our transaction (D7)"},
    {"enable.auto.offset.store", "false", "positions live in our transaction (D7)"},
    {"auto.offset.reset", "error", "the others replay silently or say nothing at all"},
    {"check.crcs", "true", "off by default"},
    {"isolation.level", "read_committed", "records of aborted transactions never become leaves"},
    {"enable.partition.eof", "true", "catching up"},
    {"fetch.wait.max.ms", "100", "an empty answer is short; arrival answers at once"},
    {"fetch.error.backoff.ms", "50", "failover within seconds"},
    {"queued.max.messages.kbytes", "16384", "bounded memory, per stream"},
    {"max.poll.interval.ms", "86400000", "the reader may be busy"},
};
// clang-format on

constexpr int scram_works_from = kafka_library(2, 6, 1);

bool is_loopback(std::string_view server) {
  const std::string_view host = server.substr(0, server.rfind(':'));
  const bool v4 = host.starts_with("127.") &&
                  host.find_first_not_of("0123456789.") == std::string_view::npos;
  return v4 || host == "localhost" || host == "[::1]";
}

std::vector<std::string_view> split(std::string_view servers) {
  std::vector<std::string_view> out;
  while (!servers.empty()) {
    const std::size_t comma = std::min(servers.find(','), servers.size());
    out.push_back(servers.substr(0, comma));
    servers.remove_prefix(std::min(comma + 1, servers.size()));
  }
  return out;
}

void fault_of_sasl(const KafkaSettings& settings, int library, std::vector<std::string>& out) {
  const bool scram = settings.sasl_mechanism.starts_with("SCRAM-");
  if (scram && library < scram_works_from)
    out.push_back(fmt::format(
        "SCRAM werkt niet met librdkafka {}: die stuurt de nonce van de client twee keer en Kafka "
        "4 weigert dat. Dit is hersteld in 2.6.1. Meld u aan met een certificaat (ssl).",
        kafka_library_text()));
  else if (settings.sasl_mechanism != "SCRAM-SHA-512" && settings.sasl_mechanism != "SCRAM-SHA-256")
    out.emplace_back("Aanmelden bij Kafka met sasl_ssl kan alleen met SCRAM-SHA-512 of "
                     "SCRAM-SHA-256.");
  if (settings.sasl_user.empty() || settings.sasl_password_file.empty())
    out.emplace_back("Aanmelden bij Kafka met sasl_ssl vraagt een gebruiker en een bestand met "
                     "het wachtwoord.");
}

}  // namespace

std::vector<std::string> faults_of(const KafkaSettings& settings, int library) {
  std::vector<std::string> out;
  const auto servers = split(settings.servers);
  const auto incomplete = [](std::string_view server) {
    return server.empty() || server.find(':') == std::string_view::npos;
  };
  if (servers.empty() || std::ranges::any_of(servers, incomplete))
    out.emplace_back("Noem de brokers van Kafka als naam:poort, met een komma ertussen.");
  if (settings.security == KafkaSecurity::plaintext) {
    if (!std::ranges::all_of(servers, is_loopback))
      out.emplace_back("Zonder TLS mag Kafka alleen op deze machine staan (127.0.0.1). Kies ssl.");
    return out;
  }
  if (settings.authority.empty())
    out.emplace_back("Noem het bestand met de certificaten waaraan een broker te herkennen is.");
  if (settings.security == KafkaSecurity::sasl_ssl)
    fault_of_sasl(settings, library, out);
  else if (settings.certificate.empty() || settings.key.empty())
    out.emplace_back("Aanmelden bij Kafka met ssl vraagt een certificaat met keten en zijn "
                     "sleutel.");
  return out;
}

std::optional<std::string_view> kafka_library_warning(int library) {
  if (library >= kafka_library(2, 2, 0) && library < kafka_library(2, 5, 0))
    return "librdkafka 2.2.0 tot en met 2.4 kan een reeks berichten beschadigen.";
  if (library >= kafka_library(2, 5, 0) && library < kafka_library(2, 5, 3))
    return "librdkafka 2.5.0 tot en met 2.5.2 heeft een bekende fout.";
  if (library >= kafka_library(2, 10, 0) && library < kafka_library(2, 10, 1))
    return "librdkafka 2.10.0 heeft een bekende fout; neem 2.10.1.";
  return std::nullopt;
}

std::span<const KafkaProperty> kafka_properties(KafkaClient client) {
  switch (client) {
    case KafkaClient::producer: return producer_only;
    case KafkaClient::consumer: return consumer_only;
    case KafkaClient::admin: return every_client;
  }
  return {};
}

}  // namespace zegel::log
