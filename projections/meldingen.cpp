#include "projections/meldingen.h"

namespace zegel::projections {

namespace {

constexpr std::string_view home = "meldingen";

std::optional<Meldingsoort> opened_by(std::string_view type) {
  if (type == "melding-ontvangen") return Meldingsoort::melding;
  if (type == "signaal-ontvangen") return Meldingsoort::signaal;
  if (type == "sisa-signaal-afgegeven") return Meldingsoort::sisa;
  return std::nullopt;
}

Melding opened(const Effect& effect, Meldingsoort soort) {
  const Fields& fields = effect.fields;
  Melding row;
  row.casus = effect.casus;
  row.opening = effect.jti;
  row.opened_at = effect.index;
  row.meldingsoort = soort;
  row.iss = effect.iss;
  row.meldpunt = fields.text("meldpunt");
  row.kanaal = fields.text("kanaal");
  row.soort_melder = fields.text("soortMelder");
  row.urgentie = fields.text("urgentie");
  row.problematiek = fields.texts("problematiek");
  row.terugkoppeling_gewenst = fields.flag("terugkoppelingGewenst").value_or(false);
  row.ontvangen_op = effect.tijdstip;
  row.contact_organisatie = fields.text("contactOrganisatie");
  row.medeweten_datum = fields.date("medewetenDatum");
  row.verwijderen_uiterlijk_datum = fields.date("verwijderenUiterlijkDatum");
  return row;
}

// melding-afgehandeld, signaal-beoordeeld, sisa-signaal-verwijderd.
void handle(Melding& row, const Effect& effect) {
  if (row.afgehandeld_op && effect.tijdstip < *row.afgehandeld_op) return;
  const Fields& fields = effect.fields;
  row.afgehandeld_op = effect.tijdstip;
  row.afhandeling = fields.text(row.meldingsoort == Meldingsoort::signaal ? "signaaluitkomst"
                                                                          : "afhandeling");
  row.doorgeleid_naar = fields.text("doorgeleidNaar");
  row.doorgeleid_naar_casus = fields.id<base::CasusId>("doorgeleidNaarCasus");
  row.reden_sisa = fields.text("redenSisa");
}

void match(Melding& row, const Effect& effect) {
  if (row.match_op && effect.tijdstip < *row.match_op) return;
  row.match_op = effect.tijdstip;
  row.match_organisaties = effect.fields.texts("matchOrganisaties");
  row.instemming = effect.fields.flag("instemming");
}

}  // namespace

void Meldingen::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  tables_.bind(ledger, registers);
}

void Meldingen::apply(const Effect& effect, store::MutableRows& rows) {
  const auto* const tables = tables_.of(effect.reg);
  if (tables == nullptr || effect.reg != home) return;
  const std::string_view type = effect.type;
  const auto opens = opened_by(type);
  const bool handles = type == "melding-afgehandeld" || type == "signaal-beoordeeld" ||
                       type == "sisa-signaal-verwijderd";
  if (!opens && !handles && type != "triage-uitgevoerd" && type != "sisa-match-opgevolgd") return;
  auto row = row_at<Melding>(rows, (*tables)[0], effect.casus.view());
  if (row.has_value() == opens.has_value()) return;  // one opening, and nothing before it
  if (opens) row = opened(effect, *opens);
  if (handles) handle(*row, effect);
  if (type == "sisa-match-opgevolgd") match(*row, effect);
  if (type == "triage-uitgevoerd" && (!row->triage || effect.tijdstip >= row->triage->op))
    row->triage = triage_of(effect);
  row->changed_at = effect.index;
  rows.put((*tables)[0], effect.casus.view(), pack(*row));
}

void Meldingen::forget(store::MutableRows& rows, std::string_view reg,
                       const base::CasusId& casus) {
  if (const auto* const tables = tables_.of(reg)) forget_below(rows, *tables, casus.view());
}

std::optional<Melding> Meldingen::melding(const store::Rows& rows,
                                          const base::CasusId& casus) const {
  const auto* const tables = tables_.of(home);
  if (tables == nullptr) return std::nullopt;
  return row_at<Melding>(rows, (*tables)[0], casus.view());
}

void Meldingen::each(const store::Rows& rows, const base::CasusId& from,
                     const std::function<bool(const Melding&)>& visit) const {
  const auto* const tables = tables_.of(home);
  if (tables == nullptr) return;
  rows.scan((*tables)[0], from.view(), [&](base::ByteView, base::ByteView value) {
    return visit(unpack<Melding>(value));
  });
}

}  // namespace zegel::projections
