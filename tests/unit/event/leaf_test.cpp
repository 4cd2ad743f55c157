#include "ledger/event/leaf.h"

#include <catch2/catch.hpp>

#include "ledger/base/base64url.h"
#include "tests/support/envelop_vector.h"

namespace zegel::tests {

TEST_CASE("a leaf is read as it was made") {
  const base::Bytes leaf = example_leaf();
  const auto view = event::parse_leaf(leaf);
  REQUIRE(view);
  CHECK(view->received == base::Hour{492'346});
  CHECK(view->jws == example_jws());
  CHECK(base::hex(view->head).starts_with("01" + base::hex(example_bytes("zegel blind", 32))));
  CHECK(base::hex(view->head).ends_with("0007833a"));
}

TEST_CASE("a leaf is rebuilt from the extra of a receipt and the JWS", "[I1]") {
  const base::Bytes leaf = example_leaf();
  const auto extra = event::parse_leaf(leaf)->head;
  CHECK(event::rebuild_leaf(extra, example_jws()) == leaf);
  CHECK_FALSE(event::rebuild_leaf(extra.first(36), example_jws()));
  CHECK_FALSE(event::rebuild_leaf(extra, ""));
  CHECK_FALSE(event::rebuild_leaf(extra, std::string(4'097, 'A')));
  base::Bytes of_version_2(extra.begin(), extra.end());
  of_version_2[0] = 2;
  CHECK_FALSE(event::rebuild_leaf(of_version_2, example_jws()));
}

TEST_CASE("another blind or hour is another leaf hash", "[I1]") {
  const base::Bytes blind = example_bytes("zegel blind", 32);
  const base::Bytes other = example_bytes("ander blind", 32);
  const auto hash = event::leaf_hash(example_leaf());
  CHECK(event::leaf_hash(event::make_leaf(blind, {492'346}, example_jws())) == hash);
  CHECK(event::leaf_hash(event::make_leaf(blind, {492'347}, example_jws())) != hash);
  CHECK(event::leaf_hash(event::make_leaf(other, {492'346}, example_jws())) != hash);
}

TEST_CASE("a leaf of another version or length is no leaf") {
  base::Bytes leaf = example_leaf();
  CHECK_FALSE(event::parse_leaf(base::ByteView(leaf).first(leaf.size() - 1)));
  CHECK_FALSE(event::parse_leaf(base::ByteView(leaf).first(39)));
  leaf.push_back('A');
  CHECK_FALSE(event::parse_leaf(leaf));
  leaf.pop_back();
  leaf[0] = 2;
  CHECK_FALSE(event::parse_leaf(leaf));
}

TEST_CASE("a leaf holds at most 4,135 bytes") {
  const base::Bytes blind(32, 0);
  const base::Bytes leaf = event::make_leaf(blind, {0}, std::string(4'096, 'A'));
  CHECK(leaf.size() == 4'135);
  CHECK(event::parse_leaf(leaf));
}

}  // namespace zegel::tests
