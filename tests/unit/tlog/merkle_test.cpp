#include "ledger/tlog/merkle.h"

#include <catch2/catch.hpp>

#include "ledger/base/base64url.h"
#include "ledger/tlog/frontier.h"
#include "tests/unit/tlog/naive_tree.h"

namespace base = zegel::base;
namespace tlog = zegel::tlog;
using tlog::Hash;
using tlog::Proof;
using zegel::test::NaiveTree;

namespace {

constexpr std::uint64_t most = 300;

NaiveTree& naive() {
  static NaiveTree tree(most);
  return tree;
}

// A different bit for each case.
void flip(Hash& hash, std::uint64_t seed) {
  hash[seed % hash.size()] ^= static_cast<base::Byte>(1u << (seed / hash.size() % 8));
}

bool included(std::uint64_t index, std::uint64_t size, const Hash& leaf, const Proof& proof,
              const Hash& root) {
  return tlog::verify_inclusion({index}, {size}, leaf, proof, root);
}
bool consistent(std::uint64_t from, std::uint64_t to, const Proof& proof, const Hash& old_root,
                const Hash& new_root) {
  return tlog::verify_consistency({from}, {to}, proof, old_root, new_root);
}

// Counts what is accepted although one bit, one hash or one number is wrong.
unsigned wrongly_included(std::uint64_t index, std::uint64_t size, const Proof& proof,
                          std::uint64_t seed) {
  const Hash leaf = naive().leaves()[index], root = naive().root(size);
  unsigned wrong = 0;
  if (!proof.empty()) {
    Proof bad = proof;
    flip(bad[seed % bad.size()], seed);
    wrong += included(index, size, leaf, bad, root);
    bad = proof;
    bad.pop_back();
    wrong += included(index, size, leaf, bad, root);
  }
  Proof longer = proof;
  longer.push_back(root);
  wrong += included(index, size, leaf, longer, root);
  Hash bad_leaf = leaf, bad_root = root;
  flip(bad_leaf, seed);
  flip(bad_root, seed);
  wrong += included(index, size, bad_leaf, proof, root);
  wrong += included(index, size, leaf, proof, bad_root);
  wrong += included(index ^ 1, size, leaf, proof, root);
  return wrong;
}

unsigned wrongly_consistent(std::uint64_t from, std::uint64_t to, const Proof& proof,
                            std::uint64_t seed) {
  const Hash old_root = naive().root(from), new_root = naive().root(to);
  unsigned wrong = 0;
  if (!proof.empty()) {
    Proof bad = proof;
    flip(bad[seed % bad.size()], seed);
    wrong += consistent(from, to, bad, old_root, new_root);
    bad = proof;
    bad.pop_back();
    wrong += consistent(from, to, bad, old_root, new_root);
  }
  Proof longer = proof;
  longer.push_back(new_root);
  wrong += consistent(from, to, longer, old_root, new_root);
  if (from == 0) return wrong;  // always consistent, whatever the roots
  Hash bad_old = old_root, bad_new = new_root;
  flip(bad_old, seed);
  flip(bad_new, seed);
  wrong += consistent(from, to, proof, bad_old, new_root);
  wrong += consistent(from, to, proof, old_root, bad_new);
  return wrong;
}

}  // namespace

TEST_CASE("every inclusion proof to 300 is that of RFC 6962, and no other passes", "[tlog][M5]") {
  unsigned differ = 0, refused = 0, wrong = 0;
  std::uint64_t seed = 0;
  for (std::uint64_t size = 1; size <= most; ++size)
    for (std::uint64_t index = 0; index < size; ++index) {
      const auto proof = tlog::inclusion_path(naive(), {index}, {size});
      REQUIRE(proof);
      differ += *proof != naive().inclusion(index, 0, size);
      refused += !included(index, size, naive().leaves()[index], *proof, naive().root(size));
      wrong += wrongly_included(index, size, *proof, ++seed);
    }
  CHECK(differ == 0);
  CHECK(refused == 0);
  CHECK(wrong == 0);
}

TEST_CASE("every consistency proof to 300 is that of RFC 6962, and no other passes", "[tlog][M5]") {
  unsigned differ = 0, refused = 0, wrong = 0;
  std::uint64_t seed = 0;
  for (std::uint64_t to = 0; to <= most; ++to)
    for (std::uint64_t from = 0; from <= to; ++from) {
      const auto proof = tlog::consistency_path(naive(), {from}, {to});
      REQUIRE(proof);
      const Proof expected = from == 0 ? Proof{} : naive().consistency(from, 0, to, true);
      differ += *proof != expected;
      refused += !consistent(from, to, *proof, naive().root(from), naive().root(to));
      wrong += wrongly_consistent(from, to, *proof, ++seed);
    }
  CHECK(differ == 0);
  CHECK(refused == 0);
  CHECK(wrong == 0);
}

TEST_CASE("a proof outside the tree is refused on both sides", "[tlog]") {
  const Hash root = naive().root(5);
  CHECK_FALSE(included(5, 5, root, {}, root));
  CHECK_FALSE(included(0, 0, root, {}, root));
  CHECK_FALSE(consistent(6, 5, {}, root, root));
  CHECK_FALSE(tlog::inclusion_path(naive(), {5}, {5}));
  CHECK_FALSE(tlog::consistency_path(naive(), {6}, {5}));
  CHECK_FALSE(tlog::inclusion_path(naive(), {0}, {most + 1}));  // a node that is not there
}

TEST_CASE("the frontier gives the root at every size", "[tlog]") {
  tlog::Frontier frontier;
  CHECK(frontier.root() == tlog::empty_root());
  for (std::uint64_t size = 1; size <= most; ++size) {
    frontier.push(naive().leaves()[size - 1], [](unsigned, const Hash&) {});
    REQUIRE(frontier.size().value == size);
    REQUIRE(frontier.root() == naive().root(size));
  }
}

TEST_CASE("the empty root and the domain separation are those of RFC 6962", "[tlog]") {
  CHECK(base::hex(tlog::empty_root()) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(base::hex(tlog::leaf_hash({})) ==
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  CHECK(tlog::node_hash(tlog::empty_root(), tlog::empty_root()) !=
        tlog::leaf_hash(base::Bytes(64, 0)));
}
