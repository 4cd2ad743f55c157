// Kind `person` and what identificatiesoort asks of it (V-SCH-3, -4, V-ID-1, -2, -3).
// Private to shape_*.cpp. Threads: pure.
#pragma once

#include <boost/json/fwd.hpp>
#include <string_view>

#include "ledger/event/shape_faults.h"

namespace zegel::event {

// `practice`: the test range of BSNs is allowed.
void check_person(const boost::json::value& value, std::string_view key, bool practice,
                  Faults& faults);

// V-ID-2: `niet-bsn` needs a name and a birth date, `pseudoniem` has an aanduiding only.
void check_identification(std::string_view identificatiesoort, const boost::json::value& person,
                          std::string_view key, Faults& faults);

}  // namespace zegel::event
