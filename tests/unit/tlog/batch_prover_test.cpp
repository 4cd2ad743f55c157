#include <catch2/catch.hpp>

#include "ledger/tlog/tree_store.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/tlog/naive_tree.h"

namespace base = zegel::base;
namespace store = zegel::store;
namespace tlog = zegel::tlog;

TEST_CASE("a batch proves leaves from more tiles than it keeps", "[tlog]") {
  zegel::test::TempDir dir;
  auto db = *store::Store::open(dir / "s", {"tegel", "grens"},
                                {.map_bytes = 1u << 28, .create = true, .scratch = true});
  const tlog::TreeStore tree(db->table("tegel"), db->table("grens"));
  constexpr std::uint64_t size = 256 * 100 + 3;
  zegel::test::NaiveTree naive(size);
  REQUIRE(db->update([&](store::MutableRows& rows) -> base::Status {
    TRY(head, tree.append(rows, {0}, naive.leaves()));
    CHECK(head.root == naive.root(size));
    return {};
  }));
  db->view([&](const store::Rows& rows) {
    tlog::BatchProver prover(tree, rows, {size});
    for (std::uint64_t i = 0; i < size; i += 101) {
      const auto proof = prover.inclusion({i});
      REQUIRE(proof);
      REQUIRE(*proof == naive.inclusion(i, 0, size));
    }
    CHECK_FALSE(prover.inclusion({size}));
    CHECK_FALSE(tlog::BatchProver(tree, rows, {size + 1}).inclusion({0}));  // not in the tiles
    return 0;
  });
}
