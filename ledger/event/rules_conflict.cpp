// Breaking secrecy, and telling of it afterwards (domein.md 4; A-50 .. A-56, D10).
#include <algorithm>

#include "ledger/event/rules_table.h"

namespace zegel::event {
namespace {

constexpr int consult_within_days = 7;
// S2: with a collega or a leidinggevende. Those who govern, supervise or keep the files are none.
constexpr std::string_view no_colleague[] = {"systeem", "burgemeester", "college", "archivaris",
                                             "fg"};

}  // namespace

// V-CVP-1
bool conflict_incomplete(const Facts& facts) {
  const std::string_view with = facts.text("afgestemdMetRol");
  if (std::find(std::begin(no_colleague), std::end(no_colleague), with) != std::end(no_colleague))
    return true;
  if (facts.yes("voorafAfgestemd")) return with.empty() || !facts.filled("afgestemdOp");
  if (!facts.yes("spoed") || !facts.filled("spoedreden")) return true;
  return !facts.filled("afstemmenUiterlijkDatum") ||
         facts.later("afstemmenUiterlijkDatum", days_after(facts.day(), consult_within_days));
}

// V-CVP-3
bool speaking_to_nobody(const Facts& facts) {
  return facts.is("besluitCvp", "spreken") && !facts.filled("ontvangerSoort");
}

// V-NCV-1
bool declaration_without_reason(const Facts& facts) {
  return facts.filled("nietConformVerklaring") && !facts.filled("nietConformReden");
}

}  // namespace zegel::event
