#include "projections/standen.h"

#include <boost/json.hpp>

#include "projections/claims.h"

namespace zegel::projections {

// In the order in which they apply: bewaartermijnen read what casussen wrote.
template <class Self, class Visit>
void Standen::each(Self& self, const Visit& visit) {
  visit(Projection::aanhoudingen, self.aanhoudingen_);
  visit(Projection::betrokkenen, self.betrokkenen_);
  visit(Projection::casussen, self.casussen_);
  visit(Projection::bewaartermijnen, self.bewaartermijnen_);
  visit(Projection::deelnemers, self.deelnemers_);
  visit(Projection::meldingen, self.meldingen_);
  visit(Projection::partners, self.partners_);
  visit(Projection::rechtenverzoeken, self.rechtenverzoeken_);
  visit(Projection::toestemmingen, self.toestemmingen_);
  visit(Projection::toezichtregels, self.toezichtregels_);
}

std::vector<std::string> Standen::tables() const {
  std::vector<std::string> all = akkoorden_.tables();
  each(*this, [&](Projection, const auto& projection) {
    for (std::string& name : projection.tables()) all.push_back(std::move(name));
  });
  return all;
}

std::string Standen::version() const {
  std::string out = "akkoorden." + std::to_string(Akkoorden::version);
  each(*this, [&](Projection name, const auto& projection) {
    out += ' ' + std::string(name_of(name)) + '.' + std::to_string(projection.version);
  });
  return out;
}

void Standen::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  akkoorden_.bind(ledger, registers);
  each(*this, [&](Projection, auto& projection) { projection.bind(ledger, registers); });
}

void Standen::apply(const sequencer::Accepted& record, const event::Content& content,
                    store::MutableRows& rows) {
  const catalogue::EventRow* const row = catalogue::find_event(record.skelet.evt);
  const auto reg = catalogue::register_of(record.reg);
  const Fields fields(content);
  const auto casus = fields.id<base::CasusId>("casus");
  const auto tijdstip = fields.moment("tijdstip");
  if (row == nullptr || !reg || !casus || !tijdstip) return;  // A6: nothing to derive
  Effect effect{.reg = record.reg, .type = row->type, .iss = record.skelet.iss,
                .bkl = record.skelet.bkl, .jti = record.skelet.jti, .index = record.index,
                .casus = *casus, .opens = catalogue::has(row->opens, *reg),
                .tijdstip = *tijdstip, .received = record.received, .akkoord = {},
                .fields = fields};
  bewaartermijnen_.landed(effect, rows);
  if (akkoorden_.keep(effect, content, *row, rows)) return partners_.waits(effect, rows);
  take_effect(effect, rows);
  if (row->type != "akkoord-vastgelegd") return;
  const auto agreed = akkoorden_.decide(effect, rows);
  if (!agreed) return;
  const boost::json::value kept = boost::json::parse(agreed->velden);
  const Fields said(kept.get_object());
  take_effect({.reg = record.reg, .type = agreed->type, .iss = agreed->iss, .bkl = agreed->bkl,
               .jti = agreed->jti, .index = agreed->index, .casus = *casus, .opens = false,
               .tijdstip = agreed->tijdstip, .received = record.received,
               .akkoord = record.skelet.jti, .fields = said},
              rows);
}

void Standen::take_effect(const Effect& effect, store::MutableRows& rows) {
  const Claimed claimed = claims_on(effect.type);
  if (!claimed.any()) return;
  each(*this, [&](Projection which, auto& projection) {
    if (claimed.by(which)) projection.apply(effect, rows);
  });
}

void Standen::forget(store::MutableRows& rows, std::string_view reg, const base::CasusId& casus) {
  akkoorden_.forget(rows, reg, casus);
  each(*this, [&](Projection, auto& projection) {
    if constexpr (requires { projection.forget(rows, reg, casus); })
      projection.forget(rows, reg, casus);
  });
}

}  // namespace zegel::projections
