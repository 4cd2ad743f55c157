#include "ledger/intake/own_events.h"

#include <boost/json.hpp>

#include "ledger/event/issue.h"

namespace zegel::intake {

namespace {

using catalogue::Role;

base::Failure unknown_event() { return base::Failure::refused("V-SCH-1", "/skelet/evt"); }

template <class AnyId>
std::optional<AnyId> id_in(const boost::json::object& inhoud, std::string_view key) {
  const auto* value = inhoud.if_contains(key);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return AnyId::parse(std::string_view(value->get_string()));
}

// The dossier of a medewerker is named by the handle (domein.md 2.4).
bool is_own_dossier(const Draft& draft, const Caller& caller) {
  const auto casus = id_in<base::CasusId>(draft.inhoud, "casus");
  return casus && caller.medewerker && casus->raw == caller.medewerker->raw;
}

bool may_draft(const catalogue::EventRow& row, const Draft& draft, const Caller& caller) {
  if (caller.role == Role::partner) return false;
  if (catalogue::has(row.drafters, caller.role)) return true;
  return row.self_allowed && caller.role != Role::ledger && is_own_dossier(draft, caller);
}

// The class of the dossier, or of the opener that starts it.
std::string class_for(const ports::Judge& judge, const Draft& draft, const catalogue::EventRow& row,
                      catalogue::Register reg) {
  const auto casus = id_in<base::CasusId>(draft.inhoud, "casus");
  if (casus)
    if (auto known = judge.dossier_class(draft.reg, *casus)) return std::move(*known);
  return catalogue::has(row.opens, reg) ? std::string(row.opener_class) : std::string("onbekend");
}

std::string activity_for(const ports::Judge& judge, const Draft& draft,
                         const catalogue::EventRow& row, catalogue::Register reg) {
  if (!row.vwa.empty()) return std::string(row.vwa_in(reg));
  const auto subject = id_in<base::Jti>(draft.inhoud, row.vwa_of);
  const auto target = subject ? judge.vwa_of(draft.reg, *subject) : std::nullopt;
  return target.value_or("toezicht");
}

}  // namespace

base::Result<std::string> OwnEvents::sign(const Draft& draft, const Caller& caller) const {
  const catalogue::EventRow* row = catalogue::find_event(draft.evt);
  const auto reg = catalogue::register_of(draft.reg);
  if (row == nullptr || !reg || !catalogue::has(row->registers, *reg) ||
      !may_draft(*row, draft, caller))
    return std::unexpected(unknown_event());
  event::Skelet skelet;
  skelet.iss = own_oin;
  skelet.aud = ledger_id + "/" + std::string(draft.reg);
  skelet.jti = draft.jti;
  skelet.iat = clock.now() / 3600 * 3600;
  skelet.evt = row->evt;
  skelet.bkl = class_for(judge, draft, *row, *reg);
  skelet.vwa = activity_for(judge, draft, *row, *reg);
  skelet.chk = sequencer.register_view(draft.reg).size.value;
  if (!caller.medewerker || caller.role == Role::ledger)
    return event::issue(skelet, draft.inhoud, *row, huissleutel, random);
  boost::json::object inhoud(draft.inhoud, draft.inhoud.storage());
  inhoud["medewerker"] = caller.medewerker->text();  // the service knows who drafts
  return event::issue(skelet, inhoud, *row, huissleutel, random);
}

}  // namespace zegel::intake
