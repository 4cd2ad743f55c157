#include "ledger/store/ledger_rows.h"

#include <catch2/catch.hpp>

namespace base = zegel::base;
namespace store = zegel::store;

namespace {

// Every shorter and one longer row must be refused.
template <class Bytes, class Decode>
void takes_exactly(const Bytes& row, Decode&& decode) {
  base::Bytes bytes(row.begin(), row.end());
  CHECK(decode(bytes));
  for (std::size_t n = 0; n < bytes.size(); ++n)
    CHECK_FALSE(decode(base::ByteView(bytes).first(n)));
  bytes.push_back(0);
  CHECK_FALSE(decode(bytes));
}

base::Hash hash_of(base::Byte byte) {
  base::Hash hash;
  hash.fill(byte);
  return hash;
}

}  // namespace

TEST_CASE("keys sort in log order", "[store]") {
  CHECK(store::key_u64(255) < store::key_u64(256));
  CHECK(store::key_u64(0x0102030405060708) == store::Key8{1, 2, 3, 4, 5, 6, 7, 8});
  CHECK(store::tile_key(0, 1'000'000) < store::tile_key(1, 0));
  CHECK(store::key_of(store::Stand::head) == base::ByteArray<1>{2});
}

TEST_CASE("rows of fixed size decode to themselves and nothing else", "[store]") {
  const store::HeadRow head{{70'000}, hash_of(7)};
  CHECK(store::decode_head(store::encode(head))->size == head.size);
  CHECK(store::decode_head(store::encode(head))->root == head.root);
  takes_exactly(store::encode(head), store::decode_head);

  const store::SkippedRow skipped{3, hash_of(9)};
  CHECK(store::decode_skipped(store::encode(skipped))->reason == 3);
  CHECK(store::decode_skipped(store::encode(skipped))->sha256 == hash_of(9));
  takes_exactly(store::encode(skipped), store::decode_skipped);
  takes_exactly(store::key_u64(5), store::read_u64);
  takes_exactly(store::value_u16(5), store::read_u16);
  CHECK(store::read_u16(store::value_u16(0x1234)) == 0x1234);
}

TEST_CASE("rows with text decode to themselves and nothing else", "[store]") {
  const store::StateRow state{4, "apply-defect", "Het register staat stil."};
  const auto read = store::decode_state(store::encode(state));
  CHECK(read->state == 4);
  CHECK(read->code == state.code);
  CHECK(read->sentence == state.sentence);
  takes_exactly(store::encode(state), store::decode_state);

  const store::ProjectionsRow rows{{12}, "dossiers 1; partners 1"};
  CHECK(store::decode_projections(store::encode(rows))->cursor == rows.cursor);
  CHECK(store::decode_projections(store::encode(rows))->version == rows.version);
  takes_exactly(store::encode(rows), store::decode_projections);
}

TEST_CASE("a leaf and a checkpoint keep their bytes", "[store]") {
  base::Bytes row;
  const base::Bytes leaf{1, 2, 3};
  store::encode_into(row, {{77}, leaf});
  CHECK(store::decode_leaf(row)->offset.value == 77);
  CHECK(base::as_text(store::decode_leaf(row)->leaf) == base::as_text(leaf));
  CHECK_FALSE(store::decode_leaf(base::ByteView(row).first(7)));

  const auto note = store::encode(store::CheckpointRow{{5}, 29'540'760, "origin\n1\n"});
  CHECK(store::decode_checkpoint(note)->note == "origin\n1\n");
  CHECK(store::decode_checkpoint(note)->offset.value == 5);
  CHECK(store::decode_checkpoint(note)->minute == 29'540'760);
  CHECK_FALSE(store::decode_checkpoint(base::ByteView(note).first(11)));
}
