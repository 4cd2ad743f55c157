// Each night the projections are built again in a scratch directory and compared with the live ones
// (logboek.md 10, I4), from 02:00 in Europe/Amsterdam on, in ledger time.
//
// Invariants: the first night is the first 02:00 after the start; a night that is missed (the clock
// went on, a check took longer) is not caught up. Writes nothing but the scratch directory.
// Threads: the owner constructs and ends it; ending stops a check at its next page.
#pragma once

#include <atomic>
#include <functional>

#include "ledger/base/clock.h"
#include "ledger/base/dutch_time.h"
#include "ledger/node/node.h"
#include "ledger/node/upkeep.h"

namespace zegel::api {

// Whether a night has begun since it was last asked.
class Nights {
 public:
  explicit Nights(std::int64_t now) : last_(night_of(now)) {}
  bool begun(std::int64_t now);

 private:
  static base::Date night_of(std::int64_t moment);   // the day whose 02:00 came last
  base::Date last_;
};

class Nightly {
 public:
  struct Outcome {
    base::Result<std::vector<std::string>> differing;   // full names of tables
    std::int64_t took_ms = 0;
  };
  using Tell = std::function<void(const Outcome&)>;     // on the thread of the check
  // An alarm for each table that differs, then one line.
  static void tell_the_journal(const Outcome& outcome);

  Nightly(const node::Node& node, const base::Clock& clock, node::Upkeep::Pace pace,
          Tell tell = tell_the_journal);
  ~Nightly() { stop_ = true; }
  Nightly(const Nightly&) = delete;
  Nightly& operator=(const Nightly&) = delete;

 private:
  Outcome check() const;

  const node::Node& node_;
  const base::Clock& clock_;
  Tell tell_;
  std::atomic<bool> stop_{false};
  Nights nights_;
  node::Upkeep upkeep_;                // ends first
};

}  // namespace zegel::api
