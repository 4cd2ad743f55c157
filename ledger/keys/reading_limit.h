// How often one person may open or search (R8): against the insider at the screen (sleutels.md 17,
// A9). Above the limit the answer is `te-druk` and the journal has an alarm; nobody is named in it.
// Apply, rebuild and drill do not pass here: they are measured, not limited.
// Units: calls within any 60 s. Threads: any, one short lock. Errors: unavailable `te-druk`.
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <unordered_map>

#include "ledger/base/failure.h"
#include "ledger/base/ids.h"

namespace zegel::keys {

struct ReadingLimits {
  std::size_t per_person = 0;
  std::size_t in_all = 0;  // 0: no bound
};
inline constexpr ReadingLimits limits_open{120, 0};  // raadplegingen
inline constexpr ReadingLimits limits_find{60, 600};

class ReadingLimit {
 public:
  explicit ReadingLimit(ReadingLimits limits) : limits_(limits) {}
  base::Status admit(const base::Handle& reader, std::int64_t monotonic_ms);

 private:
  using Moments = std::deque<std::int64_t>;
  static void forget_old(Moments& moments, std::int64_t now);
  void forget_idle(std::int64_t now);

  const ReadingLimits limits_;
  std::mutex lock_;  // all below
  std::unordered_map<base::Handle, Moments, base::IdHasher> of_person_;
  Moments of_all_;
};

}  // namespace zegel::keys
