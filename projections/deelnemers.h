// Deelnemers: which organisation takes part in a casus, in which rol and from when until when.
//
// Each toelating is a row of its own, so that the question of a day in the past keeps its answer
// after a removal and a new toelating. A verwijdering ends the toelatingen that run on its date.
// The opener and regieOrganisatie take part too (casussen.h).
// Row: casus, OIN, index -> Deelname (A4). Threads: apply the writer; the rest any snapshot.
#pragma once

#include "projections/effect.h"
#include "projections/tables.h"

namespace zegel::projections {

struct Deelname {
  std::string deelnemer;                 // OIN
  base::Jti toelating;
  base::LeafIndex index;
  std::string rol, soort;                // deelnemerRol, deelnameSoort
  base::Date vanaf;
  std::optional<base::Date> tot_en_met;
  std::optional<base::Jti> verwijdering;
  std::string reden_verwijdering;

  bool geldig_op(base::Date day) const {
    return vanaf <= day && (!tot_en_met || day <= *tot_en_met);
  }
  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    codec(self.deelnemer, self.toelating, self.index, self.rol, self.soort, self.vanaf,
          self.tot_en_met, self.verwijdering, self.reden_verwijdering);
  }
};

class Deelnemers {
 public:
  static constexpr int version = 1;
  std::vector<std::string> tables() const { return tables_.names(); }
  void bind(const store::Store& ledger, const std::vector<std::string>& registers);
  void apply(const Effect& effect, store::MutableRows& rows);
  void forget(store::MutableRows& rows, std::string_view reg, const base::CasusId& casus);

  std::vector<Deelname> of(const store::Rows& rows, const base::CasusId& casus) const;
  bool deelt_mee(const store::Rows& rows, const base::CasusId& casus, std::string_view oin,
                 base::Date day) const;

 private:
  Tables<1> tables_{{"p.deelnemers.deelname"}};
};

}  // namespace zegel::projections
