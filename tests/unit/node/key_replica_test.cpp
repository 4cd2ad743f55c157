// The topic of wrapped blads beside a keystore, by a script of the topic (sleutels.md 15).
#include "ledger/node/key_replica.h"

#include <deque>

#include "tests/unit/keys/world.h"

namespace zegel::node {
namespace {

using keys::KeyRow;
using keys::KeyTakeover;
using keys::TopicBytes;
using keys::test::common;
using keys::test::dossier;
using keys::test::hour;
using keys::test::pid;
using keys::test::regie;

constexpr std::int64_t patience_ms = 20'000;
using Process = KeyReplica::Process;
Process process(std::uint8_t fill) { return keys::test::id_of<base::Pid>(fill).raw; }

// In memory. What is held back was taken, and cannot be read yet.
class ScriptTopic final : public KeyTopic {
 public:
  base::Status append(TopicBytes record) override {
    const std::lock_guard hold(lock_);
    if (full_) return std::unexpected(base::Failure::unavailable("te-druk"));
    put(std::move(record));
    return {};
  }
  log::KafkaBatch read(base::Position from) override {
    const std::lock_guard hold(lock_);
    log::KafkaBatch batch;
    for (std::uint64_t at = from.value; at < readable_; ++at)
      batch.records.push_back({{at}, records_[at].key, records_[at].value,
                               records_[at].value.empty(), 0});
    batch.next = {std::max(from.value, readable_)};
    batch.drained = true;
    return batch;
  }
  base::Result<base::Position> end() override {
    const std::lock_guard hold(lock_);
    return base::Position{readable_};
  }
  void on_arrival(std::function<void()> wake) override {
    const std::lock_guard hold(lock_);
    wake_ = std::move(wake);
  }

  void write(TopicBytes record) {          // by another process
    const std::lock_guard hold(lock_);
    put(std::move(record));
  }
  void hold_back(bool held) {
    const std::lock_guard hold(lock_);
    held_ = held;
    if (!held) readable_ = records_.size();
    changed_.notify_all();
  }
  void lose_rows() {                       // taken, and never there
    const std::lock_guard hold(lock_);
    losing_ = true;
  }
  void fill(bool full) {
    const std::lock_guard hold(lock_);
    full_ = full;
  }
  std::vector<TopicBytes> all() {
    const std::lock_guard hold(lock_);
    return {records_.begin(), records_.end()};
  }
  // Until there are this many of a kind.
  bool await(std::uint8_t kind, std::size_t count) {
    std::unique_lock hold(lock_);
    return changed_.wait_for(hold, std::chrono::milliseconds(patience_ms), [&] {
      return of_kind(kind) + lost_ >= count;
    });
  }
  std::size_t count(std::uint8_t kind) {
    const std::lock_guard hold(lock_);
    return of_kind(kind);
  }

 private:
  std::size_t of_kind(std::uint8_t kind) const {
    return static_cast<std::size_t>(std::count_if(
        records_.begin(), records_.end(), [&](const auto& one) { return one.key[0] == kind; }));
  }
  void put(TopicBytes record) {
    if (losing_ && record.key[0] == 1) {
      ++lost_;
    } else {
      records_.push_back(std::move(record));  // a deque: views of earlier ones stay
      if (!held_) readable_ = records_.size();
    }
    changed_.notify_all();
  }

  std::mutex lock_;
  std::condition_variable changed_;
  std::deque<TopicBytes> records_;
  std::uint64_t readable_ = 0;
  std::size_t lost_ = 0;
  bool held_ = false, full_ = false, losing_ = false;
  std::function<void()> wake_;
};

constexpr std::uint8_t row_kind = 1, mark_kind = 2, takeover_kind = 3;

struct Side {                              // one process with its keystore
  explicit Side(keys::test::World& world, ScriptTopic& topic, Process self,
                std::int64_t read_back_ms = patience_ms)
      : keeper(world.open()), replica(topic, self, read_back_ms) {
    REQUIRE(replica.reach_end(patience_ms));
    REQUIRE(replica.bind(*keeper));
    keeper->publish_to(replica);
  }
  bool opens(std::uint32_t termijn) {
    replica.become_active(termijn);
    return replica.await_open(patience_ms);
  }
  base::Result<std::vector<keys::Lease>> blads(const base::Pid& partij = common) {
    return keeper->blads_for(regie, dossier(1), std::span(&partij, 1), hour);
  }
  std::unique_ptr<keys::Keeper> keeper;
  KeyReplica replica;
};

base::BladId id_in(const base::Result<std::vector<keys::Lease>>& leases) {
  REQUIRE(leases);
  return leases->front().id();
}

// A second data directory of the same ledger: another node with the same dragers.
struct Copy : keys::test::World {
  explicit Copy(const keys::test::World& of) {
    options = of.options;
    options.data = dir / "kopie";
    std::filesystem::copy(of.options.data, options.data, std::filesystem::copy_options::recursive);
  }
};

TEST_CASE("the keeper opens after its takeover and the mark of its epoch were read back",
          "[sleutels-15]") {
  keys::test::World world;
  world.made();
  ScriptTopic topic;
  Side side(world, topic, process(1));
  CHECK(keys::test::code_of(side.blads()) == "V-DUR-1");
  CHECK(topic.all().empty());              // not known yet who is active
  topic.hold_back(true);
  side.replica.become_active(3);
  REQUIRE(topic.await(takeover_kind, 1));
  CHECK(keys::test::code_of(side.blads()) == "V-DUR-1");
  topic.hold_back(false);
  REQUIRE(side.replica.await_open(patience_ms));
  CHECK(topic.count(mark_kind) == 1);
  const base::BladId id = id_in(side.blads());
  CHECK(side.replica.holds(id));
  CHECK(topic.count(row_kind) == 1);
}

TEST_CASE("a start with the same mark in the topic produces no second one", "[sleutels-15]") {
  keys::test::World world;
  world.made();
  ScriptTopic topic;
  {
    Side side(world, topic, process(1));
    REQUIRE(side.opens(1));
  }
  Side side(world, topic, process(2));
  REQUIRE(side.opens(2));
  CHECK(topic.count(mark_kind) == 1);
  CHECK(topic.count(takeover_kind) == 2);
}

TEST_CASE("a row that is read back late gives no lease before that", "[I2][sleutels-15]") {
  keys::test::World world;
  world.made();
  ScriptTopic topic;
  Side side(world, topic, process(1), 50);
  REQUIRE(side.opens(1));
  topic.hold_back(true);
  CHECK(keys::test::code_of(side.blads()) == "V-DUR-1");
  topic.hold_back(false);
  REQUIRE(side.replica.reach_end(patience_ms));
  CHECK(side.blads());
  CHECK(side.keeper->stand().blads == 1);
}

TEST_CASE("a row behind the takeover of another process gives no lease", "[F21][sleutels-15]") {
  keys::test::World world;
  world.made();
  ScriptTopic topic;
  Side side(world, topic, process(1));
  REQUIRE(side.opens(1));
  topic.hold_back(true);
  topic.write(encode(KeyTakeover{2, process(2)}));
  std::jthread release([&] {
    topic.await(row_kind, 1);
    topic.hold_back(false);
  });
  CHECK(keys::test::code_of(side.blads()) == "V-DUR-1");
  CHECK_FALSE(side.replica.open());
  CHECK(keys::test::code_of(side.blads(pid(1))) == "V-DUR-1");
  CHECK(topic.count(row_kind) == 1);       // nor another blad
}

TEST_CASE("an older takeover of another process changes nothing", "[sleutels-15]") {
  keys::test::World world;
  world.made();
  ScriptTopic topic;
  Side side(world, topic, process(1));
  REQUIRE(side.opens(5));
  topic.write(encode(KeyTakeover{4, process(2)}));
  CHECK(side.blads());
}

TEST_CASE("rows that the topic lost are produced again at the next start", "[sleutels-15]") {
  keys::test::World world;
  world.made();
  base::BladId id;
  {
    ScriptTopic gone;
    Side side(world, gone, process(1));
    REQUIRE(side.opens(1));
    id = id_in(side.blads());
  }
  ScriptTopic topic;
  Side side(world, topic, process(2));
  CHECK(topic.count(row_kind) == 0);
  REQUIRE(side.opens(2));
  REQUIRE(topic.await(row_kind, 1));
  CHECK(id_in(side.blads()) == id);
  CHECK(side.replica.holds(id));
}

TEST_CASE("a row that is taken but never lands is produced again", "[I2][sleutels-15]") {
  keys::test::World world;
  world.made();
  ScriptTopic topic;
  Side side(world, topic, process(1), 50);
  REQUIRE(side.opens(1));
  topic.lose_rows();
  CHECK(keys::test::code_of(side.blads()) == "V-DUR-1");
  REQUIRE(topic.await(row_kind, 2));       // again, by itself
  CHECK(side.keeper->stand().blads == 1);
}

TEST_CASE("a row that differs or is emptied is produced again before any lease on it",
          "[sleutels-15]") {
  keys::test::World world;
  world.made();
  ScriptTopic topic;
  Side side(world, topic, process(1));
  REQUIRE(side.opens(1));
  const base::BladId id = id_in(side.blads());
  const auto mine = side.keeper->row(id);
  topic.write(encode(KeyRow{1, id, {}, false}));
  REQUIRE(topic.await(row_kind, 3));       // ours, theirs, ours
  topic.write(encode(keys::RowGone{1, id}));
  REQUIRE(topic.await(row_kind, 5));
  CHECK(id_in(side.blads()) == id);
  const auto last = keys::parse_topic_record(topic.all().back().key, topic.all().back().value);
  CHECK(std::get<KeyRow>(*last).row == mine);
}

TEST_CASE("another mark of an epoch is answered with that of the keystore", "[sleutels-15]") {
  keys::test::World world;
  world.made();
  ScriptTopic topic;
  Side side(world, topic, process(1));
  REQUIRE(side.opens(1));
  topic.write(encode(keys::EpochMark{9, 9, {}, {}}));
  REQUIRE(topic.await(mark_kind, 3));
  CHECK(topic.all().back().value == encode(side.keeper->mark()).value);
}

TEST_CASE("a row of a process that had been replaced is emptied and never counts",
          "[F21][sleutels-15]") {
  keys::test::World world;
  world.made();
  Copy elsewhere(world);
  ScriptTopic topic;
  Side old(world, topic, process(1), 50);
  REQUIRE(old.opens(1));
  Side now(elsewhere, topic, process(2));
  REQUIRE(now.opens(2));
  KeyRow late{1, keys::test::id_of<base::BladId>(7), {}, false};
  topic.write(encode(late));
  REQUIRE(topic.await(row_kind, 2));
  const auto answer = keys::parse_topic_record(topic.all().back().key, topic.all().back().value);
  CHECK(std::get<keys::RowGone>(*answer).id == late.id);
  CHECK(now.keeper->stand().blads == 0);
  CHECK(keys::test::code_of(old.blads()) == "V-DUR-1");
}

TEST_CASE("who takes over has the blads that the other one made", "[sleutels-15]") {
  keys::test::World world;
  world.made();
  Copy elsewhere(world);
  ScriptTopic topic;
  Side first(world, topic, process(1));
  REQUIRE(first.opens(1));
  const base::BladId before = id_in(first.blads());
  Side second(elsewhere, topic, process(2));
  CHECK(second.keeper->open(regie, before));     // while it reads along
  const base::BladId later = id_in(first.blads(pid(1)));
  REQUIRE(second.opens(2));
  CHECK(id_in(second.blads()) == before);
  CHECK(second.keeper->open(regie, later));
  CHECK(second.keeper->verify_all());
}

TEST_CASE("a follower keeps the rows unopened, and they fill a keystore at its promotion",
          "[sleutels-15]") {
  keys::test::World world;
  world.made();
  ScriptTopic topic;
  base::BladId id;
  Side active(world, topic, process(1));
  REQUIRE(active.opens(1));
  id = id_in(active.blads());

  KeyReplica follower(topic, process(2));
  follower.become_follower();
  REQUIRE(follower.reach_end(patience_ms));
  CHECK_FALSE(follower.open());
  CHECK_FALSE(follower.holds(id));
  REQUIRE(follower.mark());
  REQUIRE(follower.rows(1).size() == 1);

  Copy promoted(world);
  std::filesystem::remove_all(promoted.options.data / "sleutels.1");
  std::filesystem::remove(promoted.options.data / "sleutels.huidig");
  REQUIRE(keys::Keeper::restore(promoted.options, *follower.mark(), follower.rows(1),
                                promoted.random));
  CHECK(promoted.open()->open(regie, id));
}

TEST_CASE("a full sender is tried again", "[sleutels-15]") {
  keys::test::World world;
  world.made();
  ScriptTopic topic;
  Side side(world, topic, process(1));
  topic.fill(true);
  side.replica.become_active(1);
  topic.fill(false);
  REQUIRE(side.replica.await_open(patience_ms));
}

TEST_CASE("a stop ends who waits for a row", "[sleutels-15]") {
  keys::test::World world;
  world.made();
  ScriptTopic topic;
  Side side(world, topic, process(1));
  REQUIRE(side.opens(1));
  topic.hold_back(true);
  std::jthread stopper([&] {
    topic.await(row_kind, 1);
    side.replica.stop();
  });
  CHECK(keys::test::code_of(side.blads()) == "V-DUR-1");
}

}  // namespace
}  // namespace zegel::node
