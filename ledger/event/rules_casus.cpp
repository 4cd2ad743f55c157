// The course of a casus (domein.md 1.3, 3.1, 4; A-02 .. A-06, S1, S3).
#include <algorithm>

#include "ledger/catalogue/events.h"
#include "ledger/event/rules_table.h"

namespace zegel::event {
namespace {

constexpr int flexible_months = 6;
constexpr int defer_days = 28;

// Met and unmet together are the set, and no criterium is both.
bool answers_each(const Facts& facts, const catalogue::CodeList& criteria) {
  for (const catalogue::CodeRow& row : criteria.codes)
    if (facts.holds("criteriaVoldaan", row.code) == facts.holds("criteriaNietVoldaan", row.code))
      return false;
  return facts.count("criteriaVoldaan") + facts.count("criteriaNietVoldaan") ==
         criteria.codes.size();
}

}  // namespace

// V-TRI-1. Clear and objective signs are asked only for what threatens.
bool triage_incomplete(const Facts& facts) {
  const catalogue::CodeList* const sets = catalogue::find_list("criteriaset");
  const catalogue::CodeList* const criteria =
      sets == nullptr ? nullptr : sets->selected_by(facts.text("criteriaset"));
  if (criteria == nullptr || !answers_each(facts, *criteria)) return true;
  if (!facts.is("criteriaset", "bgs-2.20")) return false;
  if (!facts.filled("overlastStadium")) return true;
  return facts.is("overlastStadium", "dreigt") && !facts.yes("aanwijzingenObjectief") &&
         facts.is("triageuitkomst", "zvh");
}

// V-FASE-1. In the order of the list; a next fase is no step back, a closed casus may open in the
// one it had.
bool fase_goes_back(const Facts& facts) {
  const auto codes = catalogue::codes_of("fase");
  const auto place = [&](std::string_view key) {
    return std::ranges::find(codes, facts.text(key), &catalogue::CodeRow::code) - codes.begin();
  };
  const auto from = place("vanFase"), to = place("naarFase");
  if (from == to) return !facts.is("redenFase", "heropend");
  return to < from && facts.is("redenFase", "volgende-fase");
}

// V-DEE-1
bool participant_without_end(const Facts& facts) {
  if (!facts.is("deelnameSoort", "flexibele-schil")) return false;
  const auto from = facts.date("vanafDatum");
  if (!facts.filled("totEnMetDatum") || !from) return true;
  return facts.later("totEnMetDatum", base::add_months(*from, flexible_months));
}

// V-UIT-1
bool deferred_too_long(const Facts& facts) {
  return facts.later("herbeoordelingDatum", days_after(facts.day(), defer_days));
}

}  // namespace zegel::event
