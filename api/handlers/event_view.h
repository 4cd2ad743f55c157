// One event as GET gebeurtenissen shows it, in the feed and by its jti: skelet, states, and the
// fields that may be shown; never content (api.md 3). Threads: one owner, in one snapshot.
#pragma once

#include <string>

#include "api/handlers/event_row.h"
#include "api/handlers/known_event.h"

namespace zegel::api {

// jti, register, volgnummer, ontvangenOp, evt, naam, afzender, skelet, casus, velden, betrokkenen,
// organisaties, stand, toestand, _links. Unavailable: the keeper cannot say the toestand now.
base::Status append_event_view(JsonObject& object, Services& services, Names& names,
                               const KnownEvent& known, const projections::SpoorRow& row);

}  // namespace zegel::api
