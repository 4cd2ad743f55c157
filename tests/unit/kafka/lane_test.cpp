#include "ledger/log/kafka_lane.h"

#include <catch2/catch.hpp>

#include "ledger/log/kafka_delivery.h"

namespace zegel::log {
namespace {

// A lane whose records are one byte each, and what became of them.
class Filled {
 public:
  explicit Filled(KafkaLaneOptions options = {}) : lane_(std::move(options)) {}
  std::string push(base::Byte number, std::int64_t now = 0) {
    KafkaOutgoing record;
    record.value = base::Bytes{number};
    record.done = [this, number](KafkaLanding landing) {
      ended_ += std::to_string(number);
      ended_ += landing == KafkaLanding::persisted ? "+ "
                : landing == KafkaLanding::refused ? "- "
                                                   : "? ";
    };
    const auto status = lane_.push(std::move(record), now);
    return status ? "ok" : std::string(status.error().refusals.at(0).code);
  }
  // Hands over all that may go now: the numbers, in order.
  std::string hand(std::int64_t now) {
    std::string out;
    lane_.fill(now);
    while (const auto slot = lane_.next_to_hand(now)) {
      out += std::to_string(lane_.at(*slot).value->at(0)) + " ";
      lane_.handed(*slot);
    }
    return out;
  }
  void report(std::size_t slot, KafkaLane::Answer answer, std::int64_t now = 0) {
    lane_.report(slot, answer, now);
  }
  const std::string& ended() const { return ended_; }
  KafkaLane* operator->() { return &lane_; }

 private:
  std::string ended_;
  KafkaLane lane_;
};
using Answer = KafkaLane::Answer;

}  // namespace

TEST_CASE("a lane has one batch outstanding, and takes all that waits as the next", "[kafka]") {
  Filled lane;
  lane.push(1);
  CHECK(lane.hand(0) == "1 ");
  lane.push(2);
  lane.push(3);
  CHECK(lane.hand(0).empty());                 // not before all its reports
  lane.report(0, Answer::landed);
  CHECK(lane.hand(0) == "2 3 ");
  lane.report(1, Answer::landed);
  CHECK(lane.hand(0).empty());
  lane.report(0, Answer::landed);
  CHECK(lane.ended() == "1+ 3+ 2+ ");
  CHECK(lane->is_idle());
}

TEST_CASE("a lane gathers as many as went last time, for twice as long as that batch took",
          "[kafka]") {
  Filled lane;
  for (base::Byte i = 1; i <= 3; ++i) lane.push(i, 100);
  CHECK(lane.hand(100) == "1 2 3 ");           // nothing went before: no company is expected
  for (std::size_t slot = 0; slot < 3; ++slot) lane.report(slot, Answer::landed, 104);
  CHECK_FALSE(lane->gathers());
  SECTION("all of them are back") {
    lane.push(4, 110);
    lane.push(5, 111);
    CHECK(lane.hand(111).empty());
    CHECK(lane->gathers());
    lane.push(6, 112);
    CHECK(lane.hand(112) == "4 5 6 ");
  }
  SECTION("one stays away: the others go without it, and the next batch expects two") {
    lane.push(4, 110);
    lane.push(5, 117);
    CHECK(lane.hand(117).empty());
    CHECK(lane.hand(118) == "4 5 ");
    lane.report(0, Answer::landed, 119);
    lane.report(1, Answer::landed, 119);
    lane.push(6, 120);
    CHECK(lane.hand(120).empty());
    lane.push(7, 121);
    CHECK(lane.hand(121) == "6 7 ");
  }
  SECTION("who waited while a batch was outstanding has waited") {
    for (base::Byte i = 4; i <= 6; ++i) lane.push(i, 110);
    CHECK(lane.hand(110) == "4 5 6 ");
    lane.push(7, 111);
    for (std::size_t slot = 0; slot < 3; ++slot) lane.report(slot, Answer::landed, 116);
    CHECK(lane.hand(122).empty());
    CHECK(lane.hand(123) == "7 ");
  }
}

TEST_CASE("who comes alone never waits; a slow batch makes nobody wait longer than 20 ms",
          "[kafka]") {
  Filled lane;
  lane.push(1, 0);
  CHECK(lane.hand(0) == "1 ");
  lane.report(0, Answer::landed, 900);
  lane.push(2, 901);
  CHECK(lane.hand(901) == "2 ");
  lane.push(3, 902);
  lane.push(4, 902);
  lane.report(0, Answer::landed, 1'800);
  CHECK(lane.hand(1'800) == "3 4 ");
  for (std::size_t slot = 0; slot < 2; ++slot) lane.report(slot, Answer::landed, 4'000);
  lane.push(5, 4'001);
  CHECK(lane.hand(4'020).empty());
  CHECK(lane.hand(4'021) == "5 ");
}

TEST_CASE("only who completes a batch, or begins one, wakes the sender", "[kafka]") {
  KafkaLane lane({.topic = "z"});
  const auto wakes = [&] { return lane.push({std::nullopt, std::nullopt}, 0).value(); };
  CHECK(wakes());
  CHECK(wakes());
  lane.fill(0);
  for (std::size_t slot = 0; slot < 2; ++slot) {
    lane.handed(slot);
    lane.report(slot, Answer::landed, 0);
  }
  for (int i = 0; i < 3; ++i) lane.push({std::nullopt, std::nullopt}, 0).value();
  lane.fill(0);                                // three are expected from now on
  for (std::size_t slot = 0; slot < 3; ++slot) {
    lane.handed(slot);
    lane.report(slot, Answer::landed, 0);
  }
  CHECK(wakes());
  CHECK_FALSE(wakes());
  CHECK(wakes());
}

TEST_CASE("what did not land goes again before what waits, in its order", "[kafka]") {
  Filled lane;
  for (base::Byte i = 1; i <= 4; ++i) lane.push(i);
  CHECK(lane.hand(0) == "1 2 3 4 ");
  lane.push(5);
  lane.report(0, Answer::landed);
  lane.report(3, Answer::again);
  lane.report(1, Answer::again);
  lane.report(2, Answer::landed);
  CHECK(lane.hand(0).empty());                 // after a while
  CHECK(lane.hand(100) == "2 4 ");
  lane.report(0, Answer::landed, 100);
  lane.report(1, Answer::landed, 100);
  CHECK(lane.hand(100) == "5 ");
}

TEST_CASE("a wrong topic holds the lane for ten seconds, and its load says so", "[kafka]") {
  Filled lane;
  lane.push(1);
  lane.hand(1'000);
  lane.report(0, Answer::held, 1'000);
  CHECK(lane->load().held);
  CHECK(lane.hand(10'900).empty());
  CHECK(lane.hand(11'000) == "1 ");
  lane.report(0, Answer::landed, 11'000);
  CHECK_FALSE(lane->load().held);
}

TEST_CASE("a defect takes no neighbour with it: each goes by itself once more", "[kafka]") {
  Filled lane;
  for (base::Byte i = 1; i <= 3; ++i) lane.push(i);
  CHECK(lane.hand(0) == "1 2 3 ");
  for (std::size_t slot = 0; slot < 3; ++slot) lane.report(slot, Answer::defect);
  CHECK(lane.ended().empty());
  CHECK(lane.hand(100) == "1 ");
  lane.report(0, Answer::landed, 100);
  CHECK(lane.hand(100) == "2 ");
  lane.report(1, Answer::defect, 100);
  CHECK(lane.hand(100) == "3 ");
  lane.report(2, Answer::landed, 100);
  CHECK(lane.ended() == "1+ 2- 3+ ");
  CHECK(lane->is_idle());
}

TEST_CASE("after the end of a session everything without a good report goes again", "[kafka]") {
  Filled lane;
  for (base::Byte i = 1; i <= 3; ++i) lane.push(i);
  lane.hand(0);
  lane.report(1, Answer::landed);
  lane->session_ended();
  CHECK(lane.hand(0) == "1 3 ");
}

TEST_CASE("a full lane takes nothing: records, bytes, age", "[kafka]") {
  SECTION("records, those that are outstanding included") {
    Filled lane({.topic = "z", .records = 2});
    CHECK(lane.push(1) == "ok");
    lane.hand(0);
    CHECK(lane.push(2) == "ok");
    CHECK(lane.push(3) == "te-druk");
    lane.report(0, Answer::landed);
    CHECK(lane.push(3) == "ok");
  }
  SECTION("bytes") {
    Filled lane({.topic = "z", .bytes = 1});
    CHECK(lane.push(1) == "ok");
    CHECK(lane.push(2) == "te-druk");
  }
  SECTION("age of the oldest") {
    Filled lane;
    CHECK(lane.push(1, 0) == "ok");
    CHECK(lane.push(2, 5'000) == "ok");
    lane.hand(5'000);
    CHECK(lane.push(3, 5'001) == "te-druk");
    CHECK(lane->load().records == 2);
  }
}

TEST_CASE("a batch is 256 records or 1 MiB, and a tombstone is a record", "[kafka]") {
  KafkaLane lane({.topic = "z", .largest = 1u << 20, .records = 10'000});
  const auto hand = [&](std::int64_t now) {
    std::size_t count = 0;
    lane.fill(now);
    while (const auto slot = lane.next_to_hand(now)) {
      lane.handed(*slot);
      ++count;
    }
    return count;
  };
  SECTION("records") {
    for (int i = 0; i < 300; ++i) REQUIRE(lane.push({std::nullopt, std::nullopt}, 0));
    CHECK(hand(0) == 256);
  }
  SECTION("bytes; one always goes") {
    REQUIRE(lane.push({base::Bytes(32), base::Bytes(1u << 20)}, 0));
    REQUIRE(lane.push({base::Bytes(32), base::Bytes(10)}, 0));
    CHECK(hand(0) == 1);
  }
}

TEST_CASE("what is larger than its topic takes is refused; what stops is abandoned", "[kafka]") {
  KafkaLane small({.topic = "z", .largest = 3});
  REQUIRE(small.push({std::nullopt, base::Bytes(3)}, 0));
  const auto refused = small.push({std::nullopt, base::Bytes(4)}, 0);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == base::Code::fatal);
  CHECK(small.load().records == 1);
  Filled lane;
  lane.push(1);
  lane.hand(0);
  lane.push(2);
  lane->abandon();
  CHECK(lane.ended() == "1? 2? ");
  CHECK(lane->is_idle());
}

TEST_CASE("the status of a report decides, not its error", "[kafka]") {
  const auto error = RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE;
  CHECK(verdict_of(error, RD_KAFKA_MSG_STATUS_NOT_PERSISTED) == Verdict::defect);
  CHECK(verdict_of(error, RD_KAFKA_MSG_STATUS_POSSIBLY_PERSISTED) == Verdict::again);
  CHECK(verdict_of(error, RD_KAFKA_MSG_STATUS_PERSISTED) == Verdict::landed);
  CHECK(verdict_of(RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED,
                   RD_KAFKA_MSG_STATUS_NOT_PERSISTED) == Verdict::held);
  CHECK(verdict_of(RD_KAFKA_RESP_ERR__PURGE_QUEUE, RD_KAFKA_MSG_STATUS_NOT_PERSISTED) ==
        Verdict::again);
  CHECK(verdict_of(RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS_AFTER_APPEND,
                   RD_KAFKA_MSG_STATUS_POSSIBLY_PERSISTED) == Verdict::again);
}

}  // namespace zegel::log
