#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include "tests/unit/kafka/real_broker.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>
#include <stdexcept>

#include "ledger/base/base64url.h"
#include "ledger/base/journal.h"
#include "ledger/crypto/random.h"
#include "ledger/log/kafka_admin.h"
#include "ledger/log/kafka_reaper.h"

namespace zegel::test {
namespace {

std::set<std::string>& skipped() {
  static std::set<std::string> names;
  return names;
}

// The count as tests/run reads it: what was skipped has not passed.
struct Skips : Catch::TestEventListenerBase {
  using TestEventListenerBase::TestEventListenerBase;
  void testRunStarting(const Catch::TestRunInfo&) override { base::journal_silence(true); }
  void testRunEnded(const Catch::TestRunStats& stats) override {
    if (skipped().empty()) return;
    for (const std::string& name : skipped()) std::cout << "  overgeslagen: " << name << "\n";
    std::cout << "OVERGESLAGEN " << skipped().size() << " tests: geen broker (ZEGEL_KAFKA)\n"
              << stats.totals.testCases.passed - skipped().size() << " passed, "
              << stats.totals.testCases.failed << " failed, " << skipped().size() << " skipped\n";
  }
};
CATCH_REGISTER_LISTENER(Skips)

std::optional<log::KafkaSettings> absent() {
  if (std::getenv("ZEGEL_EIS_BROKER")) FAIL("there is no such broker: see ZEGEL_KAFKA");
  skipped().insert(Catch::getResultCapture().getCurrentTestName());
  return std::nullopt;
}

}  // namespace

std::optional<log::KafkaSettings> real_broker() {
  const char* servers = std::getenv("ZEGEL_KAFKA");
  const char* folder = std::getenv("ZEGEL_KAFKA_TLS");
  if (servers == nullptr || (folder != nullptr && *folder != 0)) return absent();
  log::KafkaSettings settings;
  settings.servers = servers;
  return settings;
}

std::optional<log::KafkaSettings> secured_broker(const std::string& role) {
  const char* servers = std::getenv("ZEGEL_KAFKA");
  const char* folder = std::getenv("ZEGEL_KAFKA_TLS");
  if (servers == nullptr || folder == nullptr || *folder == 0) return absent();
  const std::filesystem::path certificates = folder;
  log::KafkaSettings settings;
  settings.servers = servers;
  settings.security = log::KafkaSecurity::ssl;
  settings.authority = certificates / "ca.pem";
  settings.certificate = certificates / (role + ".pem");
  settings.key = certificates / (role + ".key");
  return settings;
}

std::string real_topic(const log::KafkaSettings& settings, log::KafkaTopicKind kind) {
  const std::string prefix = "z" + base::base64url(crypto::SystemRandom().bytes<9>());
  const log::KafkaTopicSpec topic{log::kafka_topic_name(prefix, "regie", kind), kind};
  log::KafkaReaper reaper;
  auto admin = log::KafkaAdmin::open(settings, reaper);
  if (!admin) throw std::runtime_error(admin.error().detail);
  const auto brokers = (*admin)->brokers();
  if (!brokers) throw std::runtime_error(brokers.error().detail);
  const log::KafkaProfile profile = *brokers < 3 ? log::one_broker : log::three_brokers;
  if (const auto made = (*admin)->create(std::span(&topic, 1), profile); !made)
    throw std::runtime_error(made.error().detail);
  return topic.name;
}

}  // namespace zegel::test
