// Meldingen: what stands now of each dossier of register meldingen: a melding, a signaal or a
// SISA-signaal. The newest afhandeling is the one with the latest tijdstip.
//
// Row: casus -> Melding (A4). `doorgeleid_naar_casus` is the only link to a casus: it dies here
// with the melding. Threads: apply the writer; the rest any snapshot.
#pragma once

#include "projections/tables.h"
#include "projections/triage.h"

namespace zegel::projections {

enum class Meldingsoort : std::uint8_t { melding, signaal, sisa };

struct Melding {
  base::CasusId casus;
  base::Jti opening;
  base::LeafIndex opened_at, changed_at;
  Meldingsoort meldingsoort = Meldingsoort::melding;
  std::string iss, meldpunt, kanaal, soort_melder, urgentie;
  std::vector<std::string> problematiek;
  bool terugkoppeling_gewenst = false;
  std::int64_t ontvangen_op = 0;           // sisa: afgegeven

  std::string afhandeling, doorgeleid_naar;  // afhandeling of a signaal: its signaaluitkomst
  std::optional<base::CasusId> doorgeleid_naar_casus;
  std::optional<std::int64_t> afgehandeld_op;  // signaal: beoordeeld; sisa: verwijderd
  std::optional<Triage> triage;

  std::string contact_organisatie, reden_sisa;  // sisa
  std::optional<base::Date> medeweten_datum, verwijderen_uiterlijk_datum;
  std::vector<std::string> match_organisaties;
  std::optional<bool> instemming;
  std::optional<std::int64_t> match_op;

  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    auto soort = static_cast<std::uint8_t>(self.meldingsoort);
    codec(self.casus, self.opening, self.opened_at, self.changed_at, soort, self.iss,
          self.meldpunt, self.kanaal, self.soort_melder, self.urgentie, self.problematiek,
          self.terugkoppeling_gewenst, self.ontvangen_op, self.afhandeling, self.doorgeleid_naar,
          self.doorgeleid_naar_casus, self.afgehandeld_op, self.triage, self.contact_organisatie,
          self.reden_sisa, self.medeweten_datum, self.verwijderen_uiterlijk_datum,
          self.match_organisaties, self.instemming, self.match_op);
    if constexpr (!std::is_const_v<Self>) self.meldingsoort = static_cast<Meldingsoort>(soort);
  }
};

class Meldingen {
 public:
  static constexpr int version = 1;
  std::vector<std::string> tables() const { return tables_.names(); }
  void bind(const store::Store& ledger, const std::vector<std::string>& registers);
  void apply(const Effect& effect, store::MutableRows& rows);
  void forget(store::MutableRows& rows, std::string_view reg, const base::CasusId& casus);

  std::optional<Melding> melding(const store::Rows& rows, const base::CasusId& casus) const;
  // In order of id, from `from` on; false from `visit` stops.
  void each(const store::Rows& rows, const base::CasusId& from,
            const std::function<bool(const Melding&)>& visit) const;

 private:
  Tables<1> tables_{{"p.meldingen.melding"}};
};

}  // namespace zegel::projections
