// Standen: every projection of current state, applied in one order from one reading of an event.
//
// Invariants: what needs a second person reaches none of them before its akkoord (akkoorden.h);
// apply is total (A6) and touches rows of its own register (A3), each under its dossier (A4), so
// that forget(dossier) leaves nothing. A projection gets the types that it claims (claims.h). A new
// one is a member, a line in `each` and a name in claims.h.
// Threads: apply and forget the writer; queries any, each in its own snapshot.
#pragma once

#include "ledger/sequencer/apply.h"
#include "projections/aanhoudingen.h"
#include "projections/akkoorden.h"
#include "projections/betrokkenen.h"
#include "projections/bewaartermijnen.h"
#include "projections/casussen.h"
#include "projections/deelnemers.h"
#include "projections/meldingen.h"
#include "projections/partners.h"
#include "projections/rechtenverzoeken.h"
#include "projections/toestemmingen.h"
#include "projections/toezichtregels.h"

namespace zegel::projections {

class Standen {
 public:
  Standen() = default;
  Standen(const Standen&) = delete;  // bewaartermijnen reads casussen
  Standen& operator=(const Standen&) = delete;

  std::vector<std::string> tables() const;
  std::string version() const;  // "akkoorden.1 casussen.1 ..."
  void bind(const store::Store& ledger, const std::vector<std::string>& registers);
  void apply(const sequencer::Accepted& record, const event::Content& content,
             store::MutableRows& rows);
  // Deletes what one dossier produced. Partijen and keys are never destroyed.
  void forget(store::MutableRows& rows, std::string_view reg, const base::CasusId& casus);

  const Aanhoudingen& aanhoudingen() const { return aanhoudingen_; }
  const Akkoorden& akkoorden() const { return akkoorden_; }
  const Betrokkenen& betrokkenen() const { return betrokkenen_; }
  const Bewaartermijnen& bewaartermijnen() const { return bewaartermijnen_; }
  const Casussen& casussen() const { return casussen_; }
  const Deelnemers& deelnemers() const { return deelnemers_; }
  const Meldingen& meldingen() const { return meldingen_; }
  const Partners& partners() const { return partners_; }
  const Rechtenverzoeken& rechtenverzoeken() const { return rechtenverzoeken_; }
  const Toestemmingen& toestemmingen() const { return toestemmingen_; }
  const Toezichtregels& toezichtregels() const { return toezichtregels_; }

 private:
  void take_effect(const Effect& effect, store::MutableRows& rows);
  template <class Self, class Visit>
  static void each(Self& self, const Visit& visit);

  Aanhoudingen aanhoudingen_;
  Akkoorden akkoorden_;
  Betrokkenen betrokkenen_;
  Casussen casussen_;
  Bewaartermijnen bewaartermijnen_{casussen_};
  Deelnemers deelnemers_;
  Meldingen meldingen_;
  Partners partners_;
  Rechtenverzoeken rechtenverzoeken_;
  Toestemmingen toestemmingen_;
  Toezichtregels toezichtregels_;
};

}  // namespace zegel::projections
