#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include "tests/unit/kafka/real_broker.h"

#include <catch2/catch.hpp>
#include <cstdlib>
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

}  // namespace

std::optional<log::KafkaSettings> real_broker() {
  log::KafkaSettings settings;
  if (const char* servers = std::getenv("ZEGEL_KAFKA")) {
    settings.servers = servers;
    return settings;
  }
  if (std::getenv("ZEGEL_EIS_BROKER")) FAIL("ZEGEL_KAFKA names no broker");
  skipped().insert(Catch::getResultCapture().getCurrentTestName());
  return std::nullopt;
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
