#include "api/handlers/dossier_row.h"

#include <algorithm>

namespace zegel::api {

namespace {

void append_triage(JsonObject& object, const std::optional<projections::Triage>& triage);
std::string_view soort_name(projections::Meldingsoort soort);
std::string_view stap_name(projections::Verzoekstap stap);
std::string label_of(const projections::Betrokkene& betrokkene, std::size_t place);
std::string_view label_in(std::string_view list, std::string_view code);

}  // namespace

void append_casus(JsonObject& object, Names& names, const projections::Casus& casus) {
  object.text("niveau", casus.niveau);
  object.text("casusSoort", casus.soort);
  object.text("fase", casus.fase);
  append_moment(object, "faseOp", casus.fase_op);
  append_moment(object, "geopendOp", casus.geopend_op);
  append_moment(object, "geslotenOp", casus.gesloten_op);
  append_moment(object, "heropendOp", casus.heropend_op);
  append_code(object, "redenSluiting", casus.reden_sluiting);
  object.boolean("evaluatieGedaan", casus.evaluatie_gedaan);
  append_oin(object, "regieOrganisatie", names, casus.regie_organisatie);
  append_oin(object, "aanmelder", names, casus.aanmelder);
  append_code(object, "herkomst", casus.herkomst);
  append_code(object, "kader", casus.kader);
  append_code(object, "dienst", casus.dienst);
  append_code(object, "procesregie", casus.procesregie);
  append_code(object, "escalatieOrgaan", casus.escalatie_orgaan);
  append_code(object, "bestuurlijkOrgaan", casus.bestuurlijk_orgaan);
  append_code(object, "uitspraakSoort", casus.uitspraak_soort);
  append_date(object, "uitspraakDatum", casus.uitspraak_datum);
  append_codes(object, "problematiek", casus.problematiek);
  append_codes(object, "gemeenten", casus.gemeenten);
  append_codes(object, "wettelijkKader", casus.wettelijk_kader);
  if (casus.piramideniveau == 0) {
    object.null("piramideniveau");
  } else {
    object.number("piramideniveau", static_cast<std::uint64_t>(casus.piramideniveau));
  }
  object.boolean("dilemmaGevuld", casus.dilemma_gevuld);
  object.boolean("vraagGevuld", casus.vraag_gevuld);
  {
    JsonArray empty(object.member("nogLeeg"));
    for (const std::string_view field : casus.lege_aanpak()) empty.text(field);
  }
  append_triage(object, casus.triage);
}

void append_melding(std::string& out, Names& names, const projections::Melding& melding) {
  JsonObject object(out);
  object.text("meldingsoort", soort_name(melding.meldingsoort));
  append_code(object, "meldpunt", melding.meldpunt);
  append_code(object, "kanaal", melding.kanaal);
  append_code(object, "soortMelder", melding.soort_melder);
  append_code(object, "urgentie", melding.urgentie);
  append_codes(object, "problematiek", melding.problematiek);
  object.boolean("terugkoppelingGewenst", melding.terugkoppeling_gewenst);
  append_moment(object, "ontvangenOp", melding.ontvangen_op);
  append_code(object, "afhandeling", melding.afhandeling);
  append_moment(object, "afgehandeldOp", melding.afgehandeld_op);
  append_oin(object, "doorgeleidNaar", names, melding.doorgeleid_naar);
  append_id(object, "doorgeleidNaarCasus", melding.doorgeleid_naar_casus);
  append_oin(object, "contactOrganisatie", names, melding.contact_organisatie);
  append_date(object, "medewetenDatum", melding.medeweten_datum);
  append_date(object, "verwijderenUiterlijkDatum", melding.verwijderen_uiterlijk_datum);
  append_oins(object, "matchOrganisaties", names, melding.match_organisaties);
  append_moment(object, "matchOp", melding.match_op);
  append_flag(object, "instemming", melding.instemming);
  append_code(object, "redenSisa", melding.reden_sisa);
  append_triage(object, melding.triage);
}

void append_verzoek(std::string& out, Names& names, const projections::Rechtenverzoek& verzoek) {
  JsonObject object(out);
  object.text("verzoek", verzoek.verzoek.text());
  object.text("stap", stap_name(verzoek.stap()));
  object.text("rechtsoort", verzoek.rechtsoort);
  append_code(object, "kanaal", verzoek.kanaal);
  append_code(object, "verzoekerRol", verzoek.verzoeker_rol);
  append_id(object, "verzoeker", verzoek.verzoeker);
  append_oin(object, "contactpunt", names, verzoek.contactpunt);
  append_date(object, "periodeVanDatum", verzoek.periode_van);
  append_date(object, "periodeTotDatum", verzoek.periode_tot);
  append_moment(object, "ontvangenOp", verzoek.ontvangen_op);
  append_date(object, "termijnDatum", verzoek.termijn);
  append_code(object, "verlengreden", verzoek.verlengreden);
  append_id(object, "besluit", verzoek.besluit);
  append_moment(object, "beslotenOp", verzoek.besloten_op);
  append_code(object, "rechtenbesluit", verzoek.rechtenbesluit);
  append_code(object, "afwijzingsgrond", verzoek.afwijzingsgrond);
  append_codes(object, "beperkingsgronden", verzoek.beperkingsgronden);
  append_date(object, "herbeoordelingDatum", verzoek.herbeoordeling_datum);
  append_moment(object, "verstrektOp", verzoek.verstrekt_op);
  append_code(object, "uitreikwijze", verzoek.uitreikwijze);
  object.number("aantalRegels", static_cast<std::uint64_t>(verzoek.aantal_regels));
}

void append_term(std::string& out, const projections::Bewaartermijn& term) {
  JsonObject object(out);
  object.text("bewaarklasse", term.bkl);
  append_date(object, "beginDatum", term.start);
  append_date(object, "vernietigenNaDatum", term.vernietigen_na);
  object.boolean("vast", term.vast);
  object.number("verlengd", term.verlengd);
  append_date(object, "herbeoordelingDatum", term.herbeoordeling_datum);
}

void append_holds(std::string& out, const std::vector<projections::Aanhouding>& holds) {
  JsonArray list(out);
  for (const projections::Aanhouding& hold : holds) {
    JsonObject object(list.element());
    object.text("jti", hold.jti.text());
    object.text("aanhoudingssoort", hold.soort);
    object.boolean("geldig", hold.geldig());
    append_moment(object, "aangehoudenOp", hold.op);
    append_code(object, "besluitDoorRol", hold.besluit_door_rol);
    append_date(object, "herbeoordelingDatum", hold.herbeoordeling_datum);
    append_id(object, "verzoek", hold.verzoek);
    append_moment(object, "opgehevenOp", hold.opgeheven_op);
    append_code(object, "redenOpheffing", hold.reden_opheffing);
  }
}

void append_deelnemers(std::string& out, Names& names,
                       const std::vector<projections::Deelname>& deelnemers) {
  JsonArray list(out);
  for (const projections::Deelname& one : deelnemers) {
    JsonObject object(list.element());
    append_oin(object, "deelnemer", names, one.deelnemer);
    object.text("deelnemerRol", one.rol);
    object.text("deelnameSoort", one.soort);
    append_date(object, "vanafDatum", one.vanaf);
    append_date(object, "totEnMetDatum", one.tot_en_met);
    object.text("toelating", one.toelating.text());
    append_id(object, "verwijdering", one.verwijdering);
    append_code(object, "redenVerwijdering", one.reden_verwijdering);
  }
}

void append_betrokkenen(std::string& out, std::vector<projections::Betrokkene> betrokkenen) {
  std::ranges::sort(betrokkenen, {}, &projections::Betrokkene::first_at);
  JsonArray list(out);
  for (std::size_t i = 0; i < betrokkenen.size(); ++i) {
    const projections::Betrokkene& one = betrokkenen[i];
    JsonObject object(list.element());
    object.text("pid", one.pid.text());
    object.text("label", label_of(one, i + 1));
    append_codes(object, "rollen", one.rollen);
    append_code(object, "identificatiesoort", one.identificatiesoort);
    append_code(object, "leeftijdsklasse", one.leeftijdsklasse);
    append_codes(object, "afgeschermdVoorVertegenwoordiger", one.afgeschermd);
  }
}

namespace {

void append_triage(JsonObject& object, const std::optional<projections::Triage>& triage) {
  if (!triage) return object.null("triage");
  JsonObject one(object.member("triage"));
  one.text("jti", triage->jti.text());
  append_moment(one, "uitgevoerdOp", triage->op);
  append_code(one, "criteriaset", triage->criteriaset);
  append_code(one, "triageuitkomst", triage->uitkomst);
  one.boolean("voldaan", triage->voldaan);
  one.boolean("lokaalGeprobeerd", triage->lokaal_geprobeerd);
}

std::string_view soort_name(projections::Meldingsoort soort) {
  switch (soort) {
    case projections::Meldingsoort::melding: return "melding";
    case projections::Meldingsoort::signaal: return "signaal";
    case projections::Meldingsoort::sisa: return "sisa";
  }
  return {};
}

std::string_view stap_name(projections::Verzoekstap stap) {
  switch (stap) {
    case projections::Verzoekstap::ontvangen: return "ontvangen";
    case projections::Verzoekstap::identiteit: return "identiteit";
    case projections::Verzoekstap::beoordelen: return "beoordelen";
    case projections::Verzoekstap::akkoord: return "akkoord";
    case projections::Verzoekstap::verstuurd: return "verstuurd";
  }
  return {};
}

// "Betrokkene 2: gezinslid, 12 t/m 15 jaar"
std::string label_of(const projections::Betrokkene& betrokkene, std::size_t place) {
  std::string out = "Betrokkene " + std::to_string(place);
  std::string_view mark = ": ";
  const auto add = [&](std::string_view list, std::string_view code) {
    if (code.empty() || code == "onbekend") return;
    out.append(mark).append(label_in(list, code));
    mark = ", ";
  };
  for (const std::string& rol : betrokkene.rollen) add("betrokkeneRol", rol);
  add("leeftijdsklasse", betrokkene.leeftijdsklasse);
  return out;
}

std::string_view label_in(std::string_view list, std::string_view code) {
  for (const catalogue::CodeRow& row : catalogue::codes_of(list))
    if (row.code == code) return row.label;
  return code;
}

}  // namespace

}  // namespace zegel::api
