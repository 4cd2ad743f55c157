// The leaf: 0x01, blind 32, received hour u32, n u16, compact JWS (logboek.md 2, envelop.md 9).
// These bytes are stored, produced, served and hashed as they are. Threads: values.
#pragma once

#include <optional>
#include <string_view>

#include "ledger/base/bytes.h"
#include "ledger/base/ids.h"

namespace zegel::event {

struct LeafView {           // views into the leaf bytes
  base::ByteView head;      // bytes 0..36: version, blind, hour = `extra` of a receipt
  base::Hour received;
  std::string_view jws;
};

base::Bytes make_leaf(base::ByteView blind32, base::Hour received, std::string_view jws);
// L2, L3: size, version, length. Nothing of the JWS is checked.
std::optional<LeafView> parse_leaf(base::ByteView leaf);
// From a receipt's `extra` (37 bytes) and a JWS.
std::optional<base::Bytes> rebuild_leaf(base::ByteView extra, std::string_view jws);
base::Hash leaf_hash(base::ByteView leaf);  // SHA-256(0x00, leaf)

}  // namespace zegel::event
