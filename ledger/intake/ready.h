// Ready: an event that passed E2-E15, or a replay that E8 found. What submit() needs, no more.
//
// Invariants: views point into the request bytes; `content` is complete; `hour` is the received
// hour that the leaf will carry, read once. Threads: one owner.
#pragma once

#include <memory>
#include <vector>

#include "ledger/catalogue/events.h"
#include "ledger/event/content.h"
#include "ledger/event/envelope.h"
#include "ledger/event/skelet.h"
#include "ledger/intake/intake.h"
#include "ledger/sequencer/sequencer.h"

namespace zegel::intake {

class Ready {
 public:
  event::Envelope envelope;
  event::Skelet skelet;
  base::JwsTag h;
  base::Hour hour;
  const Route* route = nullptr;
  const catalogue::EventRow* row = nullptr;
  std::unique_ptr<event::Content> content;
  std::vector<std::uint8_t> part_of;             // part of each disclosure (N8)
  std::optional<base::LeafIndex> known;          // E8: a replay of this leaf
};

}  // namespace zegel::intake
