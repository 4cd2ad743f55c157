#include "ledger/log/kafka_open.h"

#include <sched.h>

#include <array>
#include <fstream>

#include "ledger/base/journal.h"
#include "ledger/crypto/aead.h"

namespace zegel::log {
namespace {

using base::Failure;
using base::Status;

constexpr std::size_t password_bytes = 1'024;

void on_log(const rd_kafka_t*, int level, const char*, const char* text) noexcept {
  base::journal(level <= 4 ? base::Level::warning : base::Level::debug, "librdkafka",
                {{"oorzaak", text}});
}

Status set(rd_kafka_conf_t* conf, std::string_view name, const std::string& value,
           bool where_known = false) {
  std::array<char, 256> why{};
  const auto result = rd_kafka_conf_set(conf, std::string(name).c_str(), value.c_str(), why.data(),
                                        why.size());
  if (result == RD_KAFKA_CONF_OK || (where_known && result == RD_KAFKA_CONF_UNKNOWN)) return {};
  return std::unexpected(Failure::fatal("librdkafka: " + std::string(why.data())));
}

Status set_all(rd_kafka_conf_t* conf, std::span<const KafkaProperty> properties) {
  for (const KafkaProperty& row : properties)
    TRY_DO(set(conf, row.name, std::string(row.value), row.where_known));
  return {};
}

Status set_password(rd_kafka_conf_t* conf, const std::filesystem::path& file) {
  std::string password(password_bytes, '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(password.data(), static_cast<std::streamsize>(password.size()));
  const auto used = static_cast<std::size_t>(in.gcount());
  const std::string_view text = std::string_view(password).substr(0, used);
  const std::size_t end = text.find_first_of("\r\n");
  std::string first_line(text.substr(0, end));
  const Status status =
      first_line.empty() || used == password_bytes
          ? Status(std::unexpected(Failure::fatal("the file with Kafka's password is unusable")))
          : set(conf, "sasl.password", first_line);
  crypto::wipe({reinterpret_cast<base::Byte*>(password.data()), password.size()});
  crypto::wipe({reinterpret_cast<base::Byte*>(first_line.data()), first_line.size()});
  return status;
}

// The threads of the library inherit how this one is scheduled: as a batch job that pushes nobody
// aside. One of a broker takes what lies in its queue the moment it runs; were it to push aside
// the one that hands a batch over, it would take half of it, and a broker syncs each half.
class Unhurried {
 public:
  Unhurried() : before_(sched_getscheduler(0)) { schedule(SCHED_BATCH); }
  ~Unhurried() { schedule(before_); }
  Unhurried(const Unhurried&) = delete;
  Unhurried& operator=(const Unhurried&) = delete;

 private:
  static void schedule(int policy) {       // a hint: where it is refused it is only slower
    const sched_param none{};
    if (policy == SCHED_OTHER || policy == SCHED_BATCH)
      static_cast<void>(sched_setscheduler(0, policy, &none));
  }
  const int before_;
};

std::string_view protocol(KafkaSecurity security) {
  switch (security) {
    case KafkaSecurity::plaintext: return "plaintext";
    case KafkaSecurity::ssl: return "ssl";
    case KafkaSecurity::sasl_ssl: return "sasl_ssl";
  }
  return {};
}

Status set_access(rd_kafka_conf_t* conf, const KafkaSettings& settings) {
  TRY_DO(set(conf, "bootstrap.servers", settings.servers));
  TRY_DO(set(conf, "client.id", settings.client_id));
  TRY_DO(set(conf, "security.protocol", std::string(protocol(settings.security))));
  if (settings.security == KafkaSecurity::plaintext) return {};
  TRY_DO(set(conf, "ssl.ca.location", settings.authority));
  if (!settings.certificate.empty()) {
    TRY_DO(set(conf, "ssl.certificate.location", settings.certificate));
    TRY_DO(set(conf, "ssl.key.location", settings.key));
  }
  if (settings.security != KafkaSecurity::sasl_ssl) return {};
  TRY_DO(set(conf, "sasl.mechanisms", settings.sasl_mechanism));
  TRY_DO(set(conf, "sasl.username", settings.sasl_user));
  return set_password(conf, settings.sasl_password_file);
}

}  // namespace

int kafka_library_version() { return rd_kafka_version(); }
std::string kafka_library_text() { return rd_kafka_version_str(); }

base::Result<KafkaInstance> open_kafka(KafkaClient client, const KafkaSettings& settings,
                                       KafkaReaper& reaper,
                                       const std::function<void(rd_kafka_conf_t*)>& more) {
  if (const auto faults = faults_of(settings, kafka_library_version()); !faults.empty())
    return std::unexpected(Failure::fatal(faults.front()));
  KafkaConf conf(rd_kafka_conf_new());
  TRY_DO(set_all(conf.get(), kafka_properties(KafkaClient::admin)));
  if (client != KafkaClient::admin) TRY_DO(set_all(conf.get(), kafka_properties(client)));
  TRY_DO(set_access(conf.get(), settings));
  rd_kafka_conf_set_log_cb(conf.get(), on_log);
  // Every report comes as an event: nothing of ours runs inside the library but the log.
  if (client == KafkaClient::producer)
    rd_kafka_conf_set_events(conf.get(), RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR);
  if (more) more(conf.get());
  if (settings.adjust) settings.adjust(conf.get());
  std::array<char, 512> why{};
  const auto type = client == KafkaClient::consumer ? RD_KAFKA_CONSUMER : RD_KAFKA_PRODUCER;
  const Unhurried while_it_starts;
  rd_kafka_t* made = rd_kafka_new(type, conf.get(), why.data(), why.size());
  if (made == nullptr)
    return std::unexpected(Failure::fatal("librdkafka: " + std::string(why.data())));
  static_cast<void>(conf.release());       // the instance owns it now
  return KafkaInstance(made, ToReaper{&reaper});
}

}  // namespace zegel::log
