// The one place that reads a clock (tidy bans the rest). Event time is the ledger's clock, which in
// oefenmodus follows a script (api.md 5); deadlines, rates and `Date` use real time.
// Units: seconds, milliseconds and microseconds. Threads: any.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace zegel::base {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::int64_t now() const = 0;  // unix seconds, ledger time
};

class SystemClock final : public Clock {
 public:
  std::int64_t now() const override;
};

// Scripted: stands still but for set(), forward only; `run_on` lets it go on from there.
class ScriptClock final : public Clock {
 public:
  explicit ScriptClock(std::int64_t start) : base_(start) {}
  std::int64_t now() const override;
  bool set(std::int64_t moment, bool run_on);  // false: would go backward

 private:
  std::atomic<std::int64_t> base_;
  std::atomic<std::int64_t> running_since_ms_{-1};  // monotonic; -1 stands still
};

std::int64_t real_unix_seconds();
std::int64_t monotonic_ms();
std::int64_t monotonic_us();  // for what is measured

}  // namespace zegel::base
