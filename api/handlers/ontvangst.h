// The answer to a posted event: Ontvangst (api.md 3.2) with its status (logboek.md 15).
// 201 new and covered, 202 durable and not yet covered, 200 known before. Threads: pure.
#pragma once

#include <string>

#include "api/call.h"
#include "api/negotiation.h"
#include "ledger/intake/intake.h"
#include "ledger/sequencer/waiters.h"

namespace zegel::api {

void append_ontvangst(std::string& out, const sequencer::Outcome& outcome);
std::uint16_t status_of(const sequencer::Outcome& outcome);
http::Reply ontvangst_reply(const sequencer::Outcome& outcome, const Prefer& prefer);

// E2-E17; the answer comes from the thread that commits. `bytes` are needed until this returns.
http::Reply accept_event(const Call& call, std::string_view bytes, const intake::Caller& caller,
                         const Prefer& prefer);

http::Reply json_reply(std::uint16_t status, std::string body);
http::Reply not_modified(const std::string& etag);

}  // namespace zegel::api
