#include "projections/casussen.h"

namespace zegel::projections {

namespace {

constexpr std::string_view home = "regie";

// What casus-geopend and casus-aangevuld share; what an event leaves empty stays as it was.
void fill(Casus& row, const Fields& fields) {
  const auto take = [&](std::string& member, std::string_view name) {
    if (fields.filled(name)) member = fields.text(name);
  };
  take(row.dienst, "dienst");
  take(row.regie_organisatie, "regieOrganisatie");
  row.regie_genoemd = row.regie_genoemd || fields.filled("regieOrganisatie");
  take(row.procesregie, "procesregie");
  take(row.escalatie_orgaan, "escalatieOrgaan");
  take(row.bestuurlijk_orgaan, "bestuurlijkOrgaan");
  take(row.uitspraak_soort, "uitspraakSoort");
  if (fields.filled("wettelijkKader")) row.wettelijk_kader = fields.texts("wettelijkKader");
  if (const auto niveau = fields.integer("piramideniveau")) row.piramideniveau = *niveau;
  if (const auto datum = fields.date("uitspraakDatum")) row.uitspraak_datum = datum;
  row.dilemma_gevuld = row.dilemma_gevuld || fields.filled("dilemma");
  row.vraag_gevuld = row.vraag_gevuld || fields.filled("vraagAanPartners");
}

Casus opened(const Effect& effect) {
  const Fields& fields = effect.fields;
  Casus row;
  row.casus = effect.casus;
  row.opening = effect.jti;
  row.opened_at = effect.index;
  row.opener = row.regie_organisatie = effect.iss;
  row.niveau = fields.text("niveau");
  row.soort = fields.text("casusSoort");
  row.herkomst = fields.text("herkomst");
  row.aanmelder = fields.text("aanmelder");
  row.kader = fields.text("kader");
  row.problematiek = fields.texts("problematiek");
  row.gemeenten = fields.texts("gemeenten");
  row.fase = "aanmelding-intake";
  row.fase_op = row.geopend_op = effect.tijdstip;
  fill(row, fields);
  return row;
}

void change_fase(Casus& row, const Effect& effect) {
  if (effect.tijdstip >= row.fase_op) {
    row.fase = effect.fields.text("naarFase");
    row.fase_op = effect.tijdstip;
  }
  if (effect.fields.text("redenFase") != "heropend") return;
  if (!row.heropend_op || effect.tijdstip > *row.heropend_op) row.heropend_op = effect.tijdstip;
  if (!row.gesloten_op || effect.tijdstip < *row.gesloten_op) return;
  row.gesloten_op.reset();
  row.reden_sluiting.clear();
}

void close(Casus& row, const Effect& effect) {
  const bool overtaken = (row.heropend_op && effect.tijdstip <= *row.heropend_op) ||
                         (row.gesloten_op && effect.tijdstip < *row.gesloten_op);
  if (overtaken) return;
  row.gesloten_op = effect.tijdstip;
  row.reden_sluiting = effect.fields.text("redenSluiting");
  row.evaluatie_gedaan = effect.fields.flag("evaluatieGedaan").value_or(false);
}

}  // namespace

std::vector<std::string_view> Casus::lege_aanpak() const {
  std::vector<std::string_view> out;
  const auto need = [&](bool filled, std::string_view name) {
    if (!filled) out.push_back(name);
  };
  need(piramideniveau != 0, "piramideniveau");
  need(!wettelijk_kader.empty(), "wettelijkKader");
  need(regie_genoemd, "regieOrganisatie");
  need(!procesregie.empty(), "procesregie");
  need(!escalatie_orgaan.empty(), "escalatieOrgaan");
  need(!bestuurlijk_orgaan.empty(), "bestuurlijkOrgaan");
  need(dilemma_gevuld, "dilemma");
  return out;
}

void Casussen::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  tables_.bind(ledger, registers);
}

void Casussen::apply(const Effect& effect, store::MutableRows& rows) {
  const auto* const tables = tables_.of(effect.reg);
  if (tables == nullptr || effect.reg != home) return;
  const std::string_view type = effect.type;
  const bool opens = type == "casus-geopend";
  if (!opens && type != "casus-aangevuld" && type != "casusfase-gewijzigd" &&
      type != "casus-gesloten" && type != "triage-uitgevoerd")
    return;
  auto row = row_at<Casus>(rows, (*tables)[0], effect.casus.view());
  if (row.has_value() == opens) return;  // one opening, and nothing before it
  if (opens) row = opened(effect);
  if (type == "casus-aangevuld") fill(*row, effect.fields);
  if (type == "casusfase-gewijzigd") change_fase(*row, effect);
  if (type == "casus-gesloten") close(*row, effect);
  if (type == "triage-uitgevoerd" && (!row->triage || effect.tijdstip >= row->triage->op))
    row->triage = triage_of(effect);
  row->changed_at = effect.index;
  rows.put((*tables)[0], effect.casus.view(), pack(*row));
}

void Casussen::forget(store::MutableRows& rows, std::string_view reg, const base::CasusId& casus) {
  if (const auto* const tables = tables_.of(reg)) forget_below(rows, *tables, casus.view());
}

std::optional<Casus> Casussen::casus(const store::Rows& rows, const base::CasusId& casus) const {
  const auto* const tables = tables_.of(home);
  if (tables == nullptr) return std::nullopt;
  return row_at<Casus>(rows, (*tables)[0], casus.view());
}

void Casussen::each(const store::Rows& rows, const base::CasusId& from,
                    const std::function<bool(const Casus&)>& visit) const {
  const auto* const tables = tables_.of(home);
  if (tables == nullptr) return;
  rows.scan((*tables)[0], from.view(), [&](base::ByteView, base::ByteView value) {
    return visit(unpack<Casus>(value));
  });
}

}  // namespace zegel::projections
