#include "ledger/store/tables.h"

#include <catch2/catch.hpp>

#include "ledger/store/lmdb.h"
#include "tests/support/temp_dir.h"

namespace base = zegel::base;
namespace store = zegel::store;

namespace {

using Names = std::vector<std::string>;

struct World {
  zegel::test::TempDir directory;
  std::filesystem::path at = directory / "ledger.1";
  World() {
    auto made = open({"a", "b"}, true);
    REQUIRE(made->update([&](store::MutableRows& rows) -> base::Status {
      for (const char* name : {"a", "b"})
        for (int i = 0; i < 2'000; ++i)
          rows.put(made->table(name), base::as_bytes(std::to_string(i)), base::Bytes(100));
      return {};
    }));
  }
  std::unique_ptr<store::Store> open(const Names& tables, bool create = false) const {
    auto opened = store::Store::open(at, tables, {.map_bytes = 1 << 26, .create = create});
    return opened ? std::move(*opened) : nullptr;
  }
  std::uint64_t rows_of(const std::string& table) const {
    const auto opened = open({table});
    return opened->view([&](const store::Rows& rows) { return rows.count(opened->table(table)); });
  }
};

}  // namespace

TEST_CASE("tables come and go in one step, and the others keep their rows", "[store]") {
  World world;
  REQUIRE(store::change_tables(world.at, {"c", "d"}, {"a"}));
  CHECK(store::tables_in(world.at).value() == Names{"b", "c", "d"});
  CHECK(world.rows_of("b") == 2'000);
  CHECK(world.rows_of("c") == 0);
  CHECK(world.open({"a"}) == nullptr);
}

TEST_CASE("a change that fails halfway changes nothing", "[store]") {
  World world;
  CHECK_FALSE(store::change_tables(world.at, {"c"}, {"a", "no-such-table"}));
  CHECK(store::tables_in(world.at).value() == Names{"a", "b"});
  CHECK(world.rows_of("a") == 2'000);
}

TEST_CASE("tables are not changed under a store that is open", "[store]") {
  World world;
  const auto held = world.open({"a"});
  CHECK_FALSE(store::change_tables(world.at, {"c"}, {}));
  CHECK_FALSE(store::tables_in(world.directory / "nowhere"));
}
