#include "projections/betrokkenen.h"

#include <algorithm>

#include <boost/json.hpp>

namespace zegel::projections {

namespace {

void couple(Betrokkene& row, const Effect& effect, std::string rol) {
  const Fields& fields = effect.fields;
  row.koppeling = effect.jti;
  row.changed_at = effect.index;
  row.identificatiesoort = fields.text("identificatiesoort");
  row.leeftijdsklasse = fields.text("leeftijdsklasse");
  const auto* const shielded = fields.find("afgeschermdVoorVertegenwoordiger");
  if (shielded != nullptr && shielded->is_array())  // unsaid keeps the shield
    row.afgeschermd = fields.texts("afgeschermdVoorVertegenwoordiger");
  const bool known = std::find(row.rollen.begin(), row.rollen.end(), rol) != row.rollen.end();
  if (!known && !rol.empty()) row.rollen.push_back(std::move(rol));
}

Vertegenwoordiging represented(const Effect& effect, const base::Pid& pid) {
  const Fields& fields = effect.fields;
  Vertegenwoordiging row;
  row.pid = pid;
  row.jti = effect.jti;
  row.index = effect.index;
  row.vertegenwoordiger = fields.id<base::Pid>("vertegenwoordiger").value_or(base::Pid{});
  row.grond = fields.text("vertegenwoordigingsgrond");
  row.leeftijdsklasse = fields.text("leeftijdsklasse");
  row.ter_zake_bekwaam = fields.flag("terZakeBekwaam").value_or(false);
  row.ingaat_op = fields.moment("ingaatOp").value_or(effect.tijdstip);
  row.vervalt_op = fields.moment("vervaltOp");
  return row;
}

}  // namespace

void Betrokkenen::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  tables_.bind(ledger, registers);
}

void Betrokkenen::apply(const Effect& effect, store::MutableRows& rows) {
  const bool couples = effect.type == "betrokkene-gekoppeld";
  const auto* const tables = tables_.of(effect.reg);
  if (tables == nullptr || (!couples && effect.type != "vertegenwoordiging-vastgelegd")) return;
  const auto [betrokkene, vertegenwoordiging] = *tables;
  for (std::size_t i = 0; i < effect.fields.betrokkenen(); ++i) {
    const auto pid = effect.fields.pid(i);
    if (!pid) continue;
    const base::Bytes key = key_of(effect.casus, *pid);
    if (!couples) {
      rows.put(vertegenwoordiging, key_of(base::ByteView(key), effect.jti),
               pack(represented(effect, *pid)));
      continue;
    }
    Betrokkene fresh;
    fresh.pid = *pid;
    fresh.first_at = effect.index;
    Betrokkene row = row_at<Betrokkene>(rows, betrokkene, key).value_or(fresh);
    couple(row, effect, effect.fields.rol(i));
    rows.put(betrokkene, key, pack(row));
  }
}

void Betrokkenen::forget(store::MutableRows& rows, std::string_view reg,
                         const base::CasusId& casus) {
  if (const auto* const tables = tables_.of(reg)) forget_below(rows, *tables, casus.view());
}

std::vector<Betrokkene> Betrokkenen::of(const store::Rows& rows, std::string_view reg,
                                        const base::CasusId& casus) const {
  const auto* const tables = tables_.of(reg);
  if (tables == nullptr) return {};
  return rows_below<Betrokkene>(rows, (*tables)[0], casus.view());
}

std::optional<Betrokkene> Betrokkenen::betrokkene(const store::Rows& rows, std::string_view reg,
                                                  const base::CasusId& casus,
                                                  const base::Pid& pid) const {
  const auto* const tables = tables_.of(reg);
  if (tables == nullptr) return std::nullopt;
  return row_at<Betrokkene>(rows, (*tables)[0], key_of(casus, pid));
}

std::vector<keys::Linked> Betrokkenen::newest(const store::Rows& rows, std::string_view reg,
                                              std::span<const keys::Linked> found) const {
  std::vector<keys::Linked> out;
  for (const keys::Linked& one : found) {
    const auto row = betrokkene(rows, reg, one.dossier, one.pid);
    if (row && row->koppeling == one.jti) out.push_back(one);
  }
  return out;
}

std::vector<Vertegenwoordiging> Betrokkenen::vertegenwoordigd(const store::Rows& rows,
                                                              std::string_view reg,
                                                              const base::CasusId& casus,
                                                              const base::Pid& pid) const {
  const auto* const tables = tables_.of(reg);
  if (tables == nullptr) return {};
  return rows_below<Vertegenwoordiging>(rows, (*tables)[1], key_of(casus, pid));
}

}  // namespace zegel::projections
