// A dossier of meldingen or regie by its id, as far as the caller may know of it: a casus, a
// melding (signaal, SISA) or a rechtenverzoek. What lies outside the scope does not exist (404).
// Threads: one request.
#pragma once

#include <optional>
#include <string>

#include "api/auth/rights.h"
#include "api/call.h"
#include "api/services.h"

namespace zegel::api {

struct SeenDossier {
  base::CasusId casus;
  std::string reg;
  projections::Dossier dossier;
  auth::Subject subject = auth::Subject::casus;
};

// By the {casus} of the path, in a snapshot of its own.
std::optional<SeenDossier> find_dossier(const Call& call);
std::optional<SeenDossier> find_dossier(const Call& call, const store::Rows& rows);
std::optional<SeenDossier> find_dossier(const Call& call, const store::Rows& rows,
                                        const base::CasusId& casus);

}  // namespace zegel::api
