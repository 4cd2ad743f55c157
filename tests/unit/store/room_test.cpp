// Room behind the pages of a store: commits of single events that do not make the file longer.
#include "ledger/store/room.h"

#include <catch2/catch.hpp>

#include "ledger/store/ledger_rows.h"
#include "ledger/store/lmdb.h"
#include "ledger/store/meta_page.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/keys/full_disk.h"

namespace zegel::store {
namespace {

class Place {
 public:
  explicit Place(std::uint64_t map_bytes = 64u << 20) {
    options_.create = true;
    options_.map_bytes = map_bytes;
    reopen();
  }
  void reopen() {
    store.reset();
    auto opened = Store::open(directory_ / "s", {"a"}, options_);
    REQUIRE(opened);
    store = std::move(*opened);
  }
  base::Status put(std::uint64_t key, std::size_t size = 500) {
    return store->update([&](MutableRows& rows) -> base::Status {
      rows.put(store->table("a"), key_u64(key), base::Bytes(size, static_cast<base::Byte>(key)));
      return {};
    });
  }
  std::uint64_t count() const {
    return store->view([&](const Rows& rows) { return rows.count(store->table("a")); });
  }
  std::uint64_t pages() const { return (check_whole(file())->last_page + 1) * 4'096; }
  std::uint64_t size() const { return std::filesystem::file_size(file()); }
  std::filesystem::path file() const { return directory_ / "s" / "data.mdb"; }

  std::unique_ptr<Store> store;

 private:
  test::TempDir directory_;
  StoreOptions options_;
};

}  // namespace

TEST_CASE("commits go into the room that was made, and find their rows again", "[store][I2]") {
  Place place;
  REQUIRE(place.put(0));
  place.store->make_room();
  const std::uint64_t size = place.size();
  CHECK(size >= place.pages() + (128u << 10));
  for (std::uint64_t i = 1; i < 100; ++i) REQUIRE(place.put(i));
  CHECK(place.size() == size);
  place.store->make_room();            // there is enough
  CHECK(place.size() == size);
  place.reopen();
  CHECK(place.count() == 100);
}

TEST_CASE("room is made again before the last is used up", "[store]") {
  Place place;
  std::uint64_t grown = 0;
  for (std::uint64_t i = 0; i < 2'000; ++i) {
    const std::uint64_t before = place.size();
    REQUIRE(place.put(i));
    grown += place.size() > before && i > 0;
    place.store->make_room();
  }
  CHECK(grown == 0);                   // no commit made the file longer
  CHECK(place.size() <= place.pages() + (512u << 10));
  CHECK(place.count() == 2'000);
}

TEST_CASE("a store that was opened again knows its room", "[store]") {
  Place place;
  REQUIRE(place.put(0));
  place.store->make_room();
  const std::uint64_t size = place.size();
  place.reopen();
  place.store->make_room();
  CHECK(place.size() == size);
  std::filesystem::resize_file(place.file(), place.pages());  // no page of it was there
  place.reopen();
  CHECK(place.count() == 1);
}

TEST_CASE("room never goes beyond the map", "[store]") {
  Place place(256u << 10);
  REQUIRE(place.put(0));
  place.store->make_room();
  CHECK(place.size() == 256u << 10);
  std::uint64_t i = 1;
  while (place.put(i)) ++i;            // alleen-lezen, as without room
  place.store->make_room();
  CHECK(place.size() == 256u << 10);
  place.reopen();
  CHECK(place.count() == i);
}

TEST_CASE("a disk that takes no more leaves the store as it was", "[store]") {
  Place place;
  REQUIRE(place.put(0));
  {
    const keys::test::FullDisk full(place.file());
    place.store->make_room();
    CHECK(place.size() == place.pages());
  }
  REQUIRE(place.put(1));
  place.store->make_room();
  CHECK(place.size() > place.pages());
  place.reopen();
  CHECK(place.count() == 2);
}

}  // namespace zegel::store
