// Aanhoudingen: holds on a dossier (domein.md 7.3). A hold works at once and suspends destruction;
// its lifting works after the akkoord of a second person.
//
// Row: casus, jti -> Aanhouding (A4). Threads: apply the writer; the rest any snapshot.
#pragma once

#include "projections/effect.h"
#include "projections/tables.h"

namespace zegel::projections {

struct Aanhouding {
  base::CasusId casus;
  base::Jti jti;
  base::LeafIndex index;
  std::string iss, soort, besluit_door_rol;
  std::int64_t op = 0;                       // tijdstip
  std::optional<base::Date> herbeoordeling_datum;
  std::optional<base::Jti> verzoek;          // rechtenverzoek-ontvangen; never in meldingen
  std::optional<std::int64_t> opgeheven_op;
  std::optional<base::Jti> opheffing, akkoord;
  std::string reden_opheffing;

  bool geldig() const { return !opgeheven_op; }

  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    codec(self.casus, self.jti, self.index, self.iss, self.soort, self.besluit_door_rol, self.op,
          self.herbeoordeling_datum, self.verzoek, self.opgeheven_op, self.opheffing,
          self.akkoord, self.reden_opheffing);
  }
};

class Aanhoudingen {
 public:
  static constexpr int version = 1;
  std::vector<std::string> tables() const { return tables_.names(); }
  void bind(const store::Store& ledger, const std::vector<std::string>& registers);
  void apply(const Effect& effect, store::MutableRows& rows);
  void forget(store::MutableRows& rows, std::string_view reg, const base::CasusId& casus);

  std::vector<Aanhouding> of(const store::Rows& rows, std::string_view reg,
                             const base::CasusId& casus) const;
  bool aangehouden(const store::Rows& rows, std::string_view reg,
                   const base::CasusId& casus) const;
  // Holds in regie that a request asked for, lifted ones too. A scan over all holds.
  std::vector<Aanhouding> voor(const store::Rows& rows, const base::Jti& verzoek) const;

 private:
  Tables<1> tables_{{"p.aanhoudingen.aanhouding"}};
};

}  // namespace zegel::projections
