// Who opened which dossier on index level in this hour (api.md 5.3): the first time is an event, a
// second time in the same hour is not.
//
// Invariants: noted only after the event was durable; forgotten with the hour; bounded (what does
// not fit is recorded again, never left out). Threads: any, one short lock.
#pragma once

#include <mutex>
#include <set>

#include "ledger/base/ids.h"
#include "ledger/catalogue/events.h"

namespace zegel::api {

struct IndexRead {
  base::Handle reader;
  catalogue::Role role = catalogue::Role::fg;
  base::CasusId casus;
  auto operator<=>(const IndexRead&) const = default;
};

class IndexReads {
 public:
  bool known(const IndexRead& read, base::Hour hour) const;
  void note(const IndexRead& read, base::Hour hour);

 private:
  static constexpr std::size_t most = 100'000;  // some 5 MB; a busy office opens hundreds
  mutable std::mutex lock_;  // all below
  base::Hour hour_;
  std::set<IndexRead> reads_;
};

}  // namespace zegel::api
