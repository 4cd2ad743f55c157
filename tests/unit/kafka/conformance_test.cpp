// One suite for every driver of log.h (kafka.md 11, C1-C12). The mock cluster is no oracle for
// durability (C5) and has no markers (C9, see log_test.cpp).
#include <catch2/catch.hpp>
#include <thread>

#include "ledger/event/leaf.h"
#include "ledger/tlog/frontier.h"
#include "tests/unit/kafka/subjects.h"

namespace zegel::log {
namespace {

using test::numbered_leaf;
using test::OnEmbedded;
using test::OnMemory;
using test::OnMock;
using test::OnReal;
using test::read_back;

#define EVERY_DRIVER OnMemory, OnEmbedded, OnMock, OnReal
#define EVERY_DRIVER_THAT_LASTS OnMemory, OnEmbedded, OnReal

std::vector<base::Bytes> leaves(std::uint32_t count, std::uint32_t from = 0) {
  std::vector<base::Bytes> out;
  for (std::uint32_t i = from; i < from + count; ++i)
    out.push_back(numbered_leaf(i, 56 + i * 13 % 900));
  return out;
}

// Appends, reads back and commits, as a sequencer would.
void land(test::Subject& subject, const std::vector<base::Bytes>& records, std::uint64_t at = 0) {
  subject.append_all(records);
  REQUIRE(read_back(subject.log(), at, records.size()).records == records);
  subject.accept(at, records);
}

std::string code(const base::Status& status) {
  if (status) return "ok";
  if (status.error().code == base::Code::fatal) return "fataal";
  return std::string(status.error().refusals.at(0).code);
}

base::Hash root_of(const std::vector<base::Bytes>& records) {
  tlog::Frontier frontier;
  for (const base::Bytes& record : records)
    frontier.push(event::leaf_hash(record), [](unsigned, const base::Hash&) {});
  return frontier.root();
}

}  // namespace

TEMPLATE_TEST_CASE("C1 records come back in the order of their append, byte by byte",
                   "[kafka][C1]", EVERY_DRIVER) {
  TestType subject;
  if (!subject.present()) return;
  const auto records = leaves(600);
  subject.append_all(records);
  const auto back = read_back(subject.log(), 0, records.size());
  CHECK(back.fault == ReadFault::none);
  CHECK(back.records == records);
}

TEMPLATE_TEST_CASE("C2 the same question gets the same answer", "[kafka][C2]", EVERY_DRIVER) {
  TestType subject;
  if (!subject.present()) return;
  const auto records = leaves(40);
  land(subject, records);
  const std::vector<base::Bytes> tail(records.begin() + 25, records.end());
  CHECK(read_back(subject.log(), 25, 15).records == tail);
  CHECK(read_back(subject.log(), 0, 40).records == records);
  CHECK(read_back(subject.log(), 25, 15).records == tail);
  CHECK(read_back(subject.log(), 0, 40).records == records);
}

TEMPLATE_TEST_CASE("C3 at the end there is nothing and it says so; beyond it is truncated",
                   "[kafka][C3]", EVERY_DRIVER) {
  TestType subject;
  if (!subject.present()) return;
  land(subject, leaves(5));
  const Batch at_end = subject.log().read({5}, {}, 50);
  CHECK(at_end.records.empty());
  CHECK(at_end.drained);
  CHECK(at_end.fault == ReadFault::none);
  CHECK(test::meets(subject.log(), 6, ReadFault::truncated));
  CHECK(test::meets(subject.log(), 1'000, ReadFault::truncated));
  CHECK(read_back(subject.log(), 4, 1).records.size() == 1);  // and it goes on
}

TEMPLATE_TEST_CASE("C4 the end never decreases", "[kafka][C4]", EVERY_DRIVER) {
  TestType subject;
  if (!subject.present()) return;
  std::uint64_t last = subject.log().end().value().value;
  CHECK(last == 0);
  for (std::uint32_t i = 0; i < 8; ++i) {
    const auto more = leaves(5, i * 5);
    land(subject, more, i * 5);
    const auto end = subject.log().end();
    REQUIRE(end);
    CHECK(end->value >= last);
    last = end->value;
  }
  CHECK(last == 40);
}

TEMPLATE_TEST_CASE("C5 accepted records survive reopening", "[kafka][C5][I2]",
                   EVERY_DRIVER_THAT_LASTS) {
  TestType subject;
  if (!subject.present()) return;
  const auto records = leaves(30);
  land(subject, records);
  subject.reopen();
  CHECK(subject.log().end()->value == 30);
  CHECK(read_back(subject.log(), 0, 30).records == records);
}

TEMPLATE_TEST_CASE("C6 4,135 bytes pass, 4,136 are refused without effect", "[kafka][C6]",
                   EVERY_DRIVER) {
  TestType subject;
  if (!subject.present()) return;
  land(subject, {numbered_leaf(0)});
  REQUIRE(subject.log().append(numbered_leaf(1, 4'135)));
  CHECK(code(subject.log().append(numbered_leaf(2, 4'136))) == "fataal");
  REQUIRE(subject.log().append(numbered_leaf(3)));
  const auto back = read_back(subject.log(), 1, 2);
  REQUIRE(back.records.size() == 2);
  CHECK(back.records[0].size() == 4'135);
  CHECK(back.records[1] == numbered_leaf(3));
  CHECK(subject.log().end()->value == 3);
}

TEMPLATE_TEST_CASE("C7 without room an append is refused, nothing is taken, and it goes on",
                   "[kafka][C7]", EVERY_DRIVER) {
  TestType subject;
  if (!subject.present()) return;
  const auto records = leaves(4);
  subject.narrow(4);
  subject.append_all(records);
  CHECK(code(subject.log().append(numbered_leaf(4))) == "te-druk");
  subject.widen();
  CHECK(read_back(subject.log(), 0, 4).records == records);
  subject.accept(0, records);
  CHECK(subject.log().read({4}, {}, 50).records.empty());
  // On Kafka there is room again once the reports are in, and those may follow the records.
  REQUIRE(test::becomes([&] { return code(subject.log().append(numbered_leaf(5))) == "ok"; }));
  CHECK(read_back(subject.log(), 4, 1).records.at(0) == numbered_leaf(5));
}

TEMPLATE_TEST_CASE("C8 of two writers each one's order is kept", "[kafka][C8]", EVERY_DRIVER) {
  TestType subject;
  if (!subject.present()) return;
  land(subject, {numbered_leaf(0)});
  Log& log = subject.log();
  const auto write = [&log](std::uint32_t from) {
    for (const base::Bytes& record : leaves(150, from))
      if (!log.append(record)) std::abort();
  };
  std::thread one(write, 1), two(write, 1'000);
  one.join();
  two.join();
  const auto back = read_back(log, 1, 300);
  REQUIRE(back.records.size() == 300);
  std::vector<base::Bytes> first, second;
  for (const base::Bytes& record : back.records)
    (base::ByteReader(base::ByteView(record).subspan(39)).get<std::uint32_t>() < 1'000 ? first
                                                                                       : second)
        .push_back(record);
  CHECK(first == leaves(150, 1));
  CHECK(second == leaves(150, 1'000));
}

TEMPLATE_TEST_CASE("C9 a gap and corruption are reported, after what stands before them",
                   "[kafka][C9][F13]", EVERY_DRIVER_THAT_LASTS) {
  TestType subject;
  if (!subject.present()) return;
  const auto records = leaves(10);
  land(subject, records);
  CHECK(subject.log().read({10}, {}, 50).records.empty());
  for (const test::Subject::Damage& damage : subject.damage()) {
    CHECK(test::meets(subject.log(), damage.position, damage.fault));
    CHECK(subject.log().read({damage.position}, {}, 50).records.empty());
    const std::uint64_t before = damage.position - 1;
    CHECK(read_back(subject.log(), before, 1).records.size() == 1);
    CHECK(read_back(subject.log(), before, 3).fault == damage.fault);
  }
}

TEMPLATE_TEST_CASE("C10 a batch keeps to its limits, and one record always goes", "[kafka][C10]",
                   EVERY_DRIVER) {
  TestType subject;
  if (!subject.present()) return;
  std::vector<base::Bytes> records;
  for (std::uint32_t i = 0; i < 20; ++i) records.push_back(numbered_leaf(i, 100));
  land(subject, records);
  Log& log = subject.log();
  CHECK(log.read({0}, {5, 1u << 20}, 1'000).records.size() == 5);
  CHECK_FALSE(log.read({5}, {5, 1u << 20}, 1'000).drained);
  const Batch few = log.read({10}, {100, 350}, 1'000);
  CHECK(few.records.size() >= 3);
  CHECK(few.records.size() <= 4);          // embedded counts the head of its rows
  CHECK(log.read({14}, {100, 1}, 1'000).records.size() == 1);
  CHECK(read_back(log, 15, 5).records.size() == 5);
}

TEMPLATE_TEST_CASE("C11 a failed append leaves nothing, also after reopening", "[kafka][C11]",
                   EVERY_DRIVER) {
  TestType subject;
  if (!subject.present()) return;
  const auto records = leaves(3);
  subject.narrow(3);
  subject.append_all(records);
  CHECK(code(subject.log().append(numbered_leaf(3))) == "te-druk");
  CHECK(code(subject.log().append(base::Bytes(5'000))) != "ok");
  subject.widen();
  CHECK(read_back(subject.log(), 0, 3).records == records);
  subject.accept(0, records);
  subject.reopen();
  CHECK(subject.log().end()->value == 3);
  CHECK(read_back(subject.log(), 0, 3).records == records);
  CHECK(subject.log().read({3}, {}, 50).records.empty());
}

TEMPLATE_TEST_CASE("C12 leaves of one driver, replayed into another, give the same root",
                   "[kafka][C12][I4]", EVERY_DRIVER) {
  TestType subject;
  if (!subject.present()) return;
  OnMemory source;
  land(source, leaves(300));
  const auto given = read_back(source.log(), 0, 300).records;
  land(subject, given);
  const auto back = read_back(subject.log(), 0, 300).records;
  REQUIRE(back.size() == 300);
  CHECK(root_of(back) == root_of(leaves(300)));
}

}  // namespace zegel::log
