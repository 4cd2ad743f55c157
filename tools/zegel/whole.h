// `zegel controleer --alles`: the whole ledger, every row against every other (logboek.md 10).
// While zegeld runs through its socket, else on the stores under their lock (api.md 9.1).
// Threads: one. Errors: Exit::no with every difference.
#pragma once

#include <boost/json/object.hpp>

#include "ledger/sequencer/full_check.h"
#include "tools/zegel/context.h"
#include "tools/zegel/service.h"

namespace zegel::cli {

Outcome<Exit> check_whole(const Context& context);

// The report of a running zegeld, over its socket.
Outcome<boost::json::object> report_through_socket(const Context& context, const Address& address);

// The members of a report as the socket gives them, so that both ways print alike.
boost::json::object report_members(const sequencer::FullReport& report,
                                   const std::vector<sequencer::Difference>& first);

}  // namespace zegel::cli
