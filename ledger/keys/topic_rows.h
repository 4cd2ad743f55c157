// The records of the topic `p.sleutels` (sleutels.md 15). Integers big-endian:
//
//   01 | u32 epoch | blad id 16   ->  u8 (1 carried over by the switch, 0 made since) | row 144
//   02                            ->  u32 epoch | u64 count | digest 32 | MAC 16 of `meta`
//   03 | u32 termijn              ->  process id 16
//
// A row without value is gone. Nothing here opens a row: that takes the KEK.
// Threads: pure. Errors: nullopt for any other bytes.
#pragma once

#include <optional>
#include <variant>

#include "ledger/keys/rows.h"

namespace zegel::keys {

struct KeyRow {
  std::uint32_t epoch = 0;
  base::BladId id;
  WrappedBlad row{};
  bool carried = false;        // by the switch to this epoch
};
struct RowGone {
  std::uint32_t epoch = 0;
  base::BladId id;
};
struct EpochMark {             // `meta` of the live keystore, as every reader may see it
  std::uint32_t epoch = 0;
  std::uint64_t count = 0;
  base::Hash digest{};
  Mac mac{};
  bool operator==(const EpochMark&) const = default;
};
struct KeyTakeover {           // whose rows count from here on
  std::uint32_t termijn = 0;
  base::ByteArray<16> process{};
  bool operator==(const KeyTakeover&) const = default;
};

struct TopicBytes {
  base::Bytes key;
  base::Bytes value;           // empty: none at all
};
TopicBytes encode(const KeyRow& row);
TopicBytes encode(const RowGone& gone);
TopicBytes encode(const EpochMark& mark);
TopicBytes encode(const KeyTakeover& takeover);

using TopicRecord = std::variant<KeyRow, RowGone, EpochMark, KeyTakeover>;
std::optional<TopicRecord> parse_topic_record(base::ByteView key, base::ByteView value);

EpochMark mark_of(const Meta& meta, const Key& row_key);
// nullopt: this MAC was not made with the keys of this ledger and epoch.
std::optional<Meta> meta_of(const EpochMark& mark, std::string_view ledger_id, const Key& row_key);

}  // namespace zegel::keys
