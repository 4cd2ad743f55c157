// Key and value codecs of the tables of `ledger/` that stand in logboek.md 8 (schema.h lists them).
//
// Invariants: an encoded row decodes to the same; a decoder takes exactly its bytes. Rows are ours:
// nullopt means a damaged store, never a bad request. Views point into the row.
// Threads: values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/bytes.h"
#include "ledger/base/ids.h"

namespace zegel::store {

using Key8 = base::ByteArray<8>;

Key8 key_u64(std::uint64_t value);
inline Key8 key_of(base::LeafIndex index) { return key_u64(index.value); }
inline Key8 key_of(base::TreeSize size) { return key_u64(size.value); }
inline Key8 key_of(base::Position offset) { return key_u64(offset.value); }
std::optional<std::uint64_t> read_u64(base::ByteView bytes);  // exactly 8 bytes
std::optional<std::uint16_t> read_u16(base::ByteView bytes);  // exactly 2 bytes
base::ByteArray<2> value_u16(std::uint16_t value);
base::ByteArray<9> tile_key(unsigned level, std::uint64_t number);

// `stand`: one row per code.
enum class Stand : base::Byte {
  next_offset = 1, head = 2, index_rule = 3, genesis = 4, next_checkpoint_offset = 5, state = 6,
  layout = 7, projections = 8, terms = 9, cluster = 10,
};
inline base::ByteArray<1> key_of(Stand code) { return {static_cast<base::Byte>(code)}; }

struct HeadRow {
  base::TreeSize size;
  base::Hash root{};
};
base::ByteArray<40> encode(const HeadRow& row);
std::optional<HeadRow> decode_head(base::ByteView bytes);

struct StateRow {
  std::uint8_t state = 0;
  std::string code;       // "apply-defect"; <= 255 bytes
  std::string sentence;   // Dutch; <= 65,535 bytes
};
base::Bytes encode(const StateRow& row);
std::optional<StateRow> decode_state(base::ByteView bytes);

struct ProjectionsRow {
  base::LeafIndex cursor;  // a rebuild has applied up to here; the size when it is done
  std::string version;     // <= 65,535 bytes
};
base::Bytes encode(const ProjectionsRow& row);
std::optional<ProjectionsRow> decode_projections(base::ByteView bytes);

struct LeafRow {
  base::Position offset;
  base::ByteView leaf;
};
// Into `out`, which is reused from leaf to leaf.
void encode_into(base::Bytes& out, const LeafRow& row);
std::optional<LeafRow> decode_leaf(base::ByteView bytes);

struct SkippedRow {
  std::uint8_t reason = 0;  // sequencer::Reject
  base::Hash sha256{};
};
base::ByteArray<33> encode(const SkippedRow& row);
std::optional<SkippedRow> decode_skipped(base::ByteView bytes);

struct CheckpointRow {
  base::Position offset;    // in controlepunten; 0 on the embedded log
  std::uint32_t minute = 0; // since 1970-01-01T00Z, when signed: after 24 h one row a minute stays
  std::string_view note;
};
base::Bytes encode(const CheckpointRow& row);
std::optional<CheckpointRow> decode_checkpoint(base::ByteView bytes);

}  // namespace zegel::store
