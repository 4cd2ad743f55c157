// RFC 6962 hashing, RFC 9162 2.1.3.2 / 2.1.4.2 verification. Pure.
// Outside the verifier (logboek.md 11): consistency from 0 and m = n need an empty proof.
#pragma once

#include <span>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/base/ids.h"

namespace zegel::tlog {

using base::Hash;
using Proof = std::vector<Hash>;  // from the leaf's sibling up

Hash empty_root();
Hash leaf_hash(base::ByteView leaf);                    // SHA-256(0x00, leaf)
Hash node_hash(const Hash& left, const Hash& right);    // SHA-256(0x01, left, right)

bool verify_inclusion(base::LeafIndex index, base::TreeSize size, const Hash& leaf,
                      std::span<const Hash> proof, const Hash& root);
bool verify_consistency(base::TreeSize from, base::TreeSize to, std::span<const Hash> proof,
                        const Hash& from_root, const Hash& to_root);

}  // namespace zegel::tlog
