#include "projections/deelnemers.h"

namespace zegel::projections {

namespace {

constexpr std::string_view home = "regie";
constexpr std::size_t oin_digits = 20;

Deelname admitted(const Effect& effect, std::string oin, base::Date vanaf) {
  Deelname row;
  row.deelnemer = std::move(oin);
  row.toelating = effect.jti;
  row.index = effect.index;
  row.rol = effect.fields.text("deelnemerRol");
  row.soort = effect.fields.text("deelnameSoort");
  row.vanaf = vanaf;
  row.tot_en_met = effect.fields.date("totEnMetDatum");
  return row;
}

base::Bytes prefix_of(const base::CasusId& casus, std::string_view oin) {
  return key_of(casus, base::as_bytes(oin));
}

}  // namespace

void Deelnemers::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  tables_.bind(ledger, registers);
}

void Deelnemers::apply(const Effect& effect, store::MutableRows& rows) {
  const bool admits = effect.type == "deelnemer-toegelaten";
  const auto* const tables = tables_.of(effect.reg);
  if (tables == nullptr || effect.reg != home) return;
  if (!admits && effect.type != "deelnemer-verwijderd") return;
  std::string oin = effect.fields.text("deelnemer");
  const auto day = effect.fields.date(admits ? "vanafDatum" : "totEnMetDatum");
  if (oin.size() != oin_digits || !day) return;
  const base::Bytes prefix = prefix_of(effect.casus, oin);
  if (admits) {
    const Deelname row = admitted(effect, std::move(oin), *day);
    rows.put((*tables)[0], key_of(base::ByteView(prefix), effect.index), pack(row));
    return;
  }
  for (Deelname& row : rows_below<Deelname>(rows, (*tables)[0], prefix)) {
    if (!row.geldig_op(*day)) continue;
    row.tot_en_met = day;
    row.verwijdering = effect.jti;
    row.reden_verwijdering = effect.fields.text("redenVerwijdering");
    rows.put((*tables)[0], key_of(base::ByteView(prefix), row.index), pack(row));
  }
}

void Deelnemers::forget(store::MutableRows& rows, std::string_view reg,
                        const base::CasusId& casus) {
  if (const auto* const tables = tables_.of(reg)) forget_below(rows, *tables, casus.view());
}

std::vector<Deelname> Deelnemers::of(const store::Rows& rows, const base::CasusId& casus) const {
  const auto* const tables = tables_.of(home);
  if (tables == nullptr) return {};
  return rows_below<Deelname>(rows, (*tables)[0], casus.view());
}

bool Deelnemers::deelt_mee(const store::Rows& rows, const base::CasusId& casus,
                           std::string_view oin, base::Date day) const {
  const auto* const tables = tables_.of(home);
  if (tables == nullptr || oin.size() != oin_digits) return false;
  for (const Deelname& row : rows_below<Deelname>(rows, (*tables)[0], prefix_of(casus, oin)))
    if (row.geldig_op(day)) return true;
  return false;
}

}  // namespace zegel::projections
