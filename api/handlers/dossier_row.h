// A dossier as a list and its own page show it (api.md 3): codes, ids and dates from the
// projections of current state, never a person. Threads: one owner, in one snapshot.
#pragma once

#include <string>
#include <vector>

#include "api/handlers/members.h"

namespace zegel::api {

void append_casus(JsonObject& object, Names& names, const projections::Casus& casus);
void append_melding(std::string& out, Names& names, const projections::Melding& melding);
void append_verzoek(std::string& out, Names& names, const projections::Rechtenverzoek& verzoek);
void append_term(std::string& out, const projections::Bewaartermijn& term);
void append_holds(std::string& out, const std::vector<projections::Aanhouding>& holds);
void append_deelnemers(std::string& out, Names& names,
                       const std::vector<projections::Deelname>& deelnemers);
// In the order of their first koppeling, each with a label that names nobody.
void append_betrokkenen(std::string& out, std::vector<projections::Betrokkene> betrokkenen);

}  // namespace zegel::api
