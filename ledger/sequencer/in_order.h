// Law A10: every record that is applied has the next index, also in a release build. A gap or a
// repeat is a defect of ours, and ends the process before anything is committed. Threads: one.
#pragma once

#include "ledger/base/check.h"
#include "ledger/base/ids.h"

namespace zegel::sequencer {

class InOrder {
 public:
  explicit InOrder(base::LeafIndex first) : next_(first.value) {}
  void take(base::LeafIndex index) { ZEGEL_CHECK(index.value == next_++); }

 private:
  std::uint64_t next_;
};

}  // namespace zegel::sequencer
