// Betrokkenen: what may be known of a pid without knowing who it is: how it was identified, its
// rollen, age class, what is shielded from its vertegenwoordiger, and who represents it.
//
// A later koppeling of the same pid replaces what it says and adds its rol. Never a person: the
// blind index of names and numbers is the keeper's (sleutels.md 5).
// Rows (A4): casus, pid -> Betrokkene; casus, pid, jti -> Vertegenwoordiging.
// Threads: apply the writer; the rest any snapshot.
#pragma once

#include "ledger/keys/person_index.h"
#include "projections/effect.h"
#include "projections/tables.h"

namespace zegel::projections {

struct Betrokkene {
  base::Pid pid;
  base::Jti koppeling;                   // the newest
  base::LeafIndex first_at, changed_at;
  std::string identificatiesoort, leeftijdsklasse;
  std::vector<std::string> rollen;       // in the order of their koppelingen
  std::vector<std::string> afgeschermd;  // gegevenssoorten: afgeschermdVoorVertegenwoordiger

  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    codec(self.pid, self.koppeling, self.first_at, self.changed_at, self.identificatiesoort,
          self.leeftijdsklasse, self.rollen, self.afgeschermd);
  }
};

struct Vertegenwoordiging {
  base::Pid pid;
  base::Jti jti;
  base::LeafIndex index;
  base::Pid vertegenwoordiger;
  std::string grond, leeftijdsklasse;
  bool ter_zake_bekwaam = false;
  std::int64_t ingaat_op = 0;
  std::optional<std::int64_t> vervalt_op;

  bool geldig_op(std::int64_t moment) const {
    return ingaat_op <= moment && (!vervalt_op || moment < *vervalt_op);
  }
  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    codec(self.pid, self.jti, self.index, self.vertegenwoordiger, self.grond,
          self.leeftijdsklasse, self.ter_zake_bekwaam, self.ingaat_op, self.vervalt_op);
  }
};

class Betrokkenen {
 public:
  static constexpr int version = 1;
  std::vector<std::string> tables() const { return tables_.names(); }
  void bind(const store::Store& ledger, const std::vector<std::string>& registers);
  void apply(const Effect& effect, store::MutableRows& rows);
  void forget(store::MutableRows& rows, std::string_view reg, const base::CasusId& casus);

  std::vector<Betrokkene> of(const store::Rows& rows, std::string_view reg,
                             const base::CasusId& casus) const;
  std::optional<Betrokkene> betrokkene(const store::Rows& rows, std::string_view reg,
                                       const base::CasusId& casus, const base::Pid& pid) const;
  // Of what the blind index found: whose row is of the newest koppeling of its pid. So an identity
  // that was replaced, and a koppeling that never landed, find nobody (sleutels.md 5).
  std::vector<keys::Linked> newest(const store::Rows& rows, std::string_view reg,
                                   std::span<const keys::Linked> found) const;
  std::vector<Vertegenwoordiging> vertegenwoordigd(const store::Rows& rows, std::string_view reg,
                                                   const base::CasusId& casus,
                                                   const base::Pid& pid) const;

 private:
  Tables<2> tables_{{"p.betrokkenen.betrokkene", "p.betrokkenen.vertegenwoordiging"}};
};

}  // namespace zegel::projections
