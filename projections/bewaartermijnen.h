// Bewaartermijnen: until when each dossier is kept (domein.md 7.1, 7.2).
//
// A dossier of a class with a term has one row from its opening on; `vernietigen_na` is empty while
// its clock has not started. Late events and corrections move no clock: the first afhandeling
// counts. Holds are elsewhere (aanhoudingen.h): they suspend destruction, not the count.
// Row: casus -> Bewaartermijn (A4). Applied after Casussen, whose closing it reads.
// Threads: apply the writer; the rest any snapshot.
#pragma once

#include "projections/casussen.h"

namespace zegel::projections {

struct Bewaartermijn {
  base::CasusId casus;
  std::string bkl;
  base::LeafIndex changed_at;
  std::optional<base::Date> start;           // of the clock
  std::optional<base::Date> vernietigen_na;  // vernietigenNaDatum: the last day that it is kept
  bool vast = false;                         // the event that starts the clock has come
  std::uint32_t verlengd = 0;                // how often, with akkoord
  std::optional<base::Date> herbeoordeling_datum;  // of the newest verlenging

  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    codec(self.casus, self.bkl, self.changed_at, self.start, self.vernietigen_na, self.vast,
          self.verlengd, self.herbeoordeling_datum);
  }
};

class Bewaartermijnen {
 public:
  static constexpr int version = 1;
  explicit Bewaartermijnen(const Casussen& casussen) : casussen_(casussen) {}
  std::vector<std::string> tables() const { return tables_.names(); }
  void bind(const store::Store& ledger, const std::vector<std::string>& registers);
  // Of every event when it lands: a dossier exists from its opener on, akkoord or not.
  void landed(const Effect& effect, store::MutableRows& rows);
  void apply(const Effect& effect, store::MutableRows& rows);
  void forget(store::MutableRows& rows, std::string_view reg, const base::CasusId& casus);

  std::optional<Bewaartermijn> of(const store::Rows& rows, std::string_view reg,
                                  const base::CasusId& casus) const;
  // In order of id, from `from` on; false from `visit` stops.
  void each(const store::Rows& rows, std::string_view reg, const base::CasusId& from,
            const std::function<bool(const Bewaartermijn&)>& visit) const;

 private:
  const Casussen& casussen_;
  Tables<1> tables_{{"p.bewaartermijnen.dossier"}};
};

}  // namespace zegel::projections
