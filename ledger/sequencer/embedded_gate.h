// What the embedded log asks of a record before it gives it a place: L1-L6 of the index rule, the
// aud of L7 and the type of L8 (log/embedded.h looks at the jti itself). Threads: any.
#pragma once

#include <string>

#include "ledger/log/embedded.h"

namespace zegel::sequencer {

log::Gate embedded_gate(std::string origin);

}  // namespace zegel::sequencer
