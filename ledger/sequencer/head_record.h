// A record of the topic controlepunten: a signed checkpoint, or the takeover of a node (logboek.md
// 14). Integers big-endian: u8 version, u8 kind, u64 expected offset, u32 termijn, u64 next offset
// of gebeurtenissen, u16 index rule, 16 bytes node id, 16 bytes process id, u32 length, note.
//
// Invariants: decode takes exactly the bytes of one record; the note has log signatures only and is
// not judged here. Threads: values. Errors: nullopt for anything else.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "ledger/base/bytes.h"
#include "ledger/base/ids.h"

namespace zegel::sequencer {

using NodeId = base::Id<struct NodeTag, 16>;        // of a data directory, in no backup
using ProcessId = base::Id<struct ProcessTag, 16>;  // random at each start, never stored

struct Actor {  // one process of one node
  NodeId node;
  ProcessId process;
  auto operator<=>(const Actor&) const = default;
};

enum class HeadKind : std::uint8_t { checkpoint = 0, takeover = 1 };

struct HeadRecord {
  HeadKind kind = HeadKind::checkpoint;
  base::Position expected;       // where the writer expects it to land
  std::uint32_t termijn = 0;
  base::Position next;           // of gebeurtenissen, when it was written
  std::uint16_t rule = 1;        // index rule
  Actor by;
  std::string note;              // of a takeover: the newest valid one, empty when there is none
};

base::Bytes encode(const HeadRecord& record);
std::optional<HeadRecord> decode_head_record(base::ByteView bytes);

}  // namespace zegel::sequencer
