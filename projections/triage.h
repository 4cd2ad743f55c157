// Triage: the newest triage of a dossier, in meldingen and regie alike. Threads: values.
#pragma once

#include "projections/codec.h"
#include "projections/effect.h"

namespace zegel::projections {

struct Triage {
  base::Jti jti;
  std::int64_t op = 0;                 // tijdstip
  std::string criteriaset, uitkomst;
  std::int64_t piramideniveau = 0;     // 0: not said
  bool voldaan = false;                // no criterion unmet, at least one met
  bool lokaal_geprobeerd = false;      // says what was tried

  template <class Self, class Codec>
  static void members(Self& self, Codec& codec) {
    codec(self.jti, self.op, self.criteriaset, self.uitkomst, self.piramideniveau, self.voldaan,
          self.lokaal_geprobeerd);
  }
};

inline Triage triage_of(const Effect& effect) {
  const Fields& fields = effect.fields;
  Triage out;
  out.jti = effect.jti;
  out.op = effect.tijdstip;
  out.criteriaset = fields.text("criteriaset");
  out.uitkomst = fields.text("triageuitkomst");
  out.piramideniveau = fields.integer("piramideniveau").value_or(0);
  out.voldaan = fields.filled("criteriaVoldaan") && !fields.filled("criteriaNietVoldaan");
  out.lokaal_geprobeerd = fields.filled("lokaalGeprobeerd");
  return out;
}

}  // namespace zegel::projections
