#include "ledger/tlog/merkle.h"

#include <bit>

#include "ledger/crypto/hash.h"

namespace zegel::tlog {
namespace {

constexpr base::Byte leaf_prefix[] = {0x00};
constexpr base::Byte node_prefix[] = {0x01};

// The two walks of RFC 9162 share this position: `fn` the node, `sn` the last node of its level.
struct Position {
  std::uint64_t fn;
  std::uint64_t sn;

  void up() {
    fn >>= 1;
    sn >>= 1;
  }
  bool is_right_or_last() const { return (fn & 1) != 0 || fn == sn; }
  // The last node of a level has no sibling there: its parent is itself, some levels up.
  void skip_levels_without_sibling() {
    while ((fn & 1) == 0 && fn != 0) up();
  }
};

}  // namespace

Hash empty_root() { return crypto::sha256(base::ByteView{}); }
Hash leaf_hash(base::ByteView leaf) { return crypto::sha256({leaf_prefix, leaf}); }
Hash node_hash(const Hash& left, const Hash& right) {
  return crypto::sha256({node_prefix, left, right});
}

bool verify_inclusion(base::LeafIndex index, base::TreeSize size, const Hash& leaf,
                      std::span<const Hash> proof, const Hash& root) {
  if (index.value >= size.value) return false;
  Position at{index.value, size.value - 1};
  Hash hash = leaf;
  for (const Hash& sibling : proof) {
    if (at.sn == 0) return false;
    if (at.is_right_or_last()) {
      hash = node_hash(sibling, hash);
      at.skip_levels_without_sibling();
    } else {
      hash = node_hash(hash, sibling);
    }
    at.up();
  }
  return at.sn == 0 && hash == root;
}

bool verify_consistency(base::TreeSize from, base::TreeSize to, std::span<const Hash> proof,
                        const Hash& from_root, const Hash& to_root) {
  if (from > to) return false;
  if (from == to) return proof.empty() && from_root == to_root;
  if (from.value == 0) return proof.empty();
  Position at{from.value - 1, to.value - 1};
  while (at.fn & 1) at.up();
  const bool starts_at_from = std::has_single_bit(from.value);  // then its root is not sent
  if (proof.empty()) return false;
  Hash old_hash = starts_at_from ? from_root : proof.front();
  Hash new_hash = old_hash;
  for (const Hash& sibling : proof.subspan(starts_at_from ? 0 : 1)) {
    if (at.sn == 0) return false;
    if (at.is_right_or_last()) {
      old_hash = node_hash(sibling, old_hash);
      new_hash = node_hash(sibling, new_hash);
      at.skip_levels_without_sibling();
    } else {
      new_hash = node_hash(new_hash, sibling);
    }
    at.up();
  }
  return at.sn == 0 && old_hash == from_root && new_hash == to_root;
}

}  // namespace zegel::tlog
