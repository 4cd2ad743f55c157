// Toestemmingen: consents, refusals and withdrawals of each dossier, with their history; and the
// one question that a verstrekking asks: may this go from here to there at this moment?
//
// Nothing is overwritten: a withdrawal is a row beside its consent. Whether a consent runs is asked
// for a moment, for the clock has no place in apply (A1).
// Precedence (domein.md 4): specific beats general, later beats earlier in log order, refusal beats
// consent on a tie. A is more specific than B when its scope lies within that of B and is not equal
// to it; between equal scopes the later counts; two scopes of which neither is the more specific
// are the tie. At or after ingetrokkenOp there is no consent (ops/besluiten/0013).
// Rows (A4): casus, jti -> Toestemming; casus, jti, index -> Intrekking; casus, pid, index -> jti.
// Threads: apply the writer; the rest any snapshot.
#pragma once

#include <span>

#include "projections/effect.h"
#include "projections/tables.h"
#include "projections/toestemming_rows.h"

namespace zegel::projections {

struct ToestemmingMetHistorie {
  Toestemming toestemming;
  std::vector<Intrekking> intrekkingen;  // in log order
};

enum class ToestemmingStand : std::uint8_t {
  geweigerd, nog_niet, geldig, deels_ingetrokken, ingetrokken, verlopen,
};
ToestemmingStand stand_op(const ToestemmingMetHistorie& row, std::int64_t moment);

struct ToestemmingVraag {
  std::string_view reg;
  base::CasusId casus;
  base::Pid pid;
  std::string_view verstrekker, ontvanger, doel;
  std::span<const std::string> soorten;
  std::int64_t op = 0;  // tijdstip of the verstrekking
};

struct SoortAntwoord {
  std::string soort;
  bool geldig = false;
  std::optional<base::Jti> door;  // the consent or refusal that decides; none: nobody said anything
};

struct ToestemmingAntwoord {
  bool geldig = false;            // for every soort that was asked; false when none was
  std::vector<SoortAntwoord> soorten;
};

class Toestemmingen {
 public:
  static constexpr int version = 1;
  std::vector<std::string> tables() const { return tables_.names(); }
  void bind(const store::Store& ledger, const std::vector<std::string>& registers);
  void apply(const Effect& effect, store::MutableRows& rows);
  void forget(store::MutableRows& rows, std::string_view reg, const base::CasusId& casus);

  std::optional<ToestemmingMetHistorie> toestemming(const store::Rows& rows, std::string_view reg,
                                                    const base::CasusId& casus,
                                                    const base::Jti& jti) const;
  // In log order per pid.
  std::vector<ToestemmingMetHistorie> of(const store::Rows& rows, std::string_view reg,
                                         const base::CasusId& casus) const;
  std::vector<ToestemmingMetHistorie> of(const store::Rows& rows, std::string_view reg,
                                         const base::CasusId& casus, const base::Pid& pid) const;
  ToestemmingAntwoord mag(const store::Rows& rows, const ToestemmingVraag& vraag) const;

 private:
  using Handles = std::array<store::Table, 3>;
  void say(const Handles& tables, const Effect& effect, store::MutableRows& rows) const;
  void withdraw(const Handles& tables, const Effect& effect, store::MutableRows& rows) const;
  void end(const Handles& tables, const Effect& effect, store::MutableRows& rows) const;
  std::vector<ToestemmingMetHistorie> below(const Handles& tables, const store::Rows& rows,
                                            const base::CasusId& casus,
                                            base::ByteView prefix) const;
  Tables<3> tables_{{"p.toestemmingen.toestemming", "p.toestemmingen.intrekking",
                     "p.toestemmingen.betrokkene"}};
};

}  // namespace zegel::projections
