// One event with its readable content, as a raadpleging shows it (api.md 3, 5.3).
//
// Invariants: what a part does not open is not there; `gebeurtenis` holds exactly the disclosures
// that are shown, so a reader can check them against the signature; no plaintext stays behind in
// freed memory (I6). Threads: one owner.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "api/handlers/known_event.h"
#include "api/json_text.h"

namespace zegel::api {

// What of an event is shown.
struct Shown {
  inhoud::OpenedRecord opened;
  std::vector<std::string_view> disclosures;  // views into `opened`
  event::Content content;                     // parsed from them
};

// Only gemeenschappelijk and the parts of `pids`; empty: all parts. Refused `vernietigd` or
// `inhoud-ontbreekt`, unavailable when the keeper cannot answer now.
base::Result<Shown> open_shown(Services& services, const KnownEvent& known,
                               const std::set<base::Pid>& pids);

// jti, register, volgnummer, evt, toestand, inhoud, gebeurtenis.
void append_shown(JsonObject& object, const KnownEvent& known, const Shown& shown);
// The same without content: `why` says whether it is vernietigd, or ontbreekt.
void append_closed(JsonObject& object, const KnownEvent& known, const base::Failure& why);
std::size_t shown_size(const KnownEvent& known, const Shown& shown);  // room that its text takes

}  // namespace zegel::api
