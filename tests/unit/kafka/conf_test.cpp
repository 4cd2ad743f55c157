#include "ledger/log/kafka_conf.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "ledger/log/kafka_admin.h"
#include "ledger/log/kafka_producer.h"
#include "ledger/log/kafka_reaper.h"
#include "tests/support/temp_dir.h"

namespace zegel::log {
namespace {

constexpr int debian = kafka_library(2, 0, 2);

KafkaSettings plaintext(const std::string& servers) {
  KafkaSettings settings;
  settings.servers = servers;
  return settings;
}
KafkaSettings mutual() {
  KafkaSettings settings = plaintext("makelaar1.example:9092,makelaar2.example:9092");
  settings.security = KafkaSecurity::ssl;
  settings.authority = "ca.pem";
  settings.certificate = "node.pem";
  settings.key = "node.key";
  return settings;
}
KafkaSettings scram() {
  KafkaSettings settings = mutual();
  settings.security = KafkaSecurity::sasl_ssl;
  settings.sasl_mechanism = "SCRAM-SHA-512";
  settings.sasl_user = "zegel-node";
  settings.sasl_password_file = "wachtwoord";
  return settings;
}

}  // namespace

TEST_CASE("plaintext goes to this machine only", "[kafka]") {
  CHECK(faults_of(plaintext("127.0.0.1:9092"), debian).empty());
  CHECK(faults_of(plaintext("localhost:9092,[::1]:9093"), debian).empty());
  CHECK(faults_of(plaintext("127.0.0.1:9092,10.0.0.4:9092"), debian).size() == 1);
  CHECK(faults_of(plaintext("127.example.nl:9092"), debian).size() == 1);
  CHECK_FALSE(faults_of(plaintext(""), debian).empty());
  CHECK_FALSE(faults_of(plaintext("127.0.0.1"), debian).empty());
}

TEST_CASE("mutual TLS asks for the authority, the chain and the key", "[kafka]") {
  CHECK(faults_of(mutual(), debian).empty());
  KafkaSettings bare = mutual();
  bare.authority.clear();
  bare.key.clear();
  CHECK(faults_of(bare, debian).size() == 2);
}

TEST_CASE("SCRAM is refused with a library that cannot do it, and the reason is given", "[kafka]") {
  const auto faults = faults_of(scram(), debian);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].find("2.6.1") != std::string::npos);
  CHECK(faults_of(scram(), kafka_library(2, 6, 0)).size() == 1);
  CHECK(faults_of(scram(), kafka_library(2, 6, 1)).empty());
  KafkaSettings other = scram();
  other.sasl_mechanism = "PLAIN";
  CHECK(faults_of(other, kafka_library(2, 6, 1)).size() == 1);
}

TEST_CASE("what is refused is never tried", "[kafka]") {
  KafkaReaper reaper;
  const auto admin = KafkaAdmin::open(plaintext("10.0.0.4:9092"), reaper);
  REQUIRE_FALSE(admin);
  CHECK(admin.error().code == base::Code::fatal);
  if (kafka_library_version() < kafka_library(2, 6, 1)) {
    KafkaProducer producer(scram(), reaper);
    const auto started = producer.start();
    REQUIRE_FALSE(started);
    CHECK(started.error().detail.find("SCRAM") != std::string::npos);
  }
}

TEST_CASE("a certificate that is no certificate is told at start", "[kafka]") {
  KafkaReaper reaper;
  const test::TempDir directory;
  KafkaSettings settings = mutual();
  settings.authority = directory / "ca.pem";
  std::ofstream(settings.authority) << "geen certificaat\n";
  KafkaProducer producer(settings, reaper);
  const auto started = producer.start();
  REQUIRE_FALSE(started);
  CHECK(started.error().code == base::Code::fatal);
}

TEST_CASE("library versions with a known defect are warned about", "[kafka]") {
  CHECK_FALSE(kafka_library_warning(debian));
  CHECK_FALSE(kafka_library_warning(kafka_library(2, 1, 9)));
  CHECK(kafka_library_warning(kafka_library(2, 2, 0)));
  CHECK(kafka_library_warning(kafka_library(2, 4, 3)));
  CHECK(kafka_library_warning(kafka_library(2, 5, 2)));
  CHECK_FALSE(kafka_library_warning(kafka_library(2, 6, 1)));
  CHECK(kafka_library_warning(kafka_library(2, 10, 0)));
  CHECK_FALSE(kafka_library_warning(kafka_library(2, 10, 1)));
}

TEST_CASE("every property has a reason, and none stands twice for one client", "[kafka]") {
  for (const auto client : {KafkaClient::producer, KafkaClient::consumer}) {
    std::vector<std::string_view> names;
    for (const auto part : {KafkaClient::admin, client})
      for (const KafkaProperty& row : kafka_properties(part)) {
        CHECK_FALSE(row.why.empty());
        CHECK(std::ranges::find(names, row.name) == names.end());
        names.push_back(row.name);
      }
    CHECK(names.size() > 15);
  }
}

}  // namespace zegel::log
