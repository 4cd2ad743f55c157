#include "ledger/log/memory.h"

#include <catch2/catch.hpp>

namespace zegel::log {
namespace {

// A log of `count` records, each one byte long: its number.
class Filled {
 public:
  explicit Filled(std::vector<Step> script = {}, int count = 4) : log_(std::move(script)) {
    for (int i = 0; i < count; ++i) REQUIRE(log_.append(base::Bytes{static_cast<base::Byte>(i)}));
  }
  // "0:0 1:1" position and byte of each record read, then the fault.
  std::string read(std::uint64_t from, const Limits& limits = {}) {
    const Batch batch = log_.read({from}, limits, 0);
    std::string out;
    for (const LogRecord& record : batch.records)
      out += std::to_string(record.position.value) + ":" + std::to_string(record.bytes[0]) + " ";
    switch (batch.fault) {
      case ReadFault::none: out += batch.drained ? "leeg" : "meer"; break;
      case ReadFault::truncated: out += "truncated"; break;
      case ReadFault::gap: out += "gap"; break;
      case ReadFault::corrupt: out += "corrupt"; break;
      case ReadFault::unavailable: out += "unavailable"; break;
    }
    return out;
  }
  MemoryLog* operator->() { return &log_; }

 private:
  MemoryLog log_;
};

}  // namespace

TEST_CASE("reads give consecutive records from exactly where one asks", "[log]") {
  Filled log;
  CHECK(log.read(0) == "0:0 1:1 2:2 3:3 leeg");
  CHECK(log.read(2) == "2:2 3:3 leeg");
  CHECK(log.read(4) == "leeg");
  CHECK(log.read(5) == "truncated");
  CHECK(log.read(0) == "0:0 1:1 2:2 3:3 leeg");  // the same answer each time
  CHECK(log->end()->value == 4);
}

TEST_CASE("reads keep to their limits", "[log]") {
  Filled log;
  CHECK(log.read(0, {2, 100}) == "0:0 1:1 meer");
  CHECK(log.read(2, {2, 100}) == "2:2 3:3 leeg");
  CHECK(log.read(0, {100, 3}) == "0:0 1:1 2:2 meer");
  CHECK(log.read(0, {100, 0}) == "0:0 meer");    // one always goes
}

TEST_CASE("lose and repeat happen at the append that they name", "[log]") {
  Filled log({{Fault::lose, 1}, {Fault::repeat, 2, 2}});
  CHECK(log.read(0) == "0:0 1:2 2:2 3:2 4:3 leeg");
}

TEST_CASE("a delayed record holds back those behind it", "[log]") {
  Filled log({{Fault::delay, 1, 2}});
  CHECK(log->end()->value == 1);
  CHECK(log.read(0) == "0:0 leeg");
  CHECK(log.read(1) == "leeg");
  CHECK(log.read(1) == "1:1 2:2 3:3 leeg");
}

TEST_CASE("truncated positions are given out again", "[log]") {
  Filled log;
  log->inject({Fault::truncate, 2});
  CHECK(log.read(4) == "truncated");
  CHECK(log->end()->value == 2);
  REQUIRE(log->append(base::Bytes{9}));
  CHECK(log.read(0) == "0:0 1:1 2:9 leeg");
}

TEST_CASE("a gap and a corrupt record stop the read before them", "[log]") {
  Filled gap({{Fault::gap, 2, 3}});
  CHECK(gap.read(0) == "0:0 1:1 meer");
  CHECK(gap.read(2) == "gap");
  CHECK(gap.read(5) == "5:2 6:3 leeg");
  Filled corrupt({{Fault::corrupt, 2}});
  CHECK(corrupt.read(0) == "0:0 1:1 meer");
  CHECK(corrupt.read(2) == "corrupt");
  CHECK(corrupt.read(3) == "3:3 leeg");
}

TEST_CASE("a flip changes a byte, unavailable fails some reads", "[log]") {
  Filled log;
  log->inject({Fault::flip, 2, 0});
  CHECK(log.read(2) == "2:3 3:3 leeg");
  log->inject({Fault::unavailable, 0, 2});
  CHECK_FALSE(log->end());
  CHECK_FALSE(log->health().reachable);
  CHECK(log.read(0) == "unavailable");
  CHECK(log.read(0) == "unavailable");
  CHECK(log.read(3) == "3:3 leeg");
}

TEST_CASE("a step may wait for a number of reads", "[log]") {
  Filled log({{Fault::unavailable, 0, 1, 3}});
  CHECK(log.read(3) == "3:3 leeg");
  CHECK(log.read(3) == "3:3 leeg");
  CHECK(log.read(3) == "unavailable");
}

TEST_CASE("who reads is woken by each append", "[log]") {
  Filled log({}, 0);
  int woken = 0;
  log->on_arrival([&] { ++woken; });
  REQUIRE(log->append(base::Bytes{1}));
  CHECK(woken == 1);
  log->on_arrival(nullptr);
  REQUIRE(log->append(base::Bytes{1}));
  CHECK(woken == 1);
}

}  // namespace zegel::log
