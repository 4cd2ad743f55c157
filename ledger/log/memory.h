// A log in memory with a fault script: for tests, models and the bench loader (logboek.md 3).
//
// Invariants: without script it keeps every promise of log.h but durability; a step of the script
// breaks exactly the promise that it names, once, at the place that it names.
// Errors: append: te-druk by script; fatal for more than a leaf, as every driver of leaves.
// Threads: append and health any; inject before or between reads. Positions start at 0.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ledger/log/log.h"

namespace zegel::log {

enum class Fault : std::uint8_t {
  lose,         // append number `at` answers success and keeps nothing
  repeat,       // append number `at` lands `amount` more times
  delay,        // append number `at`, and all behind it, are readable after `amount` more reads
  full,         // what would be append number `at` is refused, `te-druk`, `amount` times
  truncate,     // positions >= `at` are gone
  gap,          // positions >= `at` move up by `amount`
  corrupt,      // position `at` cannot be read
  flip,         // position `at` changes: bit 0 of byte `amount`
  unavailable,  // the next `amount` reads, and end(), fail
  lag,          // the next `amount` reads meet an end at `at`; end() knows better
};
struct Step {
  Fault fault;
  std::uint64_t at = 0;
  std::uint64_t amount = 1;
  std::uint64_t after_reads = 0;  // the step begins with this read (0: the first)
};

class MemoryLog final : public Log {
 public:
  explicit MemoryLog(std::vector<Step> script = {});
  ~MemoryLog() override;

  base::Status append(base::Bytes record) override;
  Batch read(base::Position from, const Limits& limits, std::int64_t deadline_ms) override;
  base::Result<base::Position> end() override;
  LogHealth health() const override;
  void on_arrival(std::function<void()> wake) override;

  void inject(const Step& step);  // `after_reads` counts from now

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace zegel::log
