#include "projections/aanhoudingen.h"

#include <algorithm>

namespace zegel::projections {

namespace {

Aanhouding held(const Effect& effect) {
  const Fields& fields = effect.fields;
  Aanhouding row;
  row.casus = effect.casus;
  row.jti = effect.jti;
  row.index = effect.index;
  row.iss = effect.iss;
  row.soort = fields.text("aanhoudingssoort");
  row.besluit_door_rol = fields.text("besluitDoorRol");
  row.op = effect.tijdstip;
  row.herbeoordeling_datum = fields.date("herbeoordelingDatum");
  row.verzoek = fields.id<base::Jti>("verzoek");
  return row;
}

}  // namespace

void Aanhoudingen::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  tables_.bind(ledger, registers);
}

void Aanhoudingen::apply(const Effect& effect, store::MutableRows& rows) {
  const auto* const tables = tables_.of(effect.reg);
  if (tables == nullptr) return;
  if (effect.type == "vernietiging-aangehouden")
    rows.put((*tables)[0], key_of(effect.casus, effect.jti), pack(held(effect)));
  if (effect.type != "vernietiging-aanhouding-opgeheven") return;
  const auto aanhouding = effect.fields.id<base::Jti>("aanhouding");
  if (!aanhouding) return;
  const base::Bytes key = key_of(effect.casus, *aanhouding);
  auto row = row_at<Aanhouding>(rows, (*tables)[0], key);
  if (!row || !row->geldig()) return;
  row->opgeheven_op = effect.tijdstip;
  row->opheffing = effect.jti;
  row->akkoord = effect.akkoord;
  row->reden_opheffing = effect.fields.text("redenOpheffing");
  rows.put((*tables)[0], key, pack(*row));
}

void Aanhoudingen::forget(store::MutableRows& rows, std::string_view reg,
                          const base::CasusId& casus) {
  if (const auto* const tables = tables_.of(reg)) forget_below(rows, *tables, casus.view());
}

std::vector<Aanhouding> Aanhoudingen::of(const store::Rows& rows, std::string_view reg,
                                         const base::CasusId& casus) const {
  const auto* const tables = tables_.of(reg);
  if (tables == nullptr) return {};
  return rows_below<Aanhouding>(rows, (*tables)[0], casus.view());
}

bool Aanhoudingen::aangehouden(const store::Rows& rows, std::string_view reg,
                               const base::CasusId& casus) const {
  const auto all = of(rows, reg, casus);
  return std::any_of(all.begin(), all.end(), [](const Aanhouding& row) { return row.geldig(); });
}

std::vector<Aanhouding> Aanhoudingen::voor(const store::Rows& rows,
                                           const base::Jti& verzoek) const {
  std::vector<Aanhouding> out;
  const auto* const tables = tables_.of("regie");
  if (tables == nullptr) return out;
  rows.scan((*tables)[0], {}, [&](base::ByteView, base::ByteView value) {
    auto row = unpack<Aanhouding>(value);
    if (row.verzoek == verzoek) out.push_back(std::move(row));
    return true;
  });
  return out;
}

}  // namespace zegel::projections
