// The ledger's own counters as Prometheus text, with the names of logboek.md 20. Labels are
// registers, states and reasons. Threads: any; a scrape may see one counter before another.
#pragma once

#include <string>

#include "ledger/node/node.h"

namespace zegel::api {

void append_ledger_metrics(std::string& out, node::Node& node);

}  // namespace zegel::api
