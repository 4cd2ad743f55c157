// How long a dossier is kept (domein.md 7.1): class, term, where the clock starts, source.
//
// Invariants (static_assert): one row per code of the list `bewaarklasse`; the term is part of the
// code, so a row never changes. `te_verifieren` marks what nobody has checked against the law yet:
// no letter quotes it. Sentences are Dutch, for readers of the route `bewaartermijnen`.
// Threads: constants.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "ledger/base/dutch_time.h"

namespace zegel::catalogue {

enum class TermUnit : std::uint8_t {
  days,
  years,
  date_of_event,  // until a date that the event names: sisa
  for_ever,
};

struct Term {
  TermUnit unit = TermUnit::for_ever;
  int amount = 0;
};

struct TermRow {
  std::string_view bkl;
  std::string_view dossier;      // what is kept
  Term term;
  std::string_view termijn;      // "1 jaar"
  std::string_view klokstart;    // from when it counts
  std::string_view bron;
  std::string_view toelichting;  // the choice taken where the source is silent; may be empty
  bool te_verifieren = false;
};

std::span<const TermRow> term_rows();
const TermRow* find_term(std::string_view bkl);

// The term in a class: that of its row, or of `signaal-<n>d` (n <= 365, another number of days per
// meldpunt by beleid). nullopt: no such class.
std::optional<Term> term_of(std::string_view bkl);

// The last day that a dossier is kept when its clock starts on this day; nullopt for a term that
// does not count from a start.
std::optional<base::Date> last_day(const Term& term, base::Date start);

}  // namespace zegel::catalogue
