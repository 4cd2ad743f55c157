// Writing and reading while somebody kills brokers (kafka.md 12): hidden, run by outage.py, on
// three real nodes. The duration comes from ZEGEL_KAFKA_SECONDEN.
#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>
#include <numeric>
#include <set>
#include <thread>

#include "ledger/log/kafka_topics.h"
#include "tests/unit/kafka/real_broker.h"
#include "tests/unit/kafka/rig.h"

namespace zegel::log {
namespace {

base::Bytes record(std::uint64_t number) {
  base::Bytes bytes(700, static_cast<base::Byte>(number * 31));
  base::Bytes head;
  base::ByteWriter(head).put(number);
  std::ranges::copy(head, bytes.begin());
  return bytes;
}

// What one reader saw: every position once and in order, or it says what was wrong.
struct Seen {
  std::vector<std::uint64_t> numbers;      // by position
  std::atomic<std::uint64_t> read{0};
  std::string wrong;
  std::int64_t longest_pause_ms = 0;
};

struct Sent {
  std::uint64_t taken = 0, refused = 0;
  std::atomic<std::uint64_t> persisted{0};
};

void send(test::Rig& rig, Sent& sent) {
  KafkaOutgoing outgoing;
  outgoing.value = record(sent.taken);
  outgoing.done = [&sent](KafkaLanding landing) {
    sent.persisted += landing == KafkaLanding::persisted;
  };
  rig.producer().append(rig.lane(), std::move(outgoing)) ? ++sent.taken : ++sent.refused;
}

// Without the copies that a producer of 2.0.2 may leave: L7 makes them inert.
std::vector<std::uint64_t> first_places(const std::vector<std::uint64_t>& numbers) {
  std::set<std::uint64_t> known;
  std::vector<std::uint64_t> out;
  for (const std::uint64_t number : numbers)
    if (known.insert(number).second) out.push_back(number);
  return out;
}

void read_on(Log& log, Seen& seen, const std::atomic<bool>& stop) {
  test::Bell arrived;
  log.on_arrival([&] { arrived.ring(); });
  std::int64_t last = base::monotonic_ms();
  while (!stop && seen.wrong.empty()) {
    const Batch batch = log.read({seen.numbers.size()}, {}, 20);
    if (batch.fault == ReadFault::gap || batch.fault == ReadFault::corrupt)
      seen.wrong = "fault " + std::to_string(static_cast<int>(batch.fault));
    for (const LogRecord& one : batch.records)
      seen.numbers.push_back(base::ByteReader(one.bytes).get<std::uint64_t>());
    seen.read = seen.numbers.size();
    const std::int64_t now = base::monotonic_ms();
    if (!batch.records.empty()) {
      seen.longest_pause_ms = std::max(seen.longest_pause_ms, now - last);
      last = now;
    }
    if (batch.records.empty()) arrived.wait(50);
  }
  log.on_arrival(nullptr);
}

}  // namespace

TEST_CASE("what is persisted is read, in order, while brokers die and come back", "[.outage]") {
  const auto settings = test::real_broker();
  if (!settings) return;
  const char* seconds = std::getenv("ZEGEL_KAFKA_SECONDEN");
  REQUIRE(seconds != nullptr);
  const std::string topic = test::real_topic(*settings, KafkaTopicKind::gebeurtenissen);
  test::Rig rig(*settings, topic);
  Seen seen;
  Sent sent;
  std::atomic<bool> stop{false};
  std::thread reader([&] { read_on(rig.log(), seen, stop); });
  test::Bell never;
  const std::int64_t began = base::monotonic_ms();
  for (std::int64_t told = 0; told < std::atoi(seconds);) {
    for (int i = 0; i < 20; ++i) send(rig, sent);
    never.wait(10);
    if (base::monotonic_ms() < began + (told + 1) * 1'000) continue;
    const KafkaLaneHealth health = rig.producer().health(rig.lane());
    std::cout << ++told << " s: taken " << sent.taken << ", read " << seen.read << ", waiting "
              << health.load.records << " " << health.reason << std::endl;
  }
  // All are back: what waits goes, and what went is read.
  CHECK(test::becomes([&] { return rig.producer().health(rig.lane()).load.records == 0; }, 60'000));
  rig.producer().stop();
  CHECK(sent.persisted == sent.taken);
  CHECK(test::becomes([&] { return seen.read >= sent.persisted; }));
  stop = true;
  reader.join();
  CHECK(seen.wrong.empty());
  const auto first = first_places(seen.numbers);
  std::vector<std::uint64_t> wanted(sent.taken);
  std::iota(wanted.begin(), wanted.end(), 0);
  CHECK((first == wanted));
  const KafkaProducerMetrics metrics = rig.producer().metrics();
  std::cout << "taken " << sent.taken << ", refused " << sent.refused << ", read " << seen.read
            << ", repeats " << seen.numbers.size() - first.size() << ", longest pause "
            << seen.longest_pause_ms << " ms, fatal " << metrics.fatal << ", again "
            << metrics.again << std::endl;
}

}  // namespace zegel::log
