#include "projections/toezichtregels.h"

namespace zegel::projections {

namespace {

constexpr std::string_view home = "toezicht";

Convenant agreed(const Effect& effect) {
  const Fields& fields = effect.fields;
  Convenant row;
  row.casus = effect.casus;
  row.jti = effect.jti;
  row.index = effect.index;
  row.akkoord = effect.akkoord;
  row.samenwerkingsverband = fields.text("samenwerkingsverband");
  row.hash = fields.text("convenantHash");
  row.tekst_versie = fields.text("tekstVersie");
  row.tekst_hash = fields.text("tekstHash");
  row.informeren_standaard = fields.text("informerenStandaard");
  row.contactpunt = fields.text("contactpunt");
  row.spoedprocedure = fields.text("spoedprocedure");
  row.maatregelen = fields.text("maatregelen");
  row.versie = fields.integer("convenantVersie").value_or(0);
  row.partijen = fields.texts("partijen");
  row.doelen = fields.texts("doelen");
  row.soorten = fields.texts("gegevenssoorten");
  row.informeerkanalen = fields.texts("informeerkanalen");
  row.verwerkingsactiviteiten = fields.texts("verwerkingsactiviteiten");
  row.grondslagen = fields.texts("grondslagen");
  row.geheimgronden = fields.texts("geheimgronden");
  row.ingaat_op = fields.moment("ingaatOp").value_or(effect.tijdstip);
  row.vervalt_op = fields.moment("vervaltOp");
  row.vervangt = fields.id<base::Jti>("vervangt");
  return row;
}

Beleid fixed(const Effect& effect) {
  Beleid row;
  row.casus = effect.casus;
  row.jti = effect.jti;
  row.index = effect.index;
  row.akkoord = effect.akkoord;
  row.soort = effect.fields.text("beleidsoort");
  row.hash = effect.fields.text("beleidHash");
  row.versie = effect.fields.integer("beleidVersie").value_or(0);
  row.ingaat_op = effect.fields.moment("ingaatOp").value_or(effect.tijdstip);
  return row;
}

template <class Row>
std::vector<Row> all_rows(const store::Rows& rows, store::Table table) {
  return rows_below<Row>(rows, table, {});
}

}  // namespace

void Toezichtregels::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  tables_.bind(ledger, registers);
}

void Toezichtregels::apply(const Effect& effect, store::MutableRows& rows) {
  const auto* const tables = tables_.of(effect.reg);
  if (tables == nullptr || effect.reg != home) return;
  if (effect.type == "convenant-vastgesteld") agree(*tables, effect, rows);
  if (effect.type == "beleid-vastgesteld")
    rows.put((*tables)[1], key_of(effect.casus, effect.jti), pack(fixed(effect)));
  if (effect.type == "autorisatie-verleend") authorise(*tables, effect, rows);
  if (effect.type == "autorisatie-ingetrokken") take_back(*tables, effect, rows);
}

void Toezichtregels::agree(const Handles& tables, const Effect& effect,
                           store::MutableRows& rows) const {
  const Convenant row = agreed(effect);
  rows.put(tables[0], key_of(row.casus, row.jti), pack(row));
  if (!row.vervangt) return;
  const base::Bytes key = key_of(row.casus, *row.vervangt);
  auto before = row_at<Convenant>(rows, tables[0], key);
  if (!before || before->jti == row.jti) return;
  before->vervangen_door = row.jti;
  before->vervangen_op = row.ingaat_op;
  rows.put(tables[0], key, pack(*before));
}

void Toezichtregels::authorise(const Handles& tables, const Effect& effect,
                               store::MutableRows& rows) const {
  const Fields& fields = effect.fields;
  Autorisatie row;
  row.medewerker = base::Handle{effect.casus.raw};
  row.jti = effect.jti;
  row.index = effect.index;
  row.akkoord = effect.akkoord;
  row.rol = fields.text("toegekendeRol");
  row.soort = fields.text("autorisatiesoort");
  row.bereik = fields.text("bereik");
  row.bereik_organisatie = fields.text("bereikOrganisatie");
  row.bereik_casus = fields.id<base::CasusId>("bereikCasus");
  row.ingaat_op = fields.moment("ingaatOp").value_or(effect.tijdstip);
  row.vervalt_op = fields.moment("vervaltOp");
  rows.put(tables[2], key_of(effect.casus, effect.jti), pack(row));
}

void Toezichtregels::take_back(const Handles& tables, const Effect& effect,
                               store::MutableRows& rows) const {
  const auto autorisatie = effect.fields.id<base::Jti>("autorisatie");
  if (!autorisatie) return;
  const base::Bytes key = key_of(effect.casus, *autorisatie);
  auto row = row_at<Autorisatie>(rows, tables[2], key);
  if (!row || row->ingetrokken_op) return;
  row->ingetrokken_op = effect.tijdstip;
  row->intrekking = effect.jti;
  row->reden_intrekking = effect.fields.text("redenIntrekking");
  rows.put(tables[2], key, pack(*row));
}

void Toezichtregels::forget(store::MutableRows& rows, std::string_view reg,
                            const base::CasusId& casus) {
  if (const auto* const tables = tables_.of(reg)) forget_below(rows, *tables, casus.view());
}

std::vector<Convenant> Toezichtregels::convenanten(const store::Rows& rows) const {
  const auto* const tables = tables_.of(home);
  if (tables == nullptr) return {};
  return all_rows<Convenant>(rows, (*tables)[0]);
}

std::optional<Convenant> Toezichtregels::convenant(const store::Rows& rows,
                                                   const base::Jti& jti) const {
  for (Convenant& row : convenanten(rows))
    if (row.jti == jti) return std::move(row);
  return std::nullopt;
}

std::vector<Beleid> Toezichtregels::beleid(const store::Rows& rows) const {
  const auto* const tables = tables_.of(home);
  if (tables == nullptr) return {};
  return all_rows<Beleid>(rows, (*tables)[1]);
}

std::optional<Beleid> Toezichtregels::beleid_op(const store::Rows& rows, std::string_view soort,
                                                std::int64_t moment) const {
  std::optional<Beleid> newest;
  for (Beleid& row : beleid(rows)) {
    if (row.soort != soort || moment < row.ingaat_op) continue;
    const bool later = !newest || newest->ingaat_op < row.ingaat_op ||
                       (newest->ingaat_op == row.ingaat_op && newest->index < row.index);
    if (later) newest = std::move(row);
  }
  return newest;
}

std::vector<Autorisatie> Toezichtregels::autorisaties(const store::Rows& rows) const {
  const auto* const tables = tables_.of(home);
  if (tables == nullptr) return {};
  return all_rows<Autorisatie>(rows, (*tables)[2]);
}

std::vector<Autorisatie> Toezichtregels::autorisaties_van(const store::Rows& rows,
                                                          const base::Handle& medewerker) const {
  const auto* const tables = tables_.of(home);
  if (tables == nullptr) return {};
  return rows_below<Autorisatie>(rows, (*tables)[2], medewerker.view());
}

}  // namespace zegel::projections
