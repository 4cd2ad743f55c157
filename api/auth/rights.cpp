#include "api/auth/rights.h"

namespace zegel::auth {

namespace {

struct Activity {
  std::string_view vwa;
  Subject subject;
};
constexpr Activity activities[] = {
    {"meldingen-behandelen", Subject::casus},
    {"signalen-beoordelen", Subject::casus},
    {"sisa", Subject::casus},
    {"casusregie", Subject::casus},
    {"verstrekken", Subject::verstrekkingen},
    {"verstrekken-vertrouwelijk", Subject::conflicten},
    {"toestemmingen", Subject::toestemmingen},
    {"rechten", Subject::rechtenverzoeken},
    {"bewaren-en-vernietigen", Subject::bewaren},
    {"toezicht", Subject::partners},
    {"raadplegen", Subject::raadplegingen},
};

}  // namespace

Subject subject_of(std::string_view evt, std::string_view vwa) {
  if (evt.starts_with("bevinding-")) return Subject::bevindingen;
  for (const Activity& row : activities)
    if (row.vwa == vwa) return row.subject;
  return Subject::bewaren;  // an activity of a deployment (vwa*), or of a later version
}

}  // namespace zegel::auth
