// The Log of one register: append, read in order, nothing else (logboek.md 3).
//
// append: bounded, never blocks, keeps the order of calls of one thread; success promises NOTHING
// on durability or position. read: consecutive records starting exactly at `from`, same answer each
// time. A record is accepted when the sequencer has read it from the log and committed it; read(p)
// tells the log that everything before p is committed.
// Threads: append and health any; the rest the writer thread only. Units: milliseconds, bytes.
// Errors: append unavailable "te-druk" (full, nothing taken); read: see ReadFault; never a skip.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/base/failure.h"
#include "ledger/base/ids.h"

namespace zegel::log {

struct LogRecord {
  base::Position position;
  base::ByteView bytes;      // lives until the next read() of this log
};
enum class ReadFault : std::uint8_t {
  none,
  truncated,                 // `from` > end
  gap,                       // the next position is not `from`
  corrupt,                   // CRC
  unavailable,
};
struct Batch {
  std::vector<LogRecord> records;
  bool drained = false;      // nothing more now
  ReadFault fault = ReadFault::none;
};
struct Limits {
  std::size_t records = 256;
  std::size_t bytes = 4u << 20;
  std::uint64_t inhoud = 0;  // what was appended ahead of a later commit of inhoud/ stays unread
};
struct LogHealth {
  bool reachable = true;
  std::string reason;        // one Dutch sentence
  std::uint64_t lag = 0;     // records not yet read
  std::int64_t last_progress_ms = 0;  // monotonic
};

class Log {
 public:
  virtual ~Log() = default;
  virtual base::Status append(base::Bytes record) = 0;
  virtual Batch read(base::Position from, const Limits& limits, std::int64_t deadline_ms) = 0;
  virtual base::Result<base::Position> end() = 0;
  virtual LogHealth health() const = 0;
  // A log in this process may take a record ahead of its inhoud, while commit number `commit` of
  // inhoud/ is under way, none earlier than those before it (logboek.md 17). Whoever reads it
  // commits it after that one only. withdraw(commit), from any thread: it failed, so its records
  // are read no more.
  virtual bool takes_ahead() const { return false; }
  virtual base::Status append_ahead(base::Bytes, std::uint64_t) {
    return std::unexpected(base::Failure::fatal("this log takes what is durable"));
  }
  virtual void withdraw(std::uint64_t) {}
  // Positions are leaf indices for ever: no record that the index rule rejects gets one.
  virtual bool positions_are_indices() const { return false; }
  // `wake` is called (any thread, must not block nor call this log) when something may have become
  // readable; nullptr when the reader ends.
  virtual void on_arrival(std::function<void()> wake) = 0;
};

}  // namespace zegel::log
