// E14: content against its catalogue row. All faults at once (I8), in row order.
// Codes: V-SCH-2, -3, -4, -5, -7, V-ID-1..3, V-TIJD-1, -2, V-CONV-1 (domein.md 4).
//
// Invariants: an event without a fault costs no allocation; `veld` is made of names of the
// catalogue, never of what was sent: "/inhoud/ontvanger", "/inhoud/betrokkenen/0/pid", "/inhoud"
// for a key that belongs to no row. Threads: pure.
// Specification: domein.md 2.1, 2.2; envelop.md 3 (N5), 7.
#pragma once

#include <cstdint>

#include "ledger/base/failure.h"
#include "ledger/catalogue/events.h"
#include "ledger/event/content.h"
#include "ledger/event/skelet.h"

namespace zegel::event {

struct ShapeContext {
  std::int64_t now = 0;      // ledger time, unix seconds
  bool practice = false;     // oefenmodus: BSN test range 9999xxxxx allowed
  bool staff = false;        // drafted by a person of ours: `medewerker` is required
};

void check_shape(const Skelet& skelet, const Content& content, const catalogue::EventRow& row,
                 const ShapeContext& context, base::Refusals& out);

}  // namespace zegel::event
