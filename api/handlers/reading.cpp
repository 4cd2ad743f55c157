#include "api/handlers/reading.h"

#include <boost/json.hpp>

#include "api/handlers/json_body.h"
#include "api/http/host.h"
#include "api/services.h"
#include "ledger/base/dutch_time.h"
#include "ledger/base/moment.h"
#include "ledger/crypto/hash.h"

namespace zegel::api {

namespace {

using base::Failure;
using catalogue::Role;
using sequencer::Outcome;

base::CasusId month_dossier(const Services& services, std::int64_t now);
Failure not_recorded(const http::Request& request, const Failure& failure);
Failure as_asked(const http::Request& request, Failure failure);

}  // namespace

base::Result<Why> why_of(const boost::json::object& body) {
  const auto doel = text_member(body, "raadplegingsdoel");
  const auto reden = text_member(body, "raadplegingsreden");
  base::Refusals faults;
  if (!doel) faults.push_back({"V-SCH-2", "/raadplegingsdoel"});
  if (!reden) faults.push_back({"V-SCH-2", "/raadplegingsreden"});
  if (!faults.empty()) return std::unexpected(Failure::refused(std::move(faults)));
  return Why{*doel, reden};
}

boost::json::object reading_of(const ReadSubject& subject, const Why& why, Depth depth,
                               const boost::json::storage_ptr& storage) {
  boost::json::object inhoud(storage);
  inhoud["onderwerpRegister"] = subject.reg;
  inhoud["onderwerpCasus"] = subject.casus.text();
  if (subject.pid) inhoud["onderwerpPid"] = subject.pid->text();
  if (subject.onderwerp) inhoud["onderwerp"] = subject.onderwerp->text();
  if (!subject.regels.empty()) {
    auto& regels = inhoud["regels"].emplace_array();
    for (const base::Jti& jti : subject.regels) regels.emplace_back(jti.text());
  }
  inhoud["omvang"] = depth == Depth::content ? "inhoud" : "index";
  inhoud["raadplegingsdoel"] = why.doel;
  if (why.reden) inhoud["raadplegingsreden"] = *why.reden;
  inhoud["noodtoegang"] = false;
  return inhoud;
}

http::Reply record_first(const Call& call, std::string_view evt, boost::json::object inhoud,
                         Show show) {
  Services& services = call.services;
  const std::int64_t now = services.node.clock().now();
  inhoud["tijdstip"] = base::format_moment_utc(now);
  inhoud["casus"] = month_dossier(services, now).text();
  inhoud["medewerker"] = call.caller.medewerker->text();
  inhoud["gebruikersrol"] = catalogue::role_name(*call.caller.role);
  inhoud["netwerk"] = "onbekend";
  const base::Jti jti{services.random.bytes<16>()};
  auto bytes = services.node.own_events().sign({jti, "toezicht", evt, inhoud},
                                               {Role::ledger, {}, {}});
  if (!bytes) return services.refuse(call.request, as_asked(call.request, bytes.error()));
  http::Deferred deferred;
  services.node.intake().accept(
      *bytes, {Role::ledger, {}, {}},
      [deferred, &services, &request = call.request,
       show = std::move(show)](base::Result<Outcome> outcome) mutable {
        deferred.finish([&services, &request, show = std::move(show),
                         outcome = std::move(outcome)]() mutable {
          if (!outcome) return services.refuse(request, not_recorded(request, outcome.error()));
          return show(*outcome);
        });
      });
  http::wipe(*bytes);  // the reason of the reader can be read in it (I6)
  return deferred.reply();
}

http::Reply index_read_first(const Call& call, const ReadSubject& subject, Answer answer) {
  Services& services = call.services;
  const bool watched =
      call.caller.is_staff() && call.caller.medewerker && subject.reg != "toezicht";
  if (!watched) return answer();
  const base::Hour hour = base::hour_of(services.node.clock().now());
  const IndexRead read{*call.caller.medewerker, *call.caller.role, subject.casus};
  if (services.index_reads.known(read, hour)) return answer();
  const auto purpose = call.request.query_value("raadplegingsdoel");
  const Why why{purpose.value_or(default_purpose(*call.caller.role)), {}};
  auto reading = reading_of(subject, why, Depth::index, {});
  return record_first(call, "raadpleging-gedaan.v1", std::move(reading),
                      [&services, read, hour, answer = std::move(answer)](const Outcome&) mutable {
                        services.index_reads.note(read, hour);
                        return answer();
                      });
}

std::string_view default_purpose(Role role) {
  switch (role) {
    case Role::casusregisseur:
    case Role::procesregisseur: return "casusregie";
    case Role::inzage_medewerker: return "rechtenverzoek";
    case Role::fg: return "toezicht-fg";
    case Role::privacy_officer: return "controle-kwaliteit";
    case Role::toezichthouder: return "toezicht-extern";
    case Role::beheerder: return "vernietiging-beoordelen";  // keeping is all that it reads of one
    case Role::partner:
    case Role::ledger: return {};  // these read no dossier
  }
  return {};
}

namespace {

// The read events of one calendar month share a dossier of toezicht (domein.md 2.4): the month in
// Europe/Amsterdam, for their term counts from its last day there. Its id follows from the month,
// so that every node names the same one, and from the sealed id of the stamdossier, so that nobody
// can guess it (a hek token rests on that, sleutels.md 2).
base::CasusId month_dossier(const Services& services, std::int64_t now) {
  const std::string month = base::dutch_date(now).text().substr(0, 7);
  const auto stam = services.node.ledger().view([&](const store::Rows& rows) {
    return services.projections.dossiers().stamdossier(rows, "toezicht");
  });
  const base::CasusId root = stam.value_or(base::CasusId{});
  const base::Hash hash = crypto::sha256({base::as_bytes("zegel raadplegingen/"), root.view(),
                                          base::as_bytes("/"), base::as_bytes(month)});
  return *base::CasusId::from(base::ByteView(hash).first(16));
}

// Refusals of the reader's own words stay; whatever kept it from being stored is one sentence
// (D17).
Failure not_recorded(const http::Request& request, const Failure& failure) {
  if (failure.code == base::Code::refused) return as_asked(request, failure);
  return Failure::unavailable("raadpleging-niet-vastgelegd", failure.detail);
}

// The words of the reader are fields of the event that records the reading. He said them in the
// body, or in the query of a GET: that is the place to tell him.
Failure as_asked(const http::Request& request, Failure failure) {
  static constexpr std::string_view inhoud = "/inhoud/";
  const std::string_view place = request.method == "POST" ? "/" : "?";
  for (base::Refusal& refusal : failure.refusals)
    if (refusal.veld.starts_with(inhoud)) refusal.veld.replace(0, inhoud.size(), place);
  return failure;
}

}  // namespace

}  // namespace zegel::api
