#include "api/handlers/visibility.h"

#include <algorithm>

#include "api/handlers/known_event.h"
#include "api/handlers/velden.h"
#include "api/services.h"

namespace zegel::api {

namespace {

using auth::Reach;
using auth::Subject;
using catalogue::Role;
using projections::SpoorRow;

// The field that names for whom an event is. Consents name receivers too, but are not meant for
// them.
struct Address {
  std::string_view evt;
  std::string_view field;
};
constexpr Address addresses[] = {
    {"verstrekking-gedaan.v1", "ontvanger"},
    {"verstrekking-geweigerd.v1", "vragende"},
    {"adviesvraag-gesteld.v1", "geraadpleegde"},
    {"ontvanger-ingelicht.v1", "ontvanger"},
    {"melding-afgehandeld.v1", "doorgeleidNaar"},
    {"deelnemer-toegelaten.v1", "deelnemer"},
    {"deelnemer-verwijderd.v1", "deelnemer"},
};

}  // namespace

Visibility::Visibility(const Call& call, const store::Rows& rows)
    : services_(call.services), caller_(call.caller), rows_(rows),
      scope_(scope_of(call.services, rows, call.caller)) {}

bool Visibility::event(std::string_view reg, const SpoorRow& row) const {
  if (caller_.is(Role::partner)) return row.iss == caller_.oin || addressed_to(row, caller_.oin);
  const Subject about = subject_of(reg, row);
  const Reach reach = caller_.role ? auth::right_of(*caller_.role, about).read : Reach::none;
  if (reach == Reach::none) return false;
  if (about == Subject::raadplegingen && reach == Reach::own) return did_it(row);
  if (scope_.whole) return true;
  return reg == "toezicht" ? about_in_scope(about, row)
                           : row.has_content && dossier(reg, row.casus);
}

// Register toezicht holds no content that a role of domein.md 8.2 may open.
bool Visibility::opens(std::string_view reg, const SpoorRow& row) const {
  return reg != "toezicht" && caller_.role && event(reg, row) &&
         auth::right_of(*caller_.role, subject_of(reg, row)).open;
}

bool Visibility::dossier(std::string_view reg, const base::CasusId& casus) const {
  if (scope_.names(casus)) return true;
  if (scope_.organisations.empty()) return false;
  const auto known = dossiers_.find(casus);
  if (known != dossiers_.end()) return known->second;
  return dossiers_.emplace(casus, takes_part(reg, casus)).first->second;
}

bool Visibility::subject(Subject subject) const {
  return caller_.role && auth::right_of(*caller_.role, subject).read != Reach::none;
}

bool Visibility::all_subjects() const {
  return subject(Subject::verstrekkingen) && subject(Subject::casus) &&
         subject(Subject::toestemmingen) && subject(Subject::conflicten) &&
         subject(Subject::rechtenverzoeken) && subject(Subject::bewaren);
}

std::string_view Visibility::reason(Subject subject) const {
  const Reach reach = caller_.role ? auth::right_of(*caller_.role, subject).read : Reach::none;
  if (subject == Subject::raadplegingen && reach == Reach::own) return "gefilterd-op-recht";
  if (scope_.whole) return {};
  return caller_.is(Role::toezichthouder) ? "buiten-mandaat" : "gefilterd-op-recht";
}

Subject Visibility::subject_of(std::string_view reg, const SpoorRow& row) const {
  const auto* type = catalogue::find_event(row.evt);
  const auto known = catalogue::register_of(reg);
  if (type && known && !type->vwa_in(*known).empty())
    return auth::subject_of(row.evt, type->vwa_in(*known));
  // A correction or an akkoord: of the event that it is about, as its own skelet says.
  const auto known_event = event_at(services_, reg, row.index);
  return auth::subject_of(row.evt, known_event ? known_event->skelet.vwa : std::string());
}

// A reading or a finding is about a dossier; a question without one is for the role that it names.
// Everything else of toezicht is about no dossier at all.
bool Visibility::about_in_scope(Subject about, const SpoorRow& row) const {
  if (about != Subject::raadplegingen && about != Subject::bevindingen) return true;
  const Velden velden(row.velden);
  if (const auto casus = base::CasusId::parse(velden.text("onderwerpCasus")))
    return did_it(row) || dossier(velden.text("onderwerpRegister"), *casus);
  return about == Subject::raadplegingen ? did_it(row)
                                         : velden.text("aanRol") == role_name(*caller_.role);
}

bool Visibility::did_it(const SpoorRow& row) const {
  return caller_.medewerker &&
         field_holds(row.velden, "medewerker", caller_.medewerker->text());
}

bool Visibility::persons(const SpoorRow& row) const {
  if (!caller_.is(Role::partner) || row.iss == caller_.oin) return true;
  const base::Date today = base::dutch_date(services_.node.clock().now());
  const auto deelnemers = services_.projections.standen().deelnemers().of(rows_, row.casus);
  return std::ranges::none_of(deelnemers, [&](const projections::Deelname& one) {
    return one.deelnemer == caller_.oin && one.rol == "advies" && one.geldig_op(today);
  });
}

// An organisation of the scope opened it, has the regie or takes part today.
bool Visibility::takes_part(std::string_view reg, const base::CasusId& casus) const {
  const auto& standen = services_.projections.standen();
  const auto opened = services_.projections.dossiers().dossier(rows_, reg, casus);
  if (opened && scope_.names(opened->opened_by)) return true;
  if (reg != "regie") return false;
  const auto known = standen.casussen().casus(rows_, casus);
  if (known && scope_.names(known->regie_organisatie)) return true;
  const base::Date today = base::dutch_date(services_.node.clock().now());
  return std::ranges::any_of(scope_.organisations, [&](const std::string& oin) {
    return standen.deelnemers().deelt_mee(rows_, casus, oin, today);
  });
}

auth::Scope scope_of(const Services& services, const store::Rows& rows,
                     const auth::Caller& caller) {
  auth::Scope scope;
  if (caller.is(Role::partner)) scope.organisations.push_back(caller.oin);
  if (!caller.is_staff() || !caller.medewerker) return scope;
  const auto& rules = services.projections.standen().toezichtregels();
  const std::int64_t now = services.node.clock().now();
  bool any = false;
  for (const auto& given : rules.autorisaties_van(rows, *caller.medewerker)) {
    if (given.rol != catalogue::role_name(*caller.role)) continue;
    any = true;
    if (!given.geldig_op(now)) continue;
    scope.whole = scope.whole || given.bereik == "ledger";
    if (given.bereik_casus) scope.dossiers.push_back(*given.bereik_casus);
    if (!given.bereik_organisatie.empty()) scope.organisations.push_back(given.bereik_organisatie);
    if (given.bereik == "samenwerkingsverband")
      for (const auto& convenant : rules.convenanten(rows))
        if (convenant.contactpunt == given.bereik_organisatie && convenant.van_kracht(now))
          scope.organisations.insert(scope.organisations.end(), convenant.partijen.begin(),
                                     convenant.partijen.end());
  }
  scope.whole = scope.whole || (!any && services.settings.practice);
  std::ranges::sort(scope.dossiers);
  std::ranges::sort(scope.organisations);
  return scope;
}

bool addressed_to(const SpoorRow& row, std::string_view oin) {
  const auto address = std::ranges::find(addresses, row.evt, &Address::evt);
  return address != std::end(addresses) && field_holds(row.velden, address->field, oin);
}

std::optional<SpoorRow> row_at(const Services& services, const store::Rows& rows,
                               std::string_view reg, base::LeafIndex index) {
  projections::SpoorQuery one;
  one.reg = reg;
  one.from = index.value;
  one.until = index.value + 1;
  one.limit = 1;
  one.skelets = true;
  auto page = services.projections.spoor().query(rows, one);
  if (page.rows.empty()) return std::nullopt;
  return std::move(page.rows.front());
}

}  // namespace zegel::api
