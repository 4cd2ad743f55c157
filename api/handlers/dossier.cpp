#include "api/handlers/dossier.h"

#include "api/handlers/visibility.h"

namespace zegel::api {

namespace {

// nullopt: not a dossier about people; the stamdossier of a register is one.
std::optional<auth::Subject> subject_of(const Services& services, const store::Rows& rows,
                                        std::string_view reg, const base::CasusId& casus) {
  const auto& standen = services.projections.standen();
  if (reg == "meldingen")
    return standen.meldingen().melding(rows, casus) ? std::optional(auth::Subject::casus)
                                                    : std::nullopt;
  if (standen.casussen().casus(rows, casus)) return auth::Subject::casus;
  if (standen.rechtenverzoeken().verzoek(rows, casus)) return auth::Subject::rechtenverzoeken;
  return std::nullopt;
}

}  // namespace

std::optional<SeenDossier> find_dossier(const Call& call) {
  return call.services.node.ledger().view(
      [&](const store::Rows& rows) { return find_dossier(call, rows); });
}

std::optional<SeenDossier> find_dossier(const Call& call, const store::Rows& rows) {
  const auto casus = base::CasusId::parse(call.path[0]);
  return casus ? find_dossier(call, rows, *casus) : std::nullopt;
}

std::optional<SeenDossier> find_dossier(const Call& call, const store::Rows& rows,
                                        const base::CasusId& casus) {
  const Visibility visibility(call, rows);
  for (const char* reg : {"regie", "meldingen"}) {
    auto dossier = call.services.projections.dossiers().dossier(rows, reg, casus);
    if (!dossier) continue;
    const auto subject = subject_of(call.services, rows, reg, casus);
    if (!subject || !visibility.subject(*subject) || !visibility.dossier(reg, casus))
      return std::nullopt;
    return SeenDossier{casus, reg, std::move(*dossier), *subject};
  }
  return std::nullopt;
}

}  // namespace zegel::api
