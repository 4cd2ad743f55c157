// Sealed records that go to a topic as well, and those that come from it (kafka.md 4, 6).
#include <catch2/catch.hpp>

#include <future>

#include "ledger/inhoud/inhoud_store.h"
#include "ledger/inhoud/outlet.h"
#include "ledger/inhoud/record.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/keys/world.h"

namespace zegel::inhoud::test {
namespace {

using keys::test::id_of;

Key key_of(std::uint8_t n) { return {id_of<base::Jti>(n), id_of<base::JwsTag>(1)}; }

base::Bytes record_of(std::uint8_t n, std::uint16_t generation, base::Byte nonce = 0) {
  base::Bytes record;
  write_head(record, {generation, id_of<base::Jti>(n), id_of<base::JwsTag>(1), {}}, 1);
  write_part_head(record, false, id_of<base::BladId>(n), crypto::Nonce{nonce}, 0);
  return record;
}

// A topic that answers when the test says so.
struct Topic final : Outlet {
  struct Sent {
    Key key;
    base::Bytes record;
    InhoudStore::Done done;
  };
  std::vector<Sent> sent;
  void publish(std::string_view, const Key& key, base::Bytes record,
               InhoudStore::Done done) override {
    sent.push_back({key, std::move(record), std::move(done)});
  }
};

struct World {
  zegel::test::TempDir dir;
  Topic topic;
  std::unique_ptr<InhoudStore> store = *InhoudStore::open(dir.path(), {"regie"}, true);

  std::vector<Key> take(const Key& key, const base::Bytes& record) {
    const InhoudStore::Incoming one{key, record};
    auto newer = store->replicate("regie", {&one, 1});
    REQUIRE(newer);
    return *newer;
  }
};

}  // namespace

TEST_CASE("een record is bewaard als het hier en in het topic staat, niet eerder") {
  World world;
  world.store->publish_to(world.topic);
  std::vector<base::Status> answer;
  world.store->keep("regie", key_of(1), record_of(1, 1),
                    [&](base::Status status) { answer.push_back(std::move(status)); });
  REQUIRE(world.topic.sent.size() == 1);
  CHECK(world.store->get("regie", key_of(1)));
  CHECK(answer.empty());
  SECTION("het topic heeft het") {
    world.topic.sent[0].done({});
    REQUIRE(answer.size() == 1);
    CHECK(answer[0]);
  }
  SECTION("het topic weigert") {
    world.topic.sent[0].done(std::unexpected(base::Failure::unavailable("V-DUR-1")));
    REQUIRE(answer.size() == 1);
    CHECK_FALSE(answer[0]);
  }
}

TEST_CASE("een wees verdwijnt hier en in het topic") {
  World world;
  world.store->publish_to(world.topic);
  world.store->keep("regie", key_of(1), record_of(1, 1), [](base::Status) {});
  world.topic.sent[0].done({});
  std::vector<base::Status> erased;
  world.store->erase_orphan("regie", key_of(1), sealing_of(record_of(1, 1)),
                            [&](base::Status status) { erased.push_back(std::move(status)); });
  while (world.topic.sent.size() < 2) std::this_thread::yield();
  CHECK(world.topic.sent[1].record.empty());
  world.topic.sent[1].done({});
  REQUIRE(erased.size() == 1);
  CHECK_FALSE(world.store->get("regie", key_of(1)));
}

TEST_CASE("een hogere generatie vervangt, een lagere nooit, bij gelijk blijft de eerste") {
  World world;
  CHECK(world.take(key_of(1), record_of(1, 2, 7)).empty());
  CHECK(*world.store->get("regie", key_of(1)) == record_of(1, 2, 7));
  CHECK(world.take(key_of(1), record_of(1, 2, 8)).empty());
  CHECK(*world.store->get("regie", key_of(1)) == record_of(1, 2, 7));
  CHECK(world.take(key_of(1), record_of(1, 3, 9)).empty());
  CHECK(*world.store->get("regie", key_of(1)) == record_of(1, 3, 9));
  // A late one of a dead sender is answered with what is stored.
  const auto newer = world.take(key_of(1), record_of(1, 1));
  REQUIRE(newer.size() == 1);
  CHECK(newer[0].jti == key_of(1).jti);
  CHECK(*world.store->get("regie", key_of(1)) == record_of(1, 3, 9));
}

TEST_CASE("een leeg record neemt het weg; wat er niet is, blijft weg") {
  World world;
  world.take(key_of(1), record_of(1, 1));
  world.take(key_of(1), {});
  CHECK_FALSE(world.store->get("regie", key_of(1)));
  world.take(key_of(2), {});
  CHECK_FALSE(world.store->get("regie", key_of(2)));
}

TEST_CASE("wat alleen kwam en nog in het dagboek staat, telt mee voor wat er binnenkomt") {
  World world;
  world.store->keep("regie", key_of(1), record_of(1, 2, 7), [](base::Status) {});
  const auto kept = [&] {
    CHECK(world.store->empty_daybook());
    return world.store->get("regie", key_of(1));
  };
  SECTION("het eigen record komt terug") {
    CHECK(world.take(key_of(1), record_of(1, 2, 8)).empty());
    CHECK(kept() == record_of(1, 2, 7));
  }
  SECTION("een lagere generatie") {
    CHECK(world.take(key_of(1), record_of(1, 1)).size() == 1);
    CHECK(kept() == record_of(1, 2, 7));
  }
  SECTION("een hogere generatie") {
    CHECK(world.take(key_of(1), record_of(1, 3)).empty());
    CHECK(kept() == record_of(1, 3));
  }
  SECTION("het is weg") {
    world.take(key_of(1), {});
    CHECK_FALSE(kept());
  }
}

}  // namespace zegel::inhoud::test
