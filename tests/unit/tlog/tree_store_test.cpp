#include "ledger/tlog/tree_store.h"

#include <catch2/catch.hpp>

#include "ledger/store/ledger_rows.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/tlog/naive_tree.h"

namespace base = zegel::base;
namespace store = zegel::store;
namespace tlog = zegel::tlog;
using tlog::Hash;
using tlog::TreeStore;
using zegel::test::NaiveTree;

namespace {

struct World {
  zegel::test::TempDir dir;
  std::unique_ptr<store::Store> db;
  std::optional<TreeStore> tree;
  std::uint64_t size = 0;
  Hash root = tlog::empty_root();

  World() {
    auto opened = store::Store::open(dir / "s", {"tegel", "grens"},
                                     {.map_bytes = 1u << 28, .create = true, .scratch = true});
    REQUIRE(opened);
    db = std::move(*opened);
    tree.emplace(db->table("tegel"), db->table("grens"));
  }
  void append(std::span<const Hash> leaves) {
    REQUIRE(db->update([&](store::MutableRows& rows) -> base::Status {
      TRY(head, tree->append(rows, {size}, leaves));
      size = head.size.value;
      root = head.root;
      return {};
    }));
  }
  // In batches of these sizes, over and over.
  void grow(std::uint64_t to, std::vector<std::uint64_t> batches = {256}) {
    for (std::size_t i = 0; size < to; ++i) {
      std::vector<Hash> leaves;
      const std::uint64_t until = std::min(to, size + batches[i % batches.size()]);
      for (std::uint64_t leaf = size; leaf < until; ++leaf) leaves.push_back(NaiveTree::leaf(leaf));
      append(leaves);
    }
  }
  template <class Fn>
  auto view(Fn fn) const {
    return db->view([&](const store::Rows& rows) { return fn(rows); });
  }
  base::Status edges(std::uint64_t at, const Hash& expected) const {
    return view([&](const store::Rows& rows) { return tree->check_edges(rows, {{at}, expected}); });
  }
  unsigned tile_width(unsigned level, std::uint64_t number) const {
    return view([&](const store::Rows& rows) {
      const auto row = rows.get(db->table("tegel"), store::tile_key(level, number));
      return row ? static_cast<unsigned>(row->size() / 32) : 0u;
    });
  }
  bool has_tile(unsigned level, std::uint64_t number, unsigned width, std::uint64_t at) const {
    return view([&](const store::Rows& rows) {
      const auto tile = tree->tile(rows, level, number, width, {at});
      return tile && tile->size() == width * 32;
    });
  }
  // Every byte of both tables.
  base::Bytes bytes() const {
    base::Bytes out;
    view([&](const store::Rows& rows) {
      for (const auto* name : {"tegel", "grens"})
        rows.scan(db->table(name), {}, [&](base::ByteView key, base::ByteView value) {
          base::ByteWriter(out).raw(key).raw(value);
          return true;
        });
      return 0;
    });
    return out;
  }
  void damage(const char* table, base::ByteView key, std::size_t at) {
    REQUIRE(db->update([&](store::MutableRows& rows) -> base::Status {
      const auto row = rows.get(db->table(table), key);
      base::Bytes value(row->begin(), row->end());
      value[at] ^= 1;
      rows.put(db->table(table), key, value);
      return {};
    }));
  }
};

}  // namespace

TEST_CASE("proofs from tiles are those of RFC 6962 for every m, n to 300", "[tlog][M5]") {
  World world;
  NaiveTree naive(300);
  world.grow(300, {7});
  CHECK(world.root == naive.root(300));
  unsigned differ = 0;
  world.view([&](const store::Rows& rows) {
    for (std::uint64_t n = 1; n <= 300; ++n) {
      tlog::BatchProver prover(*world.tree, rows, {n});
      for (std::uint64_t m = 0; m < n; ++m)
        differ += *prover.inclusion({m}) != naive.inclusion(m, 0, n);
      differ += *world.tree->root_at(rows, {n}) != naive.root(n);
      for (std::uint64_t m = n % 7 + 1; m <= n; m += 7)  // merkle_test has them all
        differ += *world.tree->consistency(rows, {m}, {n}) != naive.consistency(m, 0, n, true);
    }
    return 0;
  });
  CHECK(differ == 0);
}

TEST_CASE("tiles have the widths of logboek.md 11", "[tlog]") {
  World world;
  CHECK(world.edges(0, tlog::empty_root()));
  for (const std::uint64_t size : {1, 255, 256, 257}) {
    world.grow(size, {1});
    CAPTURE(size);
    CHECK(world.edges(size, world.root));
    CHECK(world.tile_width(0, 0) == std::min<std::uint64_t>(size, 256));
    CHECK(world.tile_width(0, 1) == (size == 257 ? 1 : 0));
    CHECK(world.tile_width(1, 0) == (size >= 256 ? 1 : 0));
  }
  world.grow(70'000);
  CHECK(world.edges(70'000, world.root));
  CHECK(world.tile_width(0, 272) == 256);
  CHECK(world.tile_width(0, 273) == 112);
  CHECK(world.tile_width(0, 274) == 0);
  CHECK(world.tile_width(1, 0) == 256);
  CHECK(world.tile_width(1, 1) == 17);
  CHECK(world.tile_width(2, 0) == 1);
  CHECK(world.tile_width(3, 0) == 0);
  NaiveTree naive(70'000);
  CHECK(world.root == naive.root(70'000));
  unsigned differ = 0;
  world.view([&](const store::Rows& rows) {
    for (std::uint64_t m = 1; m < 70'000; m += 1'777) {
      differ += *world.tree->inclusion(rows, {m}, {70'000}) != naive.inclusion(m, 0, 70'000);
      differ += *world.tree->inclusion(rows, {m - 1}, {m}) != naive.inclusion(m - 1, 0, m);
      differ += *world.tree->consistency(rows, {m}, {70'000}) !=
                naive.consistency(m, 0, 70'000, true);
    }
    return 0;
  });
  CHECK(differ == 0);
}

TEST_CASE("batches are invisible in tiles and frontier", "[tlog][I4]") {
  World one, seven, full, mixed;
  one.grow(1'000, {1});
  seven.grow(1'000, {7});
  full.grow(1'000, {5'000});
  mixed.grow(1'000, {3, 256, 1, 255, 100});
  CHECK(one.bytes() == seven.bytes());
  CHECK(one.bytes() == full.bytes());
  CHECK(one.bytes() == mixed.bytes());
}

TEST_CASE("a tile is served in any width that the size covers", "[tlog]") {
  World world;
  world.grow(300);
  CHECK(world.has_tile(0, 0, 256, 300));
  CHECK(world.has_tile(0, 1, 44, 300));
  CHECK(world.has_tile(0, 1, 1, 300));
  CHECK(world.has_tile(1, 0, 1, 300));
  CHECK_FALSE(world.has_tile(0, 1, 45, 300));
  CHECK_FALSE(world.has_tile(0, 1, 44, 299));  // beyond the signed size
  CHECK_FALSE(world.has_tile(0, 0, 0, 300));
  CHECK_FALSE(world.has_tile(0, 0, 257, 300));
  CHECK_FALSE(world.has_tile(1, 0, 1, 255));
  CHECK_FALSE(world.has_tile(8, 0, 1, 300));
  CHECK_FALSE(world.has_tile(0, ~0ull, 1, 300));
}

TEST_CASE("append at another size than the frontier's is damage", "[tlog]") {
  World world;
  world.grow(10);
  const auto status = world.db->update([&](store::MutableRows& rows) -> base::Status {
    TRY(head, world.tree->append(rows, {9}, {}));
    return head.size.value == 9 ? base::Status{} : base::Status{};
  });
  CHECK(status.error().code == base::Code::fatal);
}

TEST_CASE("start check 2 sees damage at every edge", "[tlog][M3]") {
  const auto damaged = [](auto&& change) {
    World world;
    world.grow(66'000);
    REQUIRE(world.edges(world.size, world.root));
    change(world);
    return !world.edges(world.size, world.root);
  };
  const auto grens = [](unsigned level) {
    return base::ByteArray<1>{static_cast<base::Byte>(level)};
  };
  // 66,000 = 65,536 + 256 + 128 + 64 + 16
  for (const unsigned level : {4u, 6u, 7u, 8u, 16u})
    CHECK(damaged([&](World& w) { w.damage("grens", grens(level), 5); }));
  CHECK(damaged([](World& w) { w.damage("tegel", store::tile_key(0, 257), 0); }));
  CHECK(damaged([](World& w) { w.damage("tegel", store::tile_key(0, 256), 200 * 32); }));
  CHECK(damaged([](World& w) { w.damage("tegel", store::tile_key(1, 1), 0); }));
  CHECK(damaged([](World& w) { w.damage("tegel", store::tile_key(1, 0), 4'000); }));
  CHECK(damaged([](World& w) { w.damage("tegel", store::tile_key(2, 0), 0); }));
  CHECK(damaged([](World& w) { --w.size; }));
  CHECK(damaged([](World& w) { w.root[0] ^= 1; }));
  const auto put = [](World& w, base::ByteView key, std::size_t bytes) {
    REQUIRE(w.db->update([&](store::MutableRows& rows) -> base::Status {
      rows.put(w.db->table("tegel"), key, base::Bytes(bytes, 1));
      return {};
    }));
  };
  CHECK(damaged([&](World& w) { put(w, store::tile_key(0, 258), 32); }));
  CHECK(damaged([&](World& w) { put(w, store::tile_key(3, 0), 32); }));
  CHECK(damaged([&](World& w) { put(w, store::tile_key(0, 257), 31); }));
  CHECK(damaged([&](World& w) {
    REQUIRE(w.db->update([&](store::MutableRows& rows) -> base::Status {
      rows.erase(w.db->table("tegel"), store::tile_key(0, 257));
      return {};
    }));
  }));
}
