#include "ledger/tlog/tree_store.h"

#include <catch2/catch.hpp>

#include "ledger/tlog/tree_store_nodes.h"
#include "tests/support/temp_dir.h"

using zegel::base::LeafIndex;
using zegel::base::Status;
using zegel::base::TreeSize;
namespace store = zegel::store;
namespace tlog = zegel::tlog;

namespace {

struct Tree {
  zegel::test::TempDir directory;
  std::unique_ptr<store::Store> ledger = open(directory.path());
  tlog::TreeStore tree{ledger->table("tegel"), ledger->table("grens")};
  tlog::TileCache cache;
  TreeSize size;

  static std::unique_ptr<store::Store> open(const std::filesystem::path& path) {
    store::StoreOptions options;
    options.create = true;
    return std::move(*store::Store::open(path, {"tegel", "grens"}, options));
  }
  static tlog::Hash leaf(std::uint64_t n, zegel::base::Byte salt) {
    tlog::Hash hash{};
    for (int i = 0; i < 8; ++i) hash[i] = static_cast<zegel::base::Byte>(n >> (8 * i));
    hash[31] = salt;
    return hash;
  }
  // False as last word: the transaction is thrown away, as after a failed commit.
  void grow(std::size_t count, zegel::base::Byte salt, bool keep) {
    std::vector<tlog::Hash> leaves;
    for (std::size_t i = 0; i < count; ++i) leaves.push_back(leaf(size.value + i, salt));
    TreeSize grown;
    const auto done = ledger->update([&](store::MutableRows& rows) -> Status {
      TRY(head, tree.append(rows, size, leaves));
      grown = head.size;
      compare(rows, head.size);
      if (!keep) return std::unexpected(zegel::base::Failure::unavailable("alleen-lezen"));
      return {};
    });
    REQUIRE(done.has_value() == keep);
    if (keep) size = grown;
  }
  // With and without the cache: the same proofs.
  void compare(const store::Rows& rows, TreeSize at) {
    const auto plain = tree.consistency(rows, size, at);
    const auto cached = tree.consistency(rows, size, at, &cache);

    REQUIRE(plain.has_value() == cached.has_value());
    if (plain) CHECK(*plain == *cached);
    tlog::BatchProver prover(tree, rows, at, &cache);
    for (std::uint64_t index = size.value; index < at.value; index += 37)
      CHECK(*prover.inclusion({index}) == *tree.inclusion(rows, {index}, at));
  }
};

}  // namespace

TEST_CASE("proofs with the cached edge are those without, across tile borders", "[I4]") {
  Tree tree;
  for (const std::size_t count : {1, 1, 2, 3, 100, 147, 1, 1, 1, 255, 256, 300, 700, 1})
    tree.grow(count, 1, true);
}

TEST_CASE("the cached edge of a batch that was thrown away is never believed", "[I3]") {
  Tree tree;
  tree.grow(40, 1, true);
  tree.grow(30, 2, false);
  tree.grow(10, 1, true);
  tree.grow(400, 2, false);
  tree.grow(206, 1, true);
  tree.grow(90, 1, true);
}
