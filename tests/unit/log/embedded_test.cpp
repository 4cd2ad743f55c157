#include "ledger/log/embedded.h"

#include <catch2/catch.hpp>
#include <thread>

#include "ledger/store/ledger_rows.h"
#include "tests/support/leaf_rows.h"
#include "tests/support/temp_dir.h"

namespace zegel::log {
namespace {

// Records of this test: 39 bytes of head, then the "JWS": 16 bytes jti and one letter. 'G' opens.
base::Bytes record(base::Byte number, char letter = 'a', base::Byte blind = 0) {
  base::Bytes bytes(39, blind);
  bytes.resize(39 + 16, number);
  bytes.push_back(static_cast<base::Byte>(letter));
  return bytes;
}

std::optional<Admitted> gate(base::ByteView bytes) {
  if (bytes.size() != 56) return std::nullopt;
  return Admitted{*base::Jti::from(bytes.subspan(39, 16)), bytes[55] == 'G'};
}

class Queue {
 public:
  explicit Queue(const EmbeddedOptions& options = {}) : options_(options) {
    store::StoreOptions how;
    how.create = true;
    how.map_bytes = 64u << 20;
    auto opened = store::Store::open(directory_ / "ledger", {"regie.leaf", "regie.jti"}, how);
    REQUIRE(opened);
    store_ = std::move(*opened);
    reopen();
  }
  void reopen() { log_ = std::make_unique<EmbeddedLog>(*store_, "regie", gate, options_); }
  // As the sequencer does after a batch.
  void commit(std::uint64_t first, const std::vector<base::Bytes>& leaves) {
    REQUIRE(zegel::test::put_leaves(*store_, first, leaves));
  }
  EmbeddedLog* operator->() { return log_.get(); }
  std::string code(base::Bytes bytes) {
    const auto status = log_->append(std::move(bytes));
    if (status) return "ok";
    if (status.error().refusals.empty()) return "fataal";
    return std::string(status.error().refusals[0].code);
  }

 private:
  test::TempDir directory_;
  EmbeddedOptions options_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<EmbeddedLog> log_;
};

const base::Bytes genesis = record(0, 'G');

}  // namespace

TEST_CASE("positions are leaf indices, before and after the commit", "[log]") {
  Queue log;
  REQUIRE(log->append(genesis));
  REQUIRE(log->append(record(1)));
  CHECK(log->end()->value == 2);
  const Batch batch = log->read({0}, {}, 0);
  REQUIRE(batch.records.size() == 2);
  CHECK(batch.drained);
  CHECK(batch.records[1].position.value == 1);
  log.commit(0, {genesis, record(1)});
  REQUIRE(log->append(record(2)));
  CHECK(log->read({2}, {}, 0).records.at(0).position.value == 2);
  CHECK(log->queued() == 1);           // what was committed is gone from the queue
  const Batch stored = log->read({0}, {}, 0);
  REQUIRE(stored.records.size() == 2); // and comes from the leaf table
  CHECK(base::as_text(stored.records[1].bytes) == base::as_text(record(1)));
  CHECK(log->read({4}, {}, 0).fault == ReadFault::truncated);
}

TEST_CASE("a batch that was not committed is read again", "[log][I2]") {
  Queue log;
  REQUIRE(log->append(genesis));
  CHECK(log->read({0}, {}, 0).records.size() == 1);
  CHECK(log->read({0}, {}, 0).records.size() == 1);
}

TEST_CASE("the queue does not survive the process, the leaves do", "[log][I2]") {
  Queue log;
  REQUIRE(log->append(genesis));
  log->read({0}, {}, 0);
  log.commit(0, {genesis});
  REQUIRE(log->append(record(1)));
  log.reopen();
  CHECK(log->end()->value == 1);
  CHECK(log->read({1}, {}, 0).drained);
}

TEST_CASE("the bytes that were moved in are the bytes that come out", "[log]") {
  Queue log;
  base::Bytes bytes = genesis;
  const base::Byte* was = bytes.data();
  REQUIRE(log->append(std::move(bytes)));
  CHECK(log->read({0}, {}, 0).records.at(0).bytes.data() == was);
}

TEST_CASE("no jti gets two places", "[log][V-JTI-1]") {
  Queue log;
  REQUIRE(log->append(genesis));
  REQUIRE(log->append(record(1, 'a', 7)));
  CHECK(log.code(record(1, 'a', 8)) == "ok");        // same JWS, another blind: the first lands
  CHECK(log->queued() == 2);
  CHECK(log.code(record(1, 'b')) == "V-JTI-1");
  log->read({0}, {}, 0);
  log.commit(0, {genesis, record(1, 'a', 7)});
  CHECK(log.code(record(1, 'a', 7)) == "ok");        // committed, but not yet read past
  log->read({2}, {}, 0);
  CHECK(log->queued() == 0);
  CHECK(log.code(record(1, 'a', 7)) == "V-JTI-1");
}

TEST_CASE("a record that the rule refuses gets no place", "[log]") {
  Queue log;
  CHECK(log.code(record(1)) == "fataal");            // the first must open the register
  CHECK(log.code(base::Bytes(10)) == "fataal");
  REQUIRE(log->append(genesis));
  CHECK(log.code(record(5, 'G')) == "fataal");       // and no other may
  CHECK(log->queued() == 1);
}

TEST_CASE("a full queue takes nothing: records, bytes, age", "[log]") {
  SECTION("records") {
    Queue log({.records = 2});
    REQUIRE(log->append(genesis));
    REQUIRE(log->append(record(1)));
    CHECK(log.code(record(2)) == "te-druk");
    CHECK(log->end()->value == 2);
    log->read({0}, {}, 0);
    log.commit(0, {genesis, record(1)});
    log->read({2}, {}, 0);
    CHECK(log.code(record(2)) == "ok");
  }
  SECTION("bytes") {
    Queue log({.bytes = 100});
    REQUIRE(log->append(genesis));
    CHECK(log.code(record(1)) == "te-druk");
  }
  SECTION("age of the oldest") {
    Queue log({.oldest_ms = -1});
    REQUIRE(log->append(genesis));
    CHECK(log.code(record(1)) == "te-druk");
  }
}

TEST_CASE("reads keep to their limits, and say that there is more", "[log]") {
  Queue log;
  REQUIRE(log->append(genesis));
  for (base::Byte i = 1; i < 5; ++i) REQUIRE(log->append(record(i)));
  const Batch two = log->read({0}, {2, 1'000}, 0);
  CHECK(two.records.size() == 2);
  CHECK_FALSE(two.drained);
  CHECK(log->read({0}, {100, 120}, 0).records.size() == 2);
  CHECK(log->read({0}, {100, 1}, 0).records.size() == 1);
}

TEST_CASE("a record ahead of its inhoud is read once its commit is asked for", "[log][I2]") {
  Queue log;
  REQUIRE(log->append(genesis));
  REQUIRE(log->append_ahead(record(1), 7));
  REQUIRE(log->append(record(2)));                   // keeps its place behind it
  const Batch durable = log->read({0}, {.inhoud = 6}, 0);
  CHECK(durable.records.size() == 1);
  CHECK(durable.drained);                            // nothing more now
  CHECK(log->read({0}, {}, 0).records.size() == 1);
  const Batch all = log->read({0}, {.inhoud = 7}, 0);
  REQUIRE(all.records.size() == 3);
  CHECK(all.records[1].position.value == 1);
  CHECK(log->queued() == 3);
}

TEST_CASE("what is withdrawn was never there", "[log][I2][V-JTI-1]") {
  Queue log;
  REQUIRE(log->append(genesis));
  REQUIRE(log->append_ahead(record(1, 'a', 7), 3));
  REQUIRE(log->append_ahead(record(2), 3));
  const Batch held = log->read({0}, {.inhoud = 3}, 0);
  REQUIRE(held.records.size() == 3);
  log->withdraw(3);
  log->withdraw(3);                                  // once is enough
  CHECK(held.records[1].bytes[0] == 7);              // the writer may still look at it
  CHECK(log->queued() == 1);
  CHECK(log->end()->value == 1);
  REQUIRE(log->append_ahead(record(1, 'a', 8), 4));  // the same event again
  REQUIRE(log->append_ahead(record(3), 4));
  const Batch after = log->read({0}, {.inhoud = 4}, 0);
  REQUIRE(after.records.size() == 3);
  CHECK(after.records[1].position.value == 1);
  CHECK(after.records[1].bytes[0] == 8);
  CHECK(after.records[2].position.value == 2);
  CHECK(log.code(record(1, 'b')) == "V-JTI-1");      // queued once more
  log.commit(0, {genesis, record(1, 'a', 8), record(3)});
  CHECK(log->read({3}, {}, 0).records.empty());
  CHECK(log->queued() == 0);
}

TEST_CASE("what is withdrawn takes no room", "[log]") {
  Queue log({.records = 2, .bytes = 120});
  REQUIRE(log->append(genesis));
  REQUIRE(log->append_ahead(record(1), 1));
  CHECK(log.code(record(2)) == "te-druk");
  log->withdraw(1);
  CHECK(log.code(record(2)) == "ok");
}

TEST_CASE("a withdrawn record 0 leaves the register unopened", "[log]") {
  Queue log;
  REQUIRE(log->append_ahead(genesis, 1));
  log->withdraw(1);
  CHECK(log.code(record(1)) == "fataal");
  CHECK(log.code(genesis) == "ok");
}

TEST_CASE("many threads append, each jti lands once, in the order of its thread", "[log]") {
  Queue log;
  REQUIRE(log->append(genesis));
  std::vector<std::thread> threads;
  for (base::Byte t = 0; t < 4; ++t)
    threads.emplace_back([&log, t] {
      for (base::Byte i = 0; i < 50; ++i) {
        if (!log->append(record(static_cast<base::Byte>(1 + t * 50 + i)))) std::abort();
        if (!log->append(record(static_cast<base::Byte>(1 + i)))) std::abort();  // all the same
      }
    });
  for (std::thread& thread : threads) thread.join();
  const Batch batch = log->read({0}, {1'000, 1u << 20}, 0);
  CHECK(batch.records.size() == 201);
  std::array<int, 4> last{-1, -1, -1, -1};
  for (const LogRecord& here : batch.records) {
    if (here.position.value == 0) continue;
    const int number = here.bytes[39] - 1;
    if (number < 50) continue;                        // shared by all threads
    CHECK(number > last[static_cast<std::size_t>(number / 50)]);
    last[static_cast<std::size_t>(number / 50)] = number;
  }
}

}  // namespace zegel::log
