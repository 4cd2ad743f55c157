// The Log of one register: append, read in order, nothing else (logboek.md 3).
//
// append: bounded, never blocks, keeps the order of calls of one thread; success promises NOTHING on
// durability or position. read: consecutive records starting exactly at `from`, same answer each
// time. A record is accepted when the sequencer has read it from the log and committed it.
// Threads: append and health any; the rest the writer thread only.
// Errors: append unavailable "te-druk" (full, nothing taken); read: see ReadFault; never a skip.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/base/failure.h"
#include "ledger/base/ids.h"

namespace zegel::log {

struct LogRecord {
  base::Position position;
  base::Bytes bytes;
};
enum class ReadFault : std::uint8_t { none, truncated, gap, corrupt, unavailable };
struct Batch {
  std::vector<LogRecord> records;
  bool drained = false;      // nothing more now
  ReadFault fault = ReadFault::none;
};
struct Limits {
  std::size_t records = 256;
  std::size_t bytes = 4u << 20;
};
struct LogHealth {
  bool reachable = true;
  std::string reason;        // one Dutch sentence
};

class Log {
 public:
  virtual ~Log() = default;
  virtual base::Status append(base::Bytes record) = 0;
  virtual Batch read(base::Position from, const Limits& limits, std::int64_t deadline_ms) = 0;
  virtual base::Result<base::Position> end() = 0;
  virtual LogHealth health() const = 0;
};

}  // namespace zegel::log
