#include "ledger/inhoud/inhoud_store.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <latch>
#include <thread>

#include "ledger/base/limits.h"
#include "ledger/inhoud/record.h"
#include "ledger/store/current.h"
#include "tests/unit/keys/full_disk.h"
#include "tests/unit/keys/world.h"

namespace zegel::inhoud::test {
namespace {

using keys::test::code_of;
using keys::test::FullDisk;
using keys::test::file_bytes;
using keys::test::id_of;
using keys::test::write_file;
const std::vector<std::string> registers{"toezicht", "regie"};

Key key_of(std::uint8_t n, std::uint8_t h = 1) {
  return {id_of<base::Jti>(n), id_of<base::JwsTag>(h)};
}
base::Bytes record_of(std::uint8_t n, std::uint16_t generation = 1, std::size_t extra = 0,
                      base::Byte nonce = 0) {
  base::Bytes record;
  write_head(record, {generation, id_of<base::Jti>(n), id_of<base::JwsTag>(1), {}}, 1);
  write_part_head(record, false, id_of<base::BladId>(n), crypto::Nonce{nonce}, 0);
  record.resize(record.size() + extra);
  return record;
}

struct Fixture {
  Fixture() { base::journal_silence(true); }
  std::unique_ptr<InhoudStore> open(bool create = true, bool read_only = false) {
    auto store = InhoudStore::open(dir.path(), registers, create, read_only);
    if (!store) FAIL(store.error().detail);
    return std::move(*store);
  }
  zegel::test::TempDir dir;
};
base::Status keep(InhoudStore& store, const Key& key, base::Bytes record,
                  std::string_view reg = "regie") {
  std::promise<base::Status> answer;
  store.keep(reg, key, std::move(record),
             [&](base::Status status) { answer.set_value(std::move(status)); });
  return answer.get_future().get();
}
base::Status erase(InhoudStore& store, const Key& key, const Sealing& seen) {
  std::promise<base::Status> answer;
  store.erase_orphan("regie", key, seen,
                     [&](base::Status status) { answer.set_value(std::move(status)); });
  return answer.get_future().get();
}

}  // namespace

TEST_CASE("what is kept is found under its key, in its register", "[inhoud]") {
  Fixture f;
  const auto store = f.open();
  REQUIRE(keep(*store, key_of(1), record_of(1)));
  CHECK(store->get("regie", key_of(1)) == record_of(1));
  CHECK_FALSE(store->get("toezicht", key_of(1)));
  CHECK_FALSE(store->get("regie", key_of(2)));
  CHECK_FALSE(store->get("regie", key_of(1, 2)));  // another JWS under the same jti
}

TEST_CASE("kept is durable: the files as they are hold it", "[inhoud][I2]") {
  Fixture f;
  const auto store = f.open();
  REQUIRE(keep(*store, key_of(1), record_of(1)));
  const zegel::test::TempDir crash;
  std::filesystem::copy(f.dir.path(), crash.path(), std::filesystem::copy_options::recursive);
  const auto after = InhoudStore::open(crash.path(), registers, false);
  REQUIRE(after);
  CHECK((*after)->get("regie", key_of(1)) == record_of(1));
}

TEST_CASE("closing serves the queue first", "[inhoud][I2]") {
  Fixture f;
  std::atomic<int> told{0};
  {
    const auto store = f.open();
    for (std::uint8_t n = 0; n < 100; ++n)
      store->keep("regie", key_of(n), record_of(n), [&](base::Status status) {
        told += status.has_value();
      });
  }
  CHECK(told == 100);
  const auto store = f.open(false);
  for (std::uint8_t n = 0; n < 100; ++n) REQUIRE(store->get("regie", key_of(n)));
}

TEST_CASE("answers come in the order of keeping, after the record can be read", "[inhoud][I2]") {
  Fixture f;
  const auto store = f.open();
  std::vector<int> order;
  std::promise<void> all;
  std::atomic<bool> readable{true};
  for (int i = 0; i < 300; ++i) {
    const Key key = key_of(static_cast<std::uint8_t>(255 - i % 256), static_cast<std::uint8_t>(i));
    store->keep("regie", key, record_of(1), [&, key, i](base::Status status) {
      if (!status || !store->get("regie", key)) readable = false;
      order.push_back(i);  // one writer thread
      if (i == 299) all.set_value();
    });
  }
  all.get_future().wait();
  CHECK(readable);
  CHECK(std::ranges::is_sorted(order));
  CHECK(order.size() == 300);
}

TEST_CASE("many threads keep at once", "[inhoud]") {
  Fixture f;
  const auto store = f.open();
  std::atomic<int> kept{0};
  std::vector<std::thread> threads;
  for (std::uint8_t t = 0; t < 16; ++t)
    threads.emplace_back([&, t] {
      for (std::uint8_t i = 0; i < 20; ++i)
        kept += keep(*store, key_of(t, i), record_of(t), i % 2 ? "regie" : "toezicht").has_value();
    });
  for (std::thread& one : threads) one.join();
  CHECK(kept == 320);
  int found = 0;
  for (const std::string& reg : registers)
    store->scan(reg, [&](const Key&, base::ByteView) { return ++found > 0; });
  CHECK(found == 320);
}

TEST_CASE("een stomp blijft een stomp: een lagere generatie vervangt niets", "[inhoud][I7]") {
  Fixture f;
  const auto store = f.open();
  REQUIRE(keep(*store, key_of(1), record_of(1, 1, 500)));
  REQUIRE(keep(*store, key_of(1), record_of(1, 2)));
  REQUIRE(keep(*store, key_of(1), record_of(1, 1, 500)));  // a late resend
  CHECK(store->get("regie", key_of(1)) == record_of(1, 2));
  REQUIRE(keep(*store, key_of(1), record_of(1, 2, 7)));  // equal: a resend under new nonces
  CHECK(store->get("regie", key_of(1)) == record_of(1, 2, 7));
}

TEST_CASE("of two records in one batch the later or the higher stays", "[inhoud][I7]") {
  Fixture f;
  const auto store = f.open();
  using Pair = std::pair<Key, base::Bytes>;
  const std::vector<Pair> pairs{{key_of(2), record_of(2, 3)},     {key_of(1), record_of(1, 1, 5)},
                                {key_of(2), record_of(2, 2, 9)},  {key_of(1), record_of(1, 1, 6)},
                                {key_of(3), record_of(3)}};
  REQUIRE(store->keep_all("regie", pairs));
  CHECK(store->get("regie", key_of(1)) == record_of(1, 1, 6));
  CHECK(store->get("regie", key_of(2)) == record_of(2, 3));
  CHECK(store->get("regie", key_of(3)));
}

TEST_CASE("an orphan is erased, and only it", "[inhoud]") {
  Fixture f;
  const auto store = f.open();
  REQUIRE(keep(*store, key_of(1), record_of(1)));
  REQUIRE(keep(*store, key_of(2), record_of(2)));
  REQUIRE(erase(*store, key_of(1), sealing_of(record_of(1))));
  CHECK_FALSE(store->get("regie", key_of(1)));
  CHECK(store->get("regie", key_of(2)));
}

TEST_CASE("an orphan that was sealed again is another one and stays", "[inhoud][I2]") {
  Fixture f;
  const auto store = f.open();
  REQUIRE(keep(*store, key_of(1), record_of(1)));
  const base::Bytes resealed = record_of(1, 1, 0, 7);
  // Held, so that the new sealing and the erase come in one batch.
  std::latch inside(1), go(1);
  std::jthread first([&] {
    store->keep("regie", key_of(2), record_of(2), [&](base::Status) {
      inside.count_down();
      go.wait();
    });
  });
  inside.wait();
  store->keep("regie", key_of(1), resealed, [](base::Status) {});
  std::promise<base::Status> answer;
  store->erase_orphan("regie", key_of(1), sealing_of(record_of(1)),
                      [&](base::Status status) { answer.set_value(status); });
  go.count_down();
  REQUIRE(answer.get_future().get());
  CHECK(store->get("regie", key_of(1)) == resealed);
  REQUIRE(erase(*store, key_of(1), sealing_of(record_of(1, 2, 0, 7))));  // another generation
  CHECK(store->get("regie", key_of(1)));
  REQUIRE(erase(*store, key_of(1), sealing_of(resealed)));
  CHECK_FALSE(store->get("regie", key_of(1)));
}

TEST_CASE("scan goes on behind a key, there or not", "[inhoud]") {
  Fixture f;
  const auto store = f.open();
  for (const std::uint8_t n : {3, 7, 9}) REQUIRE(keep(*store, key_of(n), record_of(n)));
  const auto behind = [&](std::uint8_t n) {
    std::vector<int> seen;
    store->scan("regie", key_of(n), [&](const Key& key, base::ByteView) {
      seen.push_back(key.jti.raw[0]);
      return true;
    });
    return seen;
  };
  CHECK(behind(3) == std::vector<int>{7, 9});
  CHECK(behind(8) == std::vector<int>{9});
  CHECK(behind(9).empty());
}

TEST_CASE("scan visits in key order and stops when told", "[inhoud]") {
  Fixture f;
  const auto store = f.open();
  for (const std::uint8_t n : {9, 3, 200, 7}) REQUIRE(keep(*store, key_of(n), record_of(n)));
  std::vector<int> seen;
  store->scan("regie", [&](const Key& key, base::ByteView record) {
    CHECK(std::ranges::equal(record, record_of(key.jti.raw[0])));
    seen.push_back(key.jti.raw[0]);
    return seen.size() < 3;
  });
  CHECK(seen == std::vector<int>{3, 7, 9});
}

TEST_CASE("a full queue says te druk at once and takes nothing", "[inhoud]") {
  Fixture f;
  const auto store = f.open();
  // The writer is held inside an answer, so that the queue can fill.
  std::latch inside(1), go(1);
  std::jthread first([&] {
    store->keep("regie", key_of(1), record_of(1), [&](base::Status) {
      inside.count_down();
      go.wait();
    });
  });
  inside.wait();
  const std::size_t room = base::limits::waiting_records;
  std::atomic<std::size_t> kept{0}, refused{0};
  std::latch served(static_cast<std::ptrdiff_t>(room));
  const auto count = [&](base::Status status) {
    ++(status ? kept : refused);
    served.count_down();
  };
  for (std::size_t i = 0; i < room; ++i) store->keep("regie", key_of(2), record_of(2), count);
  CHECK(refused == 0);
  std::string code;
  store->keep("regie", key_of(3), record_of(3),
              [&](base::Status status) { code = code_of(status); });
  CHECK(code == "te-druk");
  go.count_down();
  served.wait();
  CHECK(kept == room);
  REQUIRE(keep(*store, key_of(4), record_of(4)));
  CHECK_FALSE(store->get("regie", key_of(3)));
}

TEST_CASE("the queue is bounded in bytes too", "[inhoud]") {
  Fixture f;
  const auto store = f.open();
  std::latch inside(1), go(1);
  std::jthread first([&] {
    store->keep("regie", key_of(1), record_of(1), [&](base::Status) {
      inside.count_down();
      go.wait();
    });
  });
  inside.wait();
  std::atomic<int> kept{0}, refused{0};
  for (int i = 0; i < 70; ++i)
    store->keep("regie", key_of(2), record_of(2, 1, 1u << 20), [&](base::Status status) {
      ++(status ? kept : refused);
    });
  CHECK(refused == 7);  // 63 records of a little over 1 MiB fit into 64 MiB
  std::promise<void> last;
  store->keep("regie", key_of(4), record_of(4), [&](base::Status) { last.set_value(); });
  go.count_down();
  last.get_future().wait();
  CHECK(kept == 63);
}

TEST_CASE("a commit that the disk refuses keeps nothing and says so", "[inhoud][I2]") {
  Fixture f;
  const auto store = f.open();
  REQUIRE(keep(*store, key_of(1), record_of(1)));
  {
    std::vector<Tide::Turn> told;
    store->tide().watch([&](Tide::Turn turn, std::uint64_t) { told.push_back(turn); });
    const FullDisk full(f.dir / "inhoud.1" / "data.mdb");
    CHECK(code_of(keep(*store, key_of(2), record_of(2, 1, 1u << 20))) == "V-DUR-1");
    CHECK(told == std::vector{Tide::Turn::begun, Tide::Turn::failed, Tide::Turn::ended});
    store->tide().watch(nullptr);
  }
  CHECK_FALSE(store->get("regie", key_of(2)));
  CHECK(store->get("regie", key_of(1)));
  // After a fault the page cache may lie: nothing is taken until the store is opened again.
  CHECK(code_of(keep(*store, key_of(3), record_of(3))) == "V-DUR-1");
}

TEST_CASE("who begins is told the commit before it, and the answer comes after", "[inhoud][I2]") {
  Fixture f;
  const auto store = f.open();
  std::uint64_t commit = 0;
  std::promise<base::Status> answer;
  store->keep(
      "regie", key_of(1), record_of(1),
      [&](std::uint64_t number) -> base::Status {
        commit = number;
        CHECK(store->tide().at().begun == number - 1);
        CHECK_FALSE(store->get("regie", key_of(1)));
        return {};
      },
      [&](base::Status status) {
        CHECK(store->tide().at().ended == commit);
        answer.set_value(std::move(status));
      });
  REQUIRE(answer.get_future().get());
  CHECK(commit == 1);
  CHECK(store->get("regie", key_of(1)));
}

TEST_CASE("who refuses to begin is left out of the commit", "[inhoud]") {
  Fixture f;
  const auto store = f.open();
  // Held, so that two records come in one batch.
  std::latch inside(1), go(1);
  std::jthread first([&] {
    store->keep("regie", key_of(9), record_of(9), [&](base::Status) {
      inside.count_down();
      go.wait();
    });
  });
  inside.wait();
  std::promise<std::string> refused, kept;
  const auto told = [](std::promise<std::string>& to) {
    return [&to](base::Status status) { to.set_value(status ? "kept" : code_of(status)); };
  };
  store->keep(
      "regie", key_of(1), record_of(1),
      [](std::uint64_t) -> base::Status {
        return std::unexpected(base::Failure::unavailable("te-druk"));
      },
      told(refused));
  store->keep("regie", key_of(2), record_of(2), told(kept));
  go.count_down();
  CHECK(refused.get_future().get() == "te-druk");
  CHECK(kept.get_future().get() == "kept");
  CHECK_FALSE(store->get("regie", key_of(1)));
  CHECK(store->get("regie", key_of(2)));
}

TEST_CASE("read only finds everything and has no writer", "[inhoud]") {
  Fixture f;
  { REQUIRE(keep(*f.open(), key_of(1), record_of(1))); }
  const auto store = f.open(false, true);
  CHECK(store->get("regie", key_of(1)));
}

TEST_CASE("a copy holds the same records", "[inhoud]") {
  Fixture f;
  const zegel::test::TempDir copy;
  {
    const auto store = f.open();
    REQUIRE(keep(*store, key_of(1), record_of(1)));
    REQUIRE(store->copy_compact(copy.path() / "inhoud.1"));
  }
  REQUIRE(store::set_current(copy.path(), "inhoud", 1));
  const auto store = InhoudStore::open(copy.path(), registers, false);
  REQUIRE(store);
  CHECK((*store)->get("regie", key_of(1)) == record_of(1));
}

TEST_CASE("the store stands in inhoud.1/ and inhoud.huidig names it", "[inhoud][logboek-8]") {
  Fixture f;
  f.open();
  CHECK(base::as_text(file_bytes(f.dir / "inhoud.huidig")) == "inhoud.1\n");
  CHECK(std::filesystem::exists(f.dir / "inhoud.1" / "data.mdb"));
}

TEST_CASE("without create a store that was never made is refused", "[inhoud][logboek-8]") {
  Fixture f;
  CHECK_FALSE(InhoudStore::open(f.dir.path(), registers, false));
  CHECK_FALSE(InhoudStore::open(f.dir.path(), registers, true, true));
  CHECK(std::filesystem::is_empty(f.dir.path()));
}

TEST_CASE("what huidig does not name is deleted at start", "[inhoud][logboek-8]") {
  Fixture f;
  f.open();
  std::filesystem::create_directory(f.dir / "inhoud.2");
  std::filesystem::create_directory(f.dir / "inhoud.10");
  std::filesystem::create_directory(f.dir / "inhoud.oud");
  f.open(false);
  CHECK_FALSE(std::filesystem::exists(f.dir / "inhoud.2"));
  CHECK_FALSE(std::filesystem::exists(f.dir / "inhoud.10"));
  CHECK(std::filesystem::exists(f.dir / "inhoud.oud"));
}

TEST_CASE("a crash before huidig: the made store is taken over with what it holds", "[inhoud]") {
  Fixture f;
  { REQUIRE(keep(*f.open(), key_of(1), record_of(1))); }
  std::filesystem::remove(f.dir / "inhoud.huidig");
  const auto store = f.open();
  CHECK(store->get("regie", key_of(1)));
  CHECK(std::filesystem::exists(f.dir / "inhoud.huidig"));
}

TEST_CASE("huidig lost with more than the first store: nothing is guessed or deleted", "[inhoud]") {
  Fixture f;
  f.open();
  std::filesystem::remove(f.dir / "inhoud.huidig");
  std::filesystem::create_directory(f.dir / "inhoud.2");
  CHECK_FALSE(InhoudStore::open(f.dir.path(), registers, true));
  CHECK(std::filesystem::exists(f.dir / "inhoud.1" / "data.mdb"));
  CHECK(std::filesystem::exists(f.dir / "inhoud.2"));
}

TEST_CASE("huidig that names nothing there is fatal", "[inhoud][logboek-8]") {
  Fixture f;
  f.open();
  write_file(f.dir / "inhoud.huidig", base::as_bytes("inhoud.7\n"));
  const auto failed = InhoudStore::open(f.dir.path(), registers, true);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == base::Code::fatal);
}

TEST_CASE("a register that the store does not know is fatal", "[inhoud][logboek-8]") {
  Fixture f;
  f.open();
  const auto failed = InhoudStore::open(f.dir.path(), {"toezicht", "regie", "meldingen"}, true);
  CHECK_FALSE(failed);
}

}  // namespace zegel::inhoud::test
