// Casussen: what stands now of each casus of regie: niveau, fase, regie, open or closed.
//
// A casus starts in fase aanmelding-intake. Facts may be registered late, so the fase is that of
// the change with the latest tijdstip, and a casus is closed when its latest closing is not
// followed by a heropening (domein.md 1.3). Of sealed texts the row keeps only that they are filled
// (B-CAS-02). The opener and regieOrganisatie count as deelnemer in every fase.
// Row: casus -> Casus (A4). Threads: apply the writer; the rest any snapshot.
#pragma once

#include "projections/tables.h"
#include "projections/triage.h"

namespace zegel::projections {

struct Casus {
  base::CasusId casus;
  base::Jti opening;
  base::LeafIndex opened_at, changed_at;  // events
  std::string opener;                     // OIN that opened it
  std::string niveau, soort, herkomst, aanmelder, kader, dienst;
  std::string regie_organisatie;          // OIN; the opener unless named
  bool regie_genoemd = false;
  std::string procesregie, escalatie_orgaan, bestuurlijk_orgaan, uitspraak_soort;
  std::vector<std::string> problematiek, gemeenten, wettelijk_kader;
  std::int64_t piramideniveau = 0;        // 0: not said
  bool dilemma_gevuld = false, vraag_gevuld = false;
  std::optional<base::Date> uitspraak_datum;

  std::string fase;
  std::int64_t fase_op = 0;
  std::int64_t geopend_op = 0;
  std::optional<std::int64_t> gesloten_op, heropend_op;
  std::string reden_sluiting;
  bool evaluatie_gedaan = false;
  std::optional<Triage> triage;

  // The fields of the structured approach that are still empty, by their field name.
  std::vector<std::string_view> lege_aanpak() const;

  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    codec(self.casus, self.opening, self.opened_at, self.changed_at, self.opener, self.niveau,
          self.soort, self.herkomst, self.aanmelder, self.kader, self.dienst,
          self.regie_organisatie, self.regie_genoemd, self.procesregie, self.escalatie_orgaan,
          self.bestuurlijk_orgaan, self.uitspraak_soort, self.problematiek, self.gemeenten,
          self.wettelijk_kader, self.piramideniveau, self.dilemma_gevuld, self.vraag_gevuld,
          self.uitspraak_datum, self.fase, self.fase_op, self.geopend_op, self.gesloten_op,
          self.heropend_op, self.reden_sluiting, self.evaluatie_gedaan, self.triage);
  }
};

class Casussen {
 public:
  static constexpr int version = 1;
  std::vector<std::string> tables() const { return tables_.names(); }
  void bind(const store::Store& ledger, const std::vector<std::string>& registers);
  void apply(const Effect& effect, store::MutableRows& rows);
  void forget(store::MutableRows& rows, std::string_view reg, const base::CasusId& casus);

  std::optional<Casus> casus(const store::Rows& rows, const base::CasusId& casus) const;
  // In order of id, from `from` on; false from `visit` stops.
  void each(const store::Rows& rows, const base::CasusId& from,
            const std::function<bool(const Casus&)>& visit) const;

 private:
  Tables<1> tables_{{"p.casussen.casus"}};
};

}  // namespace zegel::projections
