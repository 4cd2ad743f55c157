// When a lane hands its next batch over (besluit 0037): as soon as as many records wait as went the
// last time, or once the oldest has waited twice as long as that batch took. Callers that come back
// together leave together again, instead of one at once and the others behind it.
//
// Invariants: who comes alone never waits; nobody waits longer than `longest_ms` for company.
// Threads: values. Units: milliseconds (monotonic).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace zegel::log {

class KafkaGather {
 public:
  static constexpr std::int64_t longest_ms = 20;

  bool complete(std::size_t waiting) const { return waiting >= expected_; }
  bool patient(std::int64_t waited_ms) const { return waited_ms < 2 * lasted_ms_; }

  void handed(std::size_t records, std::int64_t now_ms) {
    expected_ = records;
    since_ms_ = now_ms;
  }
  void landed(std::int64_t now_ms) {
    lasted_ms_ = std::min(now_ms - since_ms_, longest_ms / 2);
  }

 private:
  std::size_t expected_ = 1;
  std::int64_t since_ms_ = 0;
  std::int64_t lasted_ms_ = 0;
};

}  // namespace zegel::log
