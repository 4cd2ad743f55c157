#include "ledger/base/clock.h"

namespace zegel::base {

std::int64_t real_unix_seconds() {
  namespace chrono = std::chrono;
  const auto since = chrono::system_clock::now().time_since_epoch();
  return chrono::duration_cast<chrono::seconds>(since).count();
}

std::int64_t monotonic_ms() {
  namespace chrono = std::chrono;
  const auto since = chrono::steady_clock::now().time_since_epoch();
  return chrono::duration_cast<chrono::milliseconds>(since).count();
}

std::int64_t monotonic_us() {
  namespace chrono = std::chrono;
  const auto since = chrono::steady_clock::now().time_since_epoch();
  return chrono::duration_cast<chrono::microseconds>(since).count();
}

std::int64_t SystemClock::now() const { return real_unix_seconds(); }

std::int64_t ScriptClock::now() const {
  const std::int64_t since = running_since_ms_.load();
  if (since < 0) return base_.load();
  return base_.load() + (monotonic_ms() - since) / 1000;
}

bool ScriptClock::set(std::int64_t moment, bool run_on) {
  if (moment < now()) return false;
  running_since_ms_.store(-1);
  base_.store(moment);
  if (run_on) running_since_ms_.store(monotonic_ms());
  return true;
}

}  // namespace zegel::base
