// E14: content against its catalogue row. All faults at once (I8). Pure.
// Codes: V-SCH-2, -3, -4, -5, -7, V-ID-1..3, V-TIJD-1, -2, V-TOE-1, V-CONV-1 (domein.md 4).
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
};

void check_shape(const Skelet& skelet, const Content& content, const catalogue::EventRow& row,
                 const ShapeContext& context, base::Refusals& out);

}  // namespace zegel::event
