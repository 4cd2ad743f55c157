#include "projections/akkoorden.h"

#include <boost/json.hpp>

#include "projections/velden.h"

namespace zegel::projections {

namespace {

// domein.md 2.4, "Works at once": the ledger's own first authorisations, noodtoegang for oneself,
// and a key that is taken back.
bool works_at_once(const Effect& effect, const catalogue::EventRow& row) {
  if (row.type == "partnersleutel-ingetrokken") return true;
  const auto drafter = effect.fields.id<base::CasusId>("medewerker");
  if (!drafter) return catalogue::has(row.drafters, catalogue::Role::ledger);
  return row.self_allowed && effect.fields.text("autorisatiesoort") == "nood" &&
         *drafter == effect.casus;  // the dossier of a medewerker carries his handle
}

std::string drafter_of(const Voorstel& voorstel) {
  const boost::json::value kept = boost::json::parse(voorstel.velden);
  return Fields(kept.get_object()).text("medewerker");
}

bool another_person(const Voorstel& voorstel, const Effect& akkoord) {
  if (akkoord.fields.flag("zelfdePersoon").value_or(false)) return true;  // oefenmodus, said so
  const std::string drafter = drafter_of(voorstel);
  return drafter.empty() || drafter != akkoord.fields.text("medewerker");
}

}  // namespace

void Akkoorden::bind(const store::Store& ledger, const std::vector<std::string>& registers) {
  tables_.bind(ledger, registers);
}

bool Akkoorden::keep(const Effect& effect, const event::Content& content,
                     const catalogue::EventRow& row, store::MutableRows& rows) {
  const auto* const tables = tables_.of(effect.reg);
  if (tables == nullptr || row.approvers == 0) return false;
  Voorstel voorstel;
  voorstel.index = effect.index;
  voorstel.jti = effect.jti;
  voorstel.type = effect.type;
  voorstel.iss = effect.iss;
  voorstel.bkl = effect.bkl;
  voorstel.tijdstip = effect.tijdstip;
  voorstel.velden = velden_of(content, &row);
  voorstel.werkt_direct = works_at_once(effect, row);
  rows.put((*tables)[0], key_of(effect.casus, effect.jti), pack(voorstel));
  return !voorstel.werkt_direct;
}

std::optional<Voorstel> Akkoorden::decide(const Effect& akkoord, store::MutableRows& rows) {
  const auto* const tables = tables_.of(akkoord.reg);
  const auto onderwerp = akkoord.fields.id<base::Jti>("onderwerp");
  if (tables == nullptr || !onderwerp) return std::nullopt;
  const base::Bytes key = key_of(akkoord.casus, *onderwerp);
  auto voorstel = row_at<Voorstel>(rows, (*tables)[0], key);
  if (!voorstel || voorstel->stand != VoorstelStand::open) return std::nullopt;
  if (!another_person(*voorstel, akkoord)) return std::nullopt;
  const bool agreed = akkoord.fields.flag("akkoord").value_or(false);
  voorstel->stand = agreed ? VoorstelStand::akkoord : VoorstelStand::afgewezen;
  voorstel->besluit = akkoord.jti;
  rows.put((*tables)[0], key, pack(*voorstel));
  if (!agreed || voorstel->werkt_direct) return std::nullopt;
  return voorstel;
}

void Akkoorden::forget(store::MutableRows& rows, std::string_view reg,
                       const base::CasusId& casus) {
  if (const auto* const tables = tables_.of(reg)) forget_below(rows, *tables, casus.view());
}

std::optional<Voorstel> Akkoorden::voorstel(const store::Rows& rows, std::string_view reg,
                                            const base::CasusId& casus,
                                            const base::Jti& jti) const {
  const auto* const tables = tables_.of(reg);
  if (tables == nullptr) return std::nullopt;
  return row_at<Voorstel>(rows, (*tables)[0], key_of(casus, jti));
}

std::vector<Voorstel> Akkoorden::of(const store::Rows& rows, std::string_view reg,
                                    const base::CasusId& casus) const {
  const auto* const tables = tables_.of(reg);
  if (tables == nullptr) return {};
  return rows_below<Voorstel>(rows, (*tables)[0], casus.view());
}

}  // namespace zegel::projections
