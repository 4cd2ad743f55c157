#include "projections/toestemmingen.h"

#include <algorithm>

namespace zegel::projections {

namespace {

Toestemming said(const Effect& effect, const base::Pid& pid) {
  const Fields& fields = effect.fields;
  Toestemming row;
  row.casus = effect.casus;
  row.pid = pid;
  row.jti = effect.jti;
  row.index = effect.index;
  row.geweigerd = effect.type == "toestemming-geweigerd";
  row.iss = effect.iss;
  row.voor = fields.text("toestemmingVoor");
  row.gegeven_door = fields.text("gegevenDoor");
  row.bereik = {fields.texts("verstrekkers"), fields.texts("ontvangers"),
                fields.texts("gegevenssoorten"), fields.text("doel")};
  row.gegeven_op = effect.tijdstip;
  row.ingaat_op = fields.moment("ingaatOp").value_or(effect.tijdstip);
  row.vervalt_op = fields.moment("vervaltOp");
  row.eindgebeurtenis = fields.text("eindgebeurtenis");
  row.leeftijdsklasse = fields.text("leeftijdsklasse");
  row.kader = fields.text("kader");
  row.wijze = fields.text("toestemmingswijze");
  row.intrekkingswijze = fields.text("intrekkingswijze");
  row.uitzondering = fields.text("uitzondering");
  row.taal = fields.text("taal");
  row.ter_zake_bekwaam = fields.flag("terZakeBekwaam");
  row.geadresseerde_gevuld = fields.filled("geadresseerde");
  row.vertegenwoordiging = fields.id<base::Jti>("vertegenwoordiging");
  row.tekst_versie = fields.text("tekstVersie");
  row.tekst_hash = fields.text("tekstHash");
  return row;
}

Intrekking withdrawn(const Effect& effect, const base::Jti& toestemming) {
  const Fields& fields = effect.fields;
  Intrekking row;
  row.jti = effect.jti;
  row.index = effect.index;
  row.toestemming = toestemming;
  row.op = effect.tijdstip;
  row.ontvangers = fields.texts("ontvangers");
  row.soorten = fields.texts("gegevenssoorten");
  row.geheel = fields.text("reikwijdte") != "gedeeltelijk" ||
               (row.ontvangers.empty() && row.soorten.empty());  // a part of nothing named is all
  row.iss = effect.iss;
  row.gegeven_door = fields.text("gegevenDoor");
  row.kanaal = fields.text("kanaal");
  row.vertegenwoordiging = fields.id<base::Jti>("vertegenwoordiging");
  return row;
}

bool taken_back(const ToestemmingMetHistorie& row, std::string_view ontvanger,
                std::string_view soort, std::int64_t moment) {
  return std::any_of(row.intrekkingen.begin(), row.intrekkingen.end(),
                     [&](const Intrekking& one) { return one.takes(ontvanger, soort, moment); });
}

using Said = std::vector<const Toestemming*>;

// Says another one in `all` the last word about the scope of `one`?
bool overruled(const Toestemming& one, const Said& all) {
  return std::any_of(all.begin(), all.end(), [&](const Toestemming* other) {
    if (!other->bereik.within(one.bereik)) return false;
    return !one.bereik.within(other->bereik) || one.index < other->index;
  });
}

SoortAntwoord decide(const std::string& soort, const Said& all) {
  SoortAntwoord out{soort, false, std::nullopt};
  const Toestemming* decisive = nullptr;
  for (const Toestemming* one : all) {
    if (overruled(*one, all)) continue;
    const bool first = decisive == nullptr || (one->geweigerd && !decisive->geweigerd);
    const bool later = decisive != nullptr && one->geweigerd == decisive->geweigerd &&
                       decisive->index < one->index;
    if (first || later) decisive = one;
  }
  if (decisive == nullptr) return out;
  out.geldig = !decisive->geweigerd;
  out.door = decisive->jti;
  return out;
}

}  // namespace

ToestemmingStand stand_op(const ToestemmingMetHistorie& row, std::int64_t moment) {
  const Toestemming& said = row.toestemming;
  if (said.geweigerd) return ToestemmingStand::geweigerd;
  if (moment < said.ingaat_op) return ToestemmingStand::nog_niet;
  std::size_t taken = 0, parts = 0;
  for (const std::string& ontvanger : said.bereik.ontvangers)
    for (const std::string& soort : said.bereik.soorten) {
      ++parts;
      if (taken_back(row, ontvanger, soort, moment)) ++taken;
    }
  if (taken == parts) return ToestemmingStand::ingetrokken;
  if (!said.loopt_op(moment)) return ToestemmingStand::verlopen;
  return taken > 0 ? ToestemmingStand::deels_ingetrokken : ToestemmingStand::geldig;
}

void Toestemmingen::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  tables_.bind(ledger, registers);
}

void Toestemmingen::apply(const Effect& effect, store::MutableRows& rows) {
  const auto* const tables = tables_.of(effect.reg);
  if (tables == nullptr) return;
  const std::string_view type = effect.type;
  if (type == "toestemming-gegeven" || type == "toestemming-geweigerd")
    return say(*tables, effect, rows);
  if (type == "toestemming-ingetrokken") return withdraw(*tables, effect, rows);
  if (type == "casus-gesloten" || type == "casusoverleg-gehouden") end(*tables, effect, rows);
}

void Toestemmingen::say(const Handles& tables, const Effect& effect,
                        store::MutableRows& rows) const {
  const auto pid = effect.fields.betrokkenen() == 1 ? effect.fields.pid(0) : std::nullopt;
  if (!pid) return;
  rows.put(tables[0], key_of(effect.casus, effect.jti), pack(said(effect, *pid)));
  rows.put(tables[2], key_of(effect.casus, *pid, effect.index), effect.jti.view());
}

void Toestemmingen::withdraw(const Handles& tables, const Effect& effect,
                             store::MutableRows& rows) const {
  const auto toestemming = effect.fields.id<base::Jti>("toestemming");
  if (!toestemming) return;
  rows.put(tables[1], key_of(effect.casus, *toestemming, effect.index),
           pack(withdrawn(effect, *toestemming)));
}

// The first such event after the beginning ends a consent that waits for it; an overleg only for
// who was discussed in it.
void Toestemmingen::end(const Handles& tables, const Effect& effect,
                        store::MutableRows& rows) const {
  const bool overleg = effect.type == "casusoverleg-gehouden";
  const std::string_view awaited = overleg ? "overleg-gehouden" : "casus-gesloten";
  const auto discussed = [&](const base::Pid& pid) {
    for (std::size_t i = 0; i < effect.fields.betrokkenen(); ++i)
      if (effect.fields.pid(i) == pid) return true;
    return !overleg;
  };
  for (Toestemming& row : rows_below<Toestemming>(rows, tables[0], effect.casus.view())) {
    if (row.eindgebeurtenis != awaited || effect.tijdstip < row.ingaat_op) continue;
    if (row.geeindigd_op && *row.geeindigd_op <= effect.tijdstip) continue;
    if (!discussed(row.pid)) continue;
    row.geeindigd_op = effect.tijdstip;
    row.geeindigd_door = effect.jti;
    rows.put(tables[0], key_of(row.casus, row.jti), pack(row));
  }
}

void Toestemmingen::forget(store::MutableRows& rows, std::string_view reg,
                           const base::CasusId& casus) {
  if (const auto* const tables = tables_.of(reg)) forget_below(rows, *tables, casus.view());
}

std::optional<ToestemmingMetHistorie> Toestemmingen::toestemming(const store::Rows& rows,
                                                                 std::string_view reg,
                                                                 const base::CasusId& casus,
                                                                 const base::Jti& jti) const {
  const auto* const tables = tables_.of(reg);
  if (tables == nullptr) return std::nullopt;
  const base::Bytes key = key_of(casus, jti);
  auto row = row_at<Toestemming>(rows, (*tables)[0], key);
  if (!row) return std::nullopt;
  return ToestemmingMetHistorie{std::move(*row), rows_below<Intrekking>(rows, (*tables)[1], key)};
}

std::vector<ToestemmingMetHistorie> Toestemmingen::below(const Handles& tables,
                                                         const store::Rows& rows,
                                                         const base::CasusId& casus,
                                                         base::ByteView prefix) const {
  std::vector<ToestemmingMetHistorie> out;
  rows.scan_prefix(tables[2], prefix, [&](base::ByteView, base::ByteView jti) {
    const base::Bytes key = key_of(casus, jti);
    if (auto row = row_at<Toestemming>(rows, tables[0], key))
      out.push_back({std::move(*row), rows_below<Intrekking>(rows, tables[1], key)});
    return true;
  });
  return out;
}

std::vector<ToestemmingMetHistorie> Toestemmingen::of(const store::Rows& rows,
                                                      std::string_view reg,
                                                      const base::CasusId& casus) const {
  const auto* const tables = tables_.of(reg);
  if (tables == nullptr) return {};
  return below(*tables, rows, casus, casus.view());
}

std::vector<ToestemmingMetHistorie> Toestemmingen::of(const store::Rows& rows,
                                                      std::string_view reg,
                                                      const base::CasusId& casus,
                                                      const base::Pid& pid) const {
  const auto* const tables = tables_.of(reg);
  if (tables == nullptr) return {};
  return below(*tables, rows, casus, key_of(casus, pid));
}

ToestemmingAntwoord Toestemmingen::mag(const store::Rows& rows,
                                       const ToestemmingVraag& vraag) const {
  const auto all = of(rows, vraag.reg, vraag.casus, vraag.pid);
  ToestemmingAntwoord out;
  out.geldig = !vraag.soorten.empty();
  for (const std::string& soort : vraag.soorten) {
    Said speaking;
    for (const ToestemmingMetHistorie& row : all) {
      const Toestemming& said = row.toestemming;
      if (said.bereik.covers(vraag.verstrekker, vraag.ontvanger, vraag.doel, soort) &&
          said.loopt_op(vraag.op) && !taken_back(row, vraag.ontvanger, soort, vraag.op))
        speaking.push_back(&said);
    }
    out.soorten.push_back(decide(soort, speaking));
    out.geldig = out.geldig && out.soorten.back().geldig;
  }
  return out;
}

}  // namespace zegel::projections
