// Rights of a betrokkene, keeping and holding (domein.md 4, 7.2, 7.3, 9).
#include "ledger/event/rules_table.h"

namespace zegel::event {
namespace {

constexpr std::string_view extendable = "regie-5j";
constexpr int hold_months = 6;
constexpr int review_years = 1;

}  // namespace

// V-RET-1
bool extension_not_allowed(const Facts& facts) {
  const auto day = facts.day();
  return facts.bkl() != extendable ||
         (day && facts.later("herbeoordelingDatum", base::add_years(*day, review_years)));
}

// V-RET-2
bool hold_too_long(const Facts& facts) {
  const auto day = facts.day();
  return day && facts.later("herbeoordelingDatum", base::add_months(*day, hold_months));
}

// V-BES-1, of a decision
bool refusal_without_ground(const Facts& facts) {
  if (!facts.is("rechtenbesluit", "geweigerd") && !facts.is("rechtenbesluit", "deels-toegewezen"))
    return false;
  return !facts.filled("beperkingsgronden") || !facts.filled("motivering");
}

// V-BES-1, of lines that are left out
bool omission_without_ground(const Facts& facts) {
  if (facts.is("regelkeuze", "opnemen")) return false;
  return !facts.filled("weglatingsgrond") || !facts.filled("toelichting");
}

// V-BES-2
bool objection_not_mentioned(const Facts& facts) { return !facts.yes("bezwaarVermeld"); }

}  // namespace zegel::event
