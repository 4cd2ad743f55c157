// The sender on the mock cluster: what it does with reports, dead producers and full lanes
// (kafka.md 4, 5, 13). The mock appends duplicates; L7 above this folder makes them inert.
#include <atomic>
#include <catch2/catch.hpp>
#include <mutex>

#include "tests/unit/kafka/mock_cluster.h"
#include "tests/unit/kafka/rig.h"

namespace zegel::log {
namespace {

using test::becomes;
using test::MockCluster;
using test::read_back;
using test::Rig;

const std::string topic = "z.regie.gebeurtenissen";
constexpr int broker = 1;

base::Bytes record(std::uint32_t number) {
  base::Bytes bytes(60, 7);
  bytes[0] = static_cast<base::Byte>(number >> 8);
  bytes[1] = static_cast<base::Byte>(number);
  return bytes;
}

// A cluster, a rig on it, and what became of each record.
class Sending {
 public:
  explicit Sending(KafkaLaneOptions lane = {}, KafkaProducerOptions options = {},
                   const char* per_request = nullptr, int deaths = 0) {
    dying = deaths;
    cluster.topic(topic);
    KafkaSettings settings = cluster.settings();
    if (per_request != nullptr)
      settings.adjust = [per_request](rd_kafka_conf_s* conf) {
        char why[128];
        rd_kafka_conf_set(conf, "batch.num.messages", per_request, why, sizeof why);
      };
    options.opened = [this](rd_kafka_s* instance) {
      instance_ = instance;
      if (opened++ < dying) kill();
    };
    rig.emplace(std::move(settings), topic, std::move(lane), std::move(options));
  }
  std::string send(std::uint32_t number) {
    KafkaOutgoing outgoing;
    outgoing.value = record(number);
    outgoing.timestamp_ms = 3'600'000;
    outgoing.done = [this, number](KafkaLanding landing) {
      if (number == fatal_after) kill();
      (landing == KafkaLanding::persisted ? persisted
       : landing == KafkaLanding::refused ? refused
                                          : abandoned)++;
    };
    const auto status = rig->producer().append(rig->lane(), std::move(outgoing));
    return status ? "ok" : std::string(status.error().refusals.at(0).code);
  }
  void send_all(std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t i = from; i < to; ++i) REQUIRE(send(i) == "ok");
  }
  bool settled(int count) {
    return becomes([&] { return persisted + refused + abandoned == count; });
  }
  // The numbers in the log, each at its first place.
  std::vector<std::uint32_t> landed() {
    const std::uint64_t end = rig->log().end()->value;
    std::vector<std::uint32_t> out;
    for (const base::Bytes& bytes : read_back(rig->log(), 0, end).records) {
      const std::uint32_t number = bytes[0] * 256u + bytes[1];
      if (std::ranges::find(out, number) == out.end()) out.push_back(number);
    }
    return out;
  }
  KafkaLaneHealth health() { return rig->producer().health(rig->lane()); }
  // On the sender's thread: another one could find the instance already replaced.
  void kill() {
    rd_kafka_test_fatal_error(instance_, RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER, "test");
  }

  MockCluster cluster;
  std::atomic<int> persisted{0}, refused{0}, abandoned{0}, opened{0};
  std::atomic<int> dying{0};               // the first so many instances die when they open
  std::atomic<std::uint32_t> fatal_after{~0u};  // the report of this record kills its instance
  std::optional<Rig> rig;

 private:
  std::atomic<rd_kafka_s*> instance_{nullptr};
};

std::vector<std::uint32_t> numbers(std::uint32_t to) {
  std::vector<std::uint32_t> out(to);
  for (std::uint32_t i = 0; i < to; ++i) out[i] = i;
  return out;
}

}  // namespace

TEST_CASE("F1 an answer that was lost after the append: every record lands, in order", "[kafka]") {
  Sending sending;
  sending.send_all(0, 10);
  REQUIRE(sending.settled(10));
  rd_kafka_mock_broker_push_request_error_rtts(sending.cluster.raw(), broker,
                                               test::produce_request, 1,
                                               RD_KAFKA_RESP_ERR_NO_ERROR, 750);
  sending.send_all(10, 20);
  REQUIRE(becomes([&] { return sending.rig->log().end()->value > 10; }));  // it was appended
  sending.cluster.down();
  sending.cluster.up();
  REQUIRE(sending.settled(20));
  CHECK(sending.persisted == 20);
  CHECK(sending.landed() == numbers(20));
}

// Five requests in flight whose answers are lost after the append; then the first is refused and
// the others are out of order (librdkafka issue 3584, repaired in 2.3.0).
TEST_CASE("F2 the sequence desync of 2.0.2 heals without a restart, nothing lost", "[kafka]") {
  Sending sending({}, {}, "1");
  sending.send_all(0, 1);
  REQUIRE(sending.settled(1));
  const auto next = [&](rd_kafka_resp_err_t answer, int ms) {
    rd_kafka_mock_broker_push_request_error_rtts(sending.cluster.raw(), broker,
                                                 test::produce_request, 1, answer, ms);
  };
  next(RD_KAFKA_RESP_ERR_NO_ERROR, 300);   // while it is outstanding the five gather in the lane
  for (int i = 0; i < 5; ++i) next(RD_KAFKA_RESP_ERR_NO_ERROR, 750);
  next(RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS, 750);
  for (int i = 0; i < 4; ++i) next(RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER, 1);
  sending.send_all(1, 7);
  REQUIRE(becomes([&] { return sending.rig->log().end()->value == 7; }));
  sending.cluster.down();
  sending.cluster.up();
  REQUIRE(sending.settled(7));
  CHECK(sending.persisted == 7);
  if (kafka_library_version() < kafka_library(2, 3, 0))
    CHECK(sending.rig->producer().metrics().fatal >= 1);  // the defect was met, and healed
  CHECK(sending.landed() == numbers(7));
}

TEST_CASE("F3 after any fatal error a new producer sends again what is not persisted", "[kafka]") {
  Sending sending({}, {}, "1");            // one request a record, so that many are in flight
  sending.send_all(0, 1);
  REQUIRE(sending.settled(1));
  rd_kafka_mock_broker_push_request_error_rtts(sending.cluster.raw(), broker,
                                               test::produce_request, 1,
                                               RD_KAFKA_RESP_ERR_NO_ERROR, 200);
  sending.fatal_after = 20;                // amid the batch that gathers behind record 1
  sending.send_all(1, 150);
  REQUIRE(becomes([&] { return sending.opened == 2; }));
  sending.send_all(150, 160);
  REQUIRE(sending.settled(160));
  CHECK(sending.persisted == 160);
  CHECK(sending.rig->producer().metrics().fatal == 1);
  CHECK(sending.rig->producer().metrics().again > 0);
  CHECK(sending.landed() == numbers(160));
}

TEST_CASE("a producer that dies too often is tried less often, and health says so", "[kafka][F3]") {
  Sending sending({}, {.attempt_ms = 500}, nullptr, 4);
  REQUIRE(becomes([&] { return !sending.health().reachable; }));
  CHECK(sending.health().reason.find("poging") != std::string::npos);
  CHECK(sending.opened == 4);
  CHECK(sending.rig->producer().metrics().fatal == 4);
  sending.send_all(0, 5);
  REQUIRE(sending.settled(5));
  CHECK(sending.opened == 5);
  CHECK(sending.health().reachable);
}

// The mock does not append what it answers so, while a report of the record behind it tells the
// library that it did (as a real broker would have): so one record at a time.
TEST_CASE("F5 F6 too few replicas: the outcome is unknown, each record lands", "[kafka]") {
  Sending sending;
  sending.send_all(0, 1);
  REQUIRE(sending.settled(1));
  sending.cluster.answer(test::produce_request, {RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS_AFTER_APPEND,
                                                 RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS});
  sending.send_all(1, 2);
  REQUIRE(sending.settled(2));
  sending.send_all(2, 30);
  REQUIRE(sending.settled(30));
  CHECK(sending.persisted == 30);
  CHECK(sending.landed() == numbers(30));
}

TEST_CASE("F7 a flood while no broker answers: te-druk, bounded, and all that was taken lands",
          "[kafka]") {
  Sending sending({.topic = topic, .records = 300});
  sending.send_all(0, 1);
  REQUIRE(sending.settled(1));
  sending.cluster.down();
  std::uint32_t taken = 1;
  for (int i = 0; i < 2'000; ++i) taken += sending.send(taken) == "ok";
  CHECK(taken == 301);
  CHECK(sending.send(taken) == "te-druk");
  CHECK(sending.health().load.records == 300);
  sending.cluster.up();
  REQUIRE(sending.settled(static_cast<int>(taken)));
  CHECK(sending.landed() == numbers(taken));
}

TEST_CASE("no report for a while is told, and forgotten when it comes", "[kafka][F5]") {
  Sending sending({}, {.unanswered_ms = 100});
  sending.send_all(0, 1);
  REQUIRE(sending.settled(1));
  sending.cluster.down();
  sending.send_all(1, 2);
  REQUIRE(becomes([&] { return !sending.health().reachable; }));
  CHECK(sending.rig->log().health().reason == sending.health().reason);
  sending.cluster.up();
  REQUIRE(sending.settled(2));
  CHECK(sending.health().reachable);
}

TEST_CASE("a topic that we may not write holds its lane, and goes on when that is repaired",
          "[kafka]") {
  Sending sending({.topic = topic, .held_ms = 200});
  sending.send_all(0, 1);
  REQUIRE(sending.settled(1));
  sending.cluster.answer(test::produce_request, {RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED});
  sending.send_all(1, 2);
  REQUIRE(becomes([&] { return sending.health().load.held; }));
  CHECK_FALSE(sending.health().reachable);
  REQUIRE(sending.settled(2));
  CHECK(sending.health().reachable);
  CHECK(sending.landed() == numbers(2));
}

TEST_CASE("a record that Kafka never takes is refused, and the lane goes on", "[kafka]") {
  Sending sending;
  sending.send_all(0, 1);
  REQUIRE(sending.settled(1));
  sending.cluster.answer(test::produce_request, {RD_KAFKA_RESP_ERR_INVALID_RECORD});
  sending.send_all(1, 2);
  REQUIRE(sending.settled(2));
  CHECK(sending.refused == 1);
  CHECK(sending.rig->producer().metrics().refused == 1);
  sending.send_all(2, 3);
  REQUIRE(sending.settled(3));
  CHECK(sending.landed() == std::vector<std::uint32_t>{0, 2});
}

TEST_CASE("stopping sends what was taken; what cannot go is abandoned, and nothing is taken",
          "[kafka]") {
  SECTION("with a broker") {
    Sending sending;
    sending.send_all(0, 500);
    sending.rig->producer().stop();
    CHECK(sending.persisted == 500);
    CHECK(sending.send(500) == "alleen-lezen");
  }
  SECTION("without") {
    Sending sending({}, {.flush_ms = 100, .drain_ms = 100});
    sending.cluster.down();
    sending.send_all(0, 20);
    sending.rig->producer().stop();
    CHECK(sending.abandoned == 20);
  }
}

}  // namespace zegel::log
