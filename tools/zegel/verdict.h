// A verification report as people and scripts read it: the six steps, one line each, and one
// verdict. Used by `zegel controleer` and the practice ledger. Threads: pure.
#pragma once

#include <boost/json/object.hpp>

#include "ledger/audit/report.h"
#include "tools/zegel/terminal.h"

namespace zegel::cli {

void show_report(const Terminal& terminal, const audit::Report& report);
boost::json::object report_object(const audit::Report& report);
Exit exit_of(const audit::Report& report);  // yes or no

}  // namespace zegel::cli
