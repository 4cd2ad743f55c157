// Consent, who gives it, and signals that ask for it (domein.md 4, 6; A-40 .. A-48).
#include "ledger/event/rules_table.h"

namespace zegel::event {
namespace {

constexpr int signal_years = 2;

}  // namespace

// V-TOE-1
bool adviser_not_named(const Facts& facts) {
  return facts.is("toestemmingVoor", "medisch-raadplegen") && !facts.filled("geadresseerde");
}

// V-TOE-3
bool consent_looks_back(const Facts& facts) {
  const auto at = facts.moment("tijdstip"), begin = facts.moment("ingaatOp"),
             end = facts.moment("vervaltOp");
  return (at && begin && *begin < *at) || (begin && end && *end <= *begin);
}

// V-TOE-5
bool consent_without_end(const Facts& facts) {
  return !facts.filled("vervaltOp") && !facts.filled("eindgebeurtenis");
}

// V-VTG-1
bool parent_of_competent_person(const Facts& facts) {
  const bool parent = facts.is("vertegenwoordigingsgrond", "ouder-met-gezag") ||
                      facts.is("vertegenwoordigingsgrond", "voogd");
  const bool from_16 = facts.is("leeftijdsklasse", "16-17") ||
                       facts.is("leeftijdsklasse", "18-22") ||
                       facts.is("leeftijdsklasse", "23-plus");
  return parent && from_16 && facts.yes("terZakeBekwaam");
}

// V-SISA-1
bool signal_too_long(const Facts& facts) {
  const auto day = facts.day();
  if (!day) return false;
  return facts.later("verwijderenUiterlijkDatum", base::add_years(*day, signal_years)) ||
         facts.later("medewetenDatum", day);
}

// V-SISA-2
bool match_without_consent(const Facts& facts) {
  return !facts.yes("instemming") && facts.filled("gegevenssoorten");
}

}  // namespace zegel::event
