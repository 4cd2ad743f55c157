// The daybook of the inhoud store: what is entered is durable and readable, and what a stop or a
// changed byte does to it (ops/besluiten/0026).
#include "ledger/inhoud/daybook.h"

#include <future>
#include <latch>
#include <thread>

#include "ledger/inhoud/record.h"
#include "ledger/store/current.h"
#include "ledger/store/lmdb.h"
#include "ledger/store/tables.h"
#include "tests/unit/keys/full_disk.h"
#include "tests/unit/keys/world.h"

namespace zegel::inhoud::test {
namespace {

namespace fs = std::filesystem;
using keys::test::code_of;
using keys::test::file_bytes;
using keys::test::id_of;
using keys::test::write_file;
const std::vector<std::string> registers{"toezicht", "regie"};
constexpr std::size_t block = DaybookFile::block_size;

Key key_of(std::uint8_t n) { return {id_of<base::Jti>(n), id_of<base::JwsTag>(1)}; }
base::Bytes record_of(std::uint8_t n, std::uint16_t generation = 1, std::size_t extra = 0) {
  base::Bytes record;
  write_head(record, {generation, id_of<base::Jti>(n), id_of<base::JwsTag>(1), {}}, 1);
  write_part_head(record, false, id_of<base::BladId>(n), crypto::Nonce{n}, 0);
  record.resize(record.size() + extra, n);
  return record;
}

DaybookStand stand_of(const fs::path& directory) {
  auto store = store::Store::open(directory / "inhoud.1", {"dagboek"}, {.read_only = true});
  REQUIRE(store);
  const auto stand = (*store)->view([&](const store::Rows& rows) {
    return decode_daybook_stand(*rows.get((*store)->table("dagboek"), daybook_stand_key));
  });
  REQUIRE(stand);
  return *stand;
}

class Place {
 public:
  Place() { base::journal_silence(true); }
  static base::Result<std::unique_ptr<InhoudStore>> try_open(const fs::path& directory,
                                                             bool read_only = false) {
    const bool create = !fs::exists(directory / "inhoud.huidig");
    return InhoudStore::open(directory, registers, create && !read_only, read_only);
  }
  std::unique_ptr<InhoudStore> open(const fs::path& directory) {
    auto store = try_open(directory);
    if (!store) FAIL(store.error().detail);
    return std::move(*store);
  }
  std::unique_ptr<InhoudStore> open() { return open(dir.path()); }
  // A store that was cut off with `count` entries in its daybook.
  fs::path cut_off(std::uint8_t count, std::size_t extra = 0) {
    const fs::path to = crash.path() / std::to_string(++crashes_);
    open(to);
    const auto book = Daybook::open(to / "inhoud.1", stand_of(to), false);
    REQUIRE(book);
    for (std::uint8_t n = 1; n <= count; ++n) {
      REQUIRE((*book)->takes("regie", key_of(n), extra + 200));
      REQUIRE((*book)->enter("regie", key_of(n), record_of(n, 1, extra)));
    }
    return to;
  }
  zegel::test::TempDir dir, crash;

 private:
  int crashes_ = 0;
};

fs::path book_in(const fs::path& directory) { return directory / "inhoud.1" / "dagboek"; }
bool blank(const fs::path& directory) { return DaybookFile::blank(directory / "inhoud.1"); }

std::uint64_t rows_in_table(const fs::path& directory) {
  auto store = store::Store::open(directory / "inhoud.1", {"regie.inhoud"}, {.read_only = true});
  REQUIRE(store);
  return (*store)->view(
      [&](const store::Rows& rows) { return rows.count((*store)->table("regie.inhoud")); });
}

void flip(const fs::path& file, std::size_t at) {
  base::Bytes bytes = file_bytes(file);
  bytes.at(at) ^= 4;
  write_file(file, bytes);
}

std::string fault_of(const fs::path& directory) {
  const auto store = Place::try_open(directory);
  if (store) return {};
  return store.error().code == base::Code::fatal ? store.error().detail : "not fatal";
}

}  // namespace

TEST_CASE("a lone record is written to the daybook", "[inhoud][I2]") {
  Place place;
  const auto store = place.open();
  CHECK(blank(place.dir.path()));
  store->keep("regie", key_of(1), record_of(1), [](const base::Status&) {});
  CHECK_FALSE(blank(place.dir.path()));
  CHECK(store->get("regie", key_of(1)) == record_of(1));
}

TEST_CASE("a start takes over what a stop left, and overwrites it", "[inhoud][I2]") {
  Place place;
  const fs::path cut = place.cut_off(9, 6'000);
  CHECK(rows_in_table(cut) == 0);
  {
    const auto store = place.open(cut);
    CHECK(blank(cut));
    for (std::uint8_t n = 1; n <= 9; ++n)
      CHECK(store->get("regie", key_of(n)) == record_of(n, 1, 6'000));
  }
  CHECK(rows_in_table(cut) == 9);
}

TEST_CASE("a read-only open sees the entries and changes no byte", "[inhoud]") {
  Place place;
  const fs::path cut = place.cut_off(3);
  const base::Bytes before = file_bytes(book_in(cut));
  {
    const auto store = Place::try_open(cut, true);
    REQUIRE(store);
    std::vector<int> seen;
    (*store)->scan("regie", [&](const Key& key, base::ByteView) {
      seen.push_back(key.jti.raw[0]);
      return true;
    });
    CHECK(seen == std::vector<int>{1, 2, 3});
    REQUIRE((*store)->copy_compact(place.crash / "inhoud.1"));
  }
  CHECK(file_bytes(book_in(cut)) == before);
  REQUIRE(store::set_current(place.crash.path(), "inhoud", 1));
  CHECK(place.open(place.crash.path())->get("regie", key_of(3)) == record_of(3));
}

TEST_CASE("a clean stop leaves an empty daybook", "[inhoud]") {
  Place place;
  {
    const auto store = place.open();
    for (std::uint8_t n = 1; n <= 5; ++n)
      store->keep("regie", key_of(n), record_of(n), [](const base::Status&) {});
  }
  CHECK(blank(place.dir.path()));
  CHECK(rows_in_table(place.dir.path()) == 5);
}

TEST_CASE("a destruction run finds everything in the table and nothing in the file", "[inhoud]") {
  Place place;
  const auto store = place.open();
  store->keep("regie", key_of(1), record_of(1), [](const base::Status&) {});
  CHECK_FALSE(blank(place.dir.path()));
  REQUIRE(store->empty_daybook());
  CHECK(blank(place.dir.path()));
  CHECK(store->get("regie", key_of(1)) == record_of(1));
  store->keep("regie", key_of(2), record_of(2), [](const base::Status&) {});
  CHECK(store->get("regie", key_of(2)) == record_of(2));
}

TEST_CASE("the daybook goes round and round, and nothing of it is lost", "[inhoud][I2]") {
  Place place;
  const auto store = place.open();
  for (int round = 0; round < 5; ++round)
    for (int n = 0; n < 200; ++n) {
      const Key key{id_of<base::Jti>(static_cast<std::uint8_t>(n)),
                    id_of<base::JwsTag>(static_cast<std::uint8_t>(round))};
      const base::Bytes record =
          record_of(static_cast<std::uint8_t>(n), 1, static_cast<std::size_t>(n * 50));
      bool kept = false;
      store->keep("regie", key, record, [&](const base::Status& status) { kept = !!status; });
      REQUIRE(kept);
      REQUIRE(store->get("regie", key) == record);
    }
  int found = 0;
  store->scan("regie", [&](const Key&, base::ByteView) { return ++found > 0; });
  CHECK(found == 1'000);
}

TEST_CASE("a scan meets entries and rows in one order, each once", "[inhoud]") {
  Place place;
  const auto store = place.open();
  const auto keep = [&](std::uint8_t n) {
    store->keep("regie", key_of(n), record_of(n), [](const base::Status&) {});
  };
  for (const std::uint8_t n : {4, 8}) keep(n);
  REQUIRE(store->empty_daybook());
  for (const std::uint8_t n : {9, 6, 2}) keep(n);
  const auto seen = [&](std::optional<Key> after, std::size_t most) {
    std::vector<int> all;
    store->scan("regie", after, [&](const Key& key, base::ByteView record) {
      CHECK(std::ranges::equal(record, record_of(key.jti.raw[0])));
      all.push_back(key.jti.raw[0]);
      return all.size() < most;
    });
    return all;
  };
  CHECK(seen(std::nullopt, 99) == std::vector<int>{2, 4, 6, 8, 9});
  CHECK(seen(key_of(4), 99) == std::vector<int>{6, 8, 9});
  CHECK(seen(key_of(5), 99) == std::vector<int>{6, 8, 9});
  CHECK(seen(key_of(6), 99) == std::vector<int>{8, 9});
  CHECK(seen(std::nullopt, 1) == std::vector<int>{2});
  CHECK(seen(std::nullopt, 4) == std::vector<int>{2, 4, 6, 8});
}

TEST_CASE("een stomp blijft een stomp, ook door het dagboek heen", "[inhoud][I7]") {
  Place place;
  const auto store = place.open();
  const auto keep = [&](std::uint16_t generation, std::size_t extra) {
    std::promise<bool> kept;
    store->keep("regie", key_of(1), record_of(1, generation, extra),
                [&](const base::Status& status) { kept.set_value(status.has_value()); });
    REQUIRE(kept.get_future().get());
  };
  keep(2, 0);                                   // in the daybook
  keep(1, 40);                                  // a late resend, while it is there
  CHECK(store->get("regie", key_of(1)) == record_of(1, 2));
  REQUIRE(store->empty_daybook());
  keep(1, 40);                                  // and when it is not
  CHECK(store->get("regie", key_of(1)) == record_of(1, 2));
  REQUIRE(store->empty_daybook());
  CHECK(store->get("regie", key_of(1)) == record_of(1, 2));
  keep(2, 7);
  CHECK(store->get("regie", key_of(1)) == record_of(1, 2, 7));
}

TEST_CASE("an orphan is erased out of the daybook too", "[inhoud]") {
  Place place;
  const auto store = place.open();
  for (const std::uint8_t n : {1, 2})
    store->keep("regie", key_of(n), record_of(n), [](const base::Status&) {});
  std::promise<base::Status> answer;
  store->erase_orphan("regie", key_of(1), sealing_of(record_of(1)),
                      [&](base::Status status) { answer.set_value(std::move(status)); });
  REQUIRE(answer.get_future().get());
  CHECK_FALSE(store->get("regie", key_of(1)));
  CHECK(store->get("regie", key_of(2)) == record_of(2));
}

TEST_CASE("a batch takes the daybook along, in the order of keeping", "[inhoud][I2]") {
  Place place;
  const auto store = place.open();
  store->keep("regie", key_of(1), record_of(1), [](const base::Status&) {});
  using Pair = std::pair<Key, base::Bytes>;
  REQUIRE(store->keep_all("regie", std::vector<Pair>{{key_of(1), record_of(1, 1, 9)},
                                                     {key_of(2), record_of(2)}}));
  const fs::path cut = place.crash / "cut";
  fs::copy(place.dir.path(), cut, fs::copy_options::recursive);
  CHECK(rows_in_table(cut) == 2);
  CHECK(place.open(cut)->get("regie", key_of(1)) == record_of(1, 1, 9));
}

TEST_CASE("a torn last entry is one that nobody was told of", "[inhoud][I2]") {
  Place place;
  for (const std::size_t at : {block * 4, block * 4 + 60, block * 4 + 130}) {
    const fs::path cut = place.cut_off(4);
    flip(book_in(cut), at);                     // block 1 is the first entry
    const auto store = place.open(cut);
    CHECK(store->get("regie", key_of(3)) == record_of(3));
    CHECK_FALSE(store->get("regie", key_of(4)));
    CHECK(blank(cut));
    bool kept = false;
    store->keep("regie", key_of(9), record_of(9), [&](const base::Status& s) { kept = !!s; });
    CHECK(kept);
  }
}

TEST_CASE("an entry that is not whole with a later one behind it is damage", "[inhoud]") {
  Place place;
  for (const std::size_t at : {block, block * 2 + 20, block * 3 + 130}) {
    const fs::path cut = place.cut_off(4);
    flip(book_in(cut), at);
    const base::Bytes before = file_bytes(book_in(cut));
    CHECK(fault_of(cut) == "dagboek lacks an entry");
    CHECK(file_bytes(book_in(cut)) == before);
  }
}

TEST_CASE("a daybook that is missing, cut or of another store is damage", "[inhoud]") {
  Place place;
  const fs::path healthy = place.cut_off(2), foreign = place.cut_off(2);
  const auto damaged = [&](const std::string& name, auto damage) {
    const fs::path to = place.crash.path() / name;
    fs::copy(healthy, to, fs::copy_options::recursive);
    damage(book_in(to));
    return fault_of(to);
  };
  CHECK(damaged("whole", [](const fs::path&) {}).empty());
  CHECK(damaged("gone", [](const fs::path& file) { fs::remove(file); }) == "dagboek is missing");
  CHECK(damaged("short", [](const fs::path& file) { fs::resize_file(file, 9'000); }) ==
        "dagboek has another size");
  CHECK(damaged("empty", [](const fs::path& file) { fs::resize_file(file, 0); }) ==
        "dagboek has another size");
  CHECK(damaged("long", [](const fs::path& file) { fs::resize_file(file, 1u << 20); }) ==
        "dagboek has another size");
  CHECK(damaged("text", [](const fs::path& file) { flip(file, 3); }) == "dagboek is no daybook");
  CHECK(damaged("other", [&](const fs::path& file) {
          fs::copy_file(book_in(foreign), file, fs::copy_options::overwrite_existing);
        }) == "dagboek is that of another store");
}

TEST_CASE("a store of before there was a daybook gets one", "[inhoud]") {
  Place place;
  const fs::path& dir = place.dir.path();
  REQUIRE(place.open()->keep_all("regie", std::vector{std::pair{key_of(2), record_of(2)}}));
  REQUIRE(store::change_tables(dir / "inhoud.1", {}, {"dagboek"}));
  CHECK(fault_of(dir) == "table dagboek is missing");  // its file is there
  fs::remove(book_in(dir));
  const auto store = place.open();
  CHECK(store->get("regie", key_of(2)) == record_of(2));
  CHECK(fs::exists(book_in(dir)));
}

TEST_CASE("a making of the daybook that was cut off is made again", "[inhoud]") {
  Place place;
  place.open();
  REQUIRE(store::change_tables(place.dir / "inhoud.1", {}, {"dagboek"}));
  REQUIRE(store::change_tables(place.dir / "inhoud.1", {"dagboek"}, {}));  // its row is gone
  CHECK(place.open());
  REQUIRE(store::change_tables(place.dir / "inhoud.1", {}, {"dagboek"}));
  REQUIRE(store::change_tables(place.dir / "inhoud.1", {"dagboek"}, {}));
  fs::resize_file(book_in(place.dir.path()), 5'000);
  CHECK(place.open());
}

TEST_CASE("entries that the store does not know of are damage", "[inhoud]") {
  Place place;
  const fs::path cut = place.cut_off(2);
  REQUIRE(store::change_tables(cut / "inhoud.1", {}, {"dagboek"}));
  REQUIRE(store::change_tables(cut / "inhoud.1", {"dagboek"}, {}));
  CHECK(fault_of(cut) == "the store does not know its daybook");
}

TEST_CASE("a fault of the disk in the daybook: nothing more is taken", "[inhoud][I2]") {
  Place place;
  const auto store = place.open();
  store->keep("regie", key_of(20), record_of(20), [](const base::Status&) {});
  std::string code;
  const auto answer = [&](const base::Status& status) { code = code_of(status); };
  {
    const fs::path small = place.crash / "klein";
    write_file(small, base::Bytes(block));  // no write beyond this
    const keys::test::FullDisk full(small);
    store->keep("regie", key_of(21), record_of(21), answer);
    CHECK(code == "V-DUR-1");
  }
  CHECK_FALSE(store->get("regie", key_of(21)));
  CHECK(store->get("regie", key_of(20)) == record_of(20));
  store->keep("regie", key_of(22), record_of(22), answer);
  CHECK(code == "V-DUR-1");
}

}  // namespace zegel::inhoud::test
