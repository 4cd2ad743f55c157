// What a lane takes and tells: the values between a caller and the sender (kafka.md 4).
// Threads: values. `done` runs on the sender's thread and must not block.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "ledger/base/bytes.h"
#include "ledger/base/limits.h"

namespace zegel::log {

enum class KafkaLanding : std::uint8_t {
  persisted,   // by a delivery report: durable on all replicas in sync
  refused,     // a defect of ours: this record can never go
  abandoned,   // the sender stopped: it may have landed or not
};

struct KafkaOutgoing {
  std::optional<base::Bytes> key;          // kafka.md 6: null for leaves and checkpoints
  std::optional<base::Bytes> value;        // nullopt: a tombstone
  std::int64_t timestamp_ms = 0;           // a whole hour (D16), unix
  std::move_only_function<void(KafkaLanding)> done = nullptr;
};

enum class KafkaCompression : std::uint8_t { none, zstd };

struct KafkaLaneOptions {
  std::string topic;
  KafkaCompression compression = KafkaCompression::none;
  std::size_t largest = base::limits::leaf;         // of one value
  std::size_t records = base::limits::waiting_records;
  std::size_t bytes = base::limits::waiting_bytes;
  std::int64_t oldest_ms = base::limits::waiting_oldest_ms;
  std::int64_t held_ms = 10'000;           // a wrong topic or right is tried again after this
};

struct KafkaLaneLoad {
  std::size_t records = 0;                 // waiting and outstanding
  std::size_t bytes = 0;
  std::int64_t unanswered_since_ms = 0;    // monotonic; 0: no batch waits for a report
  bool held = false;                       // the topic or our rights are wrong
};

}  // namespace zegel::log
