#include "projections/rechtenverzoeken.h"

namespace zegel::projections {

namespace {

constexpr std::string_view home = "regie";

Rechtenverzoek opened(const Effect& effect) {
  const Fields& fields = effect.fields;
  Rechtenverzoek row;
  row.casus = effect.casus;
  row.verzoek = effect.jti;
  row.opened_at = effect.index;
  row.iss = effect.iss;
  row.rechtsoort = fields.text("rechtsoort");
  row.kanaal = fields.text("kanaal");
  row.verzoeker_rol = fields.text("verzoekerRol");
  row.contactpunt = fields.text("contactpunt");
  row.periode_van = fields.date("periodeVanDatum");
  row.periode_tot = fields.date("periodeTotDatum");
  row.ontvangen_op = effect.tijdstip;
  row.termijn = base::add_months(effect.datum(), 1);
  return row;
}

void identify(Rechtenverzoek& row, const Effect& effect) {
  for (std::size_t i = 0; i < effect.fields.betrokkenen(); ++i) {
    if (effect.fields.rol(i) != "verzoeker") continue;
    row.verzoeker = effect.fields.pid(i);
    if (!row.gevraagd_op) continue;
    const int waited = effect.datum() - base::dutch_date(*row.gevraagd_op);
    if (waited > 0) row.termijn = row.termijn + waited;
    row.gevraagd_op.reset();
  }
}

void extend(Rechtenverzoek& row, const Effect& effect) {
  row.verlenging = effect.jti;
  row.verlengreden = effect.fields.text("verlengreden");
  if (const auto termijn = effect.fields.date("nieuweTermijnDatum")) row.termijn = *termijn;
}

void decide(Rechtenverzoek& row, const Effect& effect) {
  const Fields& fields = effect.fields;
  row.besluit = effect.jti;
  row.akkoord = effect.akkoord;
  row.besloten_op = effect.tijdstip;
  row.rechtenbesluit = fields.text("rechtenbesluit");
  row.afwijzingsgrond = fields.text("afwijzingsgrond");
  row.beperkingsgronden = fields.texts("beperkingsgronden");
  row.herbeoordeling_datum = fields.date("herbeoordelingDatum");
}

void hand_over(Rechtenverzoek& row, const Effect& effect) {
  row.verstrekt_op = effect.tijdstip;
  row.uitreikwijze = effect.fields.text("uitreikwijze");
  row.aantal_regels = effect.fields.integer("aantalRegels").value_or(0);
}

using Change = void (*)(Rechtenverzoek&, const Effect&);

Change change_by(std::string_view type) {
  if (type == "identificatie-gevraagd")
    return [](Rechtenverzoek& row, const Effect& effect) { row.gevraagd_op = effect.tijdstip; };
  if (type == "betrokkene-gekoppeld") return identify;
  if (type == "inzageregels-beoordeeld")
    return [](Rechtenverzoek& row, const Effect&) { ++row.beoordeeld; };
  if (type == "rechtenverzoek-verlengd") return extend;
  if (type == "rechtenverzoek-besloten" || type == "vernietiging-op-verzoek-afgewezen")
    return decide;
  if (type == "inzage-verstrekt") return hand_over;
  return nullptr;
}

}  // namespace

Verzoekstap Rechtenverzoek::stap() const {
  if (verstrekt_op) return Verzoekstap::verstuurd;
  if (besluit) return Verzoekstap::akkoord;
  if (beoordeeld > 0) return Verzoekstap::beoordelen;
  return verzoeker ? Verzoekstap::identiteit : Verzoekstap::ontvangen;
}

void Rechtenverzoeken::bind(const store::Store& ledger,
                            const std::vector<std::string>& registers) {
  tables_.bind(ledger, registers);
}

void Rechtenverzoeken::apply(const Effect& effect, store::MutableRows& rows) {
  const auto* const tables = tables_.of(effect.reg);
  const bool opens = effect.type == "rechtenverzoek-ontvangen";
  const Change change = change_by(effect.type);
  if (tables == nullptr || effect.reg != home || (!opens && change == nullptr)) return;
  if (effect.bkl != "rechten-2j") return;  // a koppeling in another dossier
  auto row = row_at<Rechtenverzoek>(rows, (*tables)[0], effect.casus.view());
  if (row.has_value() == opens) return;  // one opening, and nothing before it
  if (opens) row = opened(effect);
  else change(*row, effect);
  row->changed_at = effect.index;
  rows.put((*tables)[0], effect.casus.view(), pack(*row));
}

void Rechtenverzoeken::forget(store::MutableRows& rows, std::string_view reg,
                              const base::CasusId& casus) {
  if (const auto* const tables = tables_.of(reg)) forget_below(rows, *tables, casus.view());
}

std::optional<Rechtenverzoek> Rechtenverzoeken::verzoek(const store::Rows& rows,
                                                        const base::CasusId& casus) const {
  const auto* const tables = tables_.of(home);
  if (tables == nullptr) return std::nullopt;
  return row_at<Rechtenverzoek>(rows, (*tables)[0], casus.view());
}

void Rechtenverzoeken::each(const store::Rows& rows, const base::CasusId& from,
                            const std::function<bool(const Rechtenverzoek&)>& visit) const {
  const auto* const tables = tables_.of(home);
  if (tables == nullptr) return;
  rows.scan((*tables)[0], from.view(), [&](base::ByteView, base::ByteView value) {
    return visit(unpack<Rechtenverzoek>(value));
  });
}

}  // namespace zegel::projections
