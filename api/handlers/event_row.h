// An event as a row of a list: what may stand in a projection, never content (D9).
// {jti, register, volgnummer, ontvangenOp, evt, naam, afzender, casus, velden, betrokkenen[],
// organisaties[], _links}. Threads: one owner, in one snapshot.
#pragma once

#include <string>
#include <string_view>

#include "api/handlers/names.h"
#include "api/json_text.h"
#include "projections/spoor.h"

namespace zegel::api {

void append_event_row(std::string& out, Names& names, std::string_view reg,
                      const projections::SpoorRow& row);

// The members that need the content of an event: casus, velden, betrokkenen, organisaties.
void append_fields(JsonObject& object, Names& names, const projections::SpoorRow& row);

std::string_view label_of(std::string_view evt);  // the type itself when it is not known here

}  // namespace zegel::api
