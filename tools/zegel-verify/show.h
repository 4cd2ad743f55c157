// A report as a reader sees it: one line per step (console.md 8), or JSON members. Pure.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "ledger/audit/report.h"

namespace zegel::verify {

std::vector<std::string> lines_of(const audit::Report& report);
boost::json::object json_of(const audit::Report& report);
// The first step that is fout; empty when none is.
std::string first_fault(const audit::Report& report);

}  // namespace zegel::verify
