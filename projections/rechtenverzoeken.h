// Rechtenverzoeken: each request for a right, its term and how far it is (domein.md 9.1). A request
// is its own dossier.
//
// The term is one month after receipt, or the date of a verlenging. Between identificatie-gevraagd
// and the koppeling of the verzoeker the clock waits: the term moves by those days (te verifiëren).
// A decision counts after its akkoord. Which dossiers are held for it: aanhoudingen.h.
// Row: casus -> Rechtenverzoek (A4). Threads: apply the writer; the rest any snapshot.
#pragma once

#include "projections/effect.h"
#include "projections/tables.h"

namespace zegel::projections {

enum class Verzoekstap : std::uint8_t { ontvangen, identiteit, beoordelen, akkoord, verstuurd };

struct Rechtenverzoek {
  base::CasusId casus;
  base::Jti verzoek;                       // rechtenverzoek-ontvangen
  base::LeafIndex opened_at, changed_at;
  std::string iss, rechtsoort, kanaal, verzoeker_rol, contactpunt;
  std::optional<base::Date> periode_van, periode_tot;
  std::int64_t ontvangen_op = 0;
  base::Date termijn;                      // the last day to answer
  std::optional<std::int64_t> gevraagd_op; // identificatie-gevraagd, not yet answered
  std::optional<base::Pid> verzoeker;      // coupled with that rol
  std::uint32_t beoordeeld = 0;            // inzageregels-beoordeeld
  std::optional<base::Jti> verlenging;     // the newest
  std::string verlengreden;
  std::optional<base::Jti> besluit;        // with its akkoord
  std::optional<base::Jti> akkoord;
  std::optional<std::int64_t> besloten_op;
  std::string rechtenbesluit;              // empty for a refusal to destroy:
  std::string afwijzingsgrond;
  std::vector<std::string> beperkingsgronden;
  std::optional<base::Date> herbeoordeling_datum;
  std::optional<std::int64_t> verstrekt_op;
  std::string uitreikwijze;
  std::int64_t aantal_regels = 0;

  Verzoekstap stap() const;

  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    codec(self.casus, self.verzoek, self.opened_at, self.changed_at, self.iss, self.rechtsoort,
          self.kanaal, self.verzoeker_rol, self.contactpunt, self.periode_van, self.periode_tot,
          self.ontvangen_op, self.termijn, self.gevraagd_op, self.verzoeker, self.beoordeeld,
          self.verlenging, self.verlengreden, self.besluit, self.akkoord, self.besloten_op,
          self.rechtenbesluit, self.afwijzingsgrond, self.beperkingsgronden,
          self.herbeoordeling_datum, self.verstrekt_op, self.uitreikwijze, self.aantal_regels);
  }
};

class Rechtenverzoeken {
 public:
  static constexpr int version = 1;
  std::vector<std::string> tables() const { return tables_.names(); }
  void bind(const store::Store& ledger, const std::vector<std::string>& registers);
  void apply(const Effect& effect, store::MutableRows& rows);
  void forget(store::MutableRows& rows, std::string_view reg, const base::CasusId& casus);

  std::optional<Rechtenverzoek> verzoek(const store::Rows& rows,
                                        const base::CasusId& casus) const;
  // In order of id, from `from` on; false from `visit` stops.
  void each(const store::Rows& rows, const base::CasusId& from,
            const std::function<bool(const Rechtenverzoek&)>& visit) const;

 private:
  Tables<1> tables_{{"p.rechtenverzoeken.verzoek"}};
};

}  // namespace zegel::projections
