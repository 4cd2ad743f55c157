#include "api/service.h"

#include <algorithm>

#include "api/http/target.h"
#include "api/negotiation.h"
#include "api/query.h"
#include "ledger/base/journal.h"
#include "ledger/base/moment.h"

namespace zegel::api {

namespace {

// What admit() found out, for handle() and done().
struct Plan final : http::Attachment {
  const Route* route = nullptr;
  PathArguments path;
  auth::Caller caller;
};

const Plan* plan_of(const http::Request& request) {
  return static_cast<const Plan*>(request.attachment.get());
}

bool is_active(const Services& services, std::string_view oin);
// Empty: this node can do it.
std::string_view cannot(const Services& services, const Route& route);
// Empty: admitted.
base::Refusals rights_refuse(const Route& route, const auth::Caller& caller);
base::Refusals form_refuses(const Route& route, const http::Request& request, std::size_t& limit);
bool worth_a_line(const Route* route, const auth::Caller* caller, std::uint16_t status);

}  // namespace

Service::Service(Services& services) : services_(services), router_(routes()) {}

http::Admission Service::admit(http::Request& head) {
  const auto refuse = [&](std::string_view slug, std::string_view veld = {}) {
    http::Admission out;
    out.refusal = services_.refuse(head, slug, veld);
    return out;
  };
  if (http::holds_personal_data(head)) return refuse("V-ID-4", "adres");
  const Match match = router_.find(head.method, head.path, head.peer->listener);
  if (!match.route && match.allow.empty()) return refuse("niet-gevonden");
  if (!match.route) {
    http::Admission out = refuse("methode-niet-toegestaan");
    out.refusal->with("Allow", match.allow);
    return out;
  }
  auto plan = std::make_unique<Plan>();
  plan->route = match.route;
  plan->path = match.path;
  head.attachment = std::move(plan);
  auto& kept = static_cast<Plan&>(*head.attachment);

  auto caller = auth::resolve_caller(head, services_.settings.callers);
  if (!caller) return refuse(caller.error().slug, caller.error().veld);
  kept.caller = std::move(*caller);
  const Route& route = *match.route;
  if (const std::string_view slug = cannot(services_, route); !slug.empty()) return refuse(slug);
  // Who takes part stands in the content: where nothing opens, the certificate alone speaks.
  if (kept.caller.certified && services_.node.has_content() &&
      !is_active(services_, kept.caller.oin))
    return refuse("geen-toegang");
  http::Admission out;
  for (base::Refusals faults : {rights_refuse(route, kept.caller), query_faults(route, head),
                                form_refuses(route, head, out.body_limit)}) {
    if (faults.empty()) continue;
    out.refusal = services_.refuse(head, base::Failure::refused(std::move(faults)));
    return out;
  }
  out.on_connection = route.lane == Lane::connection;
  out.shed = static_cast<unsigned>(route.shed);
  return out;
}

http::Reply Service::handle(http::Request& request) {
  const Plan& plan = *plan_of(request);
  http::Reply reply =
      plan.route->handler({request, *plan.route, plan.caller, plan.path, services_});
  reply.signed_in = reply.signed_in || plan.caller.role.has_value();
  return reply;
}

http::Reply Service::fault(const http::Request& request, http::Fault fault) {
  const Plan* plan = plan_of(request);
  switch (fault) {
    case http::Fault::malformed: return services_.refuse(request, "ongeldig-verzoek");
    case http::Fault::target_too_long: return services_.refuse(request, "te-groot", {}, 414);
    case http::Fault::headers_too_long: return services_.refuse(request, "te-groot", {}, 431);
    case http::Fault::body_too_large:
      return services_.refuse(request,
                              base::Failure::refused(plan ? plan->route->too_large : "te-groot"));
    case http::Fault::busy: return services_.refuse(request, "te-druk");
    case http::Fault::failed: return services_.refuse(request, "fout");
    case http::Fault::not_stored:
      return services_.refuse(request, plan ? plan->route->unanswered : "te-druk");
  }
  return services_.refuse(request, "fout");
}

void Service::done(const http::Request& request, const http::Finished& finished) {
  const Plan* plan = plan_of(request);
  const Route* route = plan ? plan->route : nullptr;
  services_.metrics.answered(route, finished.status, finished.micros);
  if (!worth_a_line(route, plan ? &plan->caller : nullptr, finished.status)) return;
  const bool staff = plan && plan->caller.medewerker;
  const std::string handle = staff ? plan->caller.medewerker->text() : std::string();
  const std::string_view role =
      plan && plan->caller.role ? catalogue::role_name(*plan->caller.role) : std::string_view{};
  base::journal(base::Level::info, "verzoek",
                {{"route", route ? route->name : "geen"},
                 {"status", finished.status},
                 {"bytes", finished.bytes_in},
                 {"bytes_uit", finished.bytes_out},
                 {"duur_us", finished.micros},
                 {"kenmerk", request.kenmerk},
                 {"rol", role},
                 {"beller", handle}});
}

namespace {

std::string_view cannot(const Services& services, const Route& route) {
  if (route.needs == Needs::skelets || services.node.has_content()) return {};
  return route.needs == Needs::writing ? "alleen-lezen" : "geen-inhoud";
}

// A certificate admits only an organisation that takes part today (api.md 4.3).
bool is_active(const Services& services, std::string_view oin) {
  const auto partij = services.node.ledger().view([&](const store::Rows& rows) {
    return services.projections.partners().partij(rows, oin);
  });
  const std::string today = base::format_moment_utc(services.node.clock().now()).substr(0, 10);
  return partij && partij->vanaf <= today &&
         (partij->tot_en_met.empty() || today <= partij->tot_en_met);
}

base::Refusals rights_refuse(const Route& route, const auth::Caller& caller) {
  switch (route.access) {
    case Access::anyone: return {};
    case Access::event_signature:
      if (!caller.role || caller.is(catalogue::Role::partner)) return {};
      break;
    case Access::roles:
      if (!caller.role) return {{"niet-aangemeld", {}}};
      break;
  }
  if (catalogue::has(route.roles, *caller.role)) return {};
  return {{"geen-toegang", {}}};
}

base::Refusals form_refuses(const Route& route, const http::Request& request, std::size_t& limit) {
  const std::string_view accept = request.field("Accept");
  const auto leverable = [&](const AnswerRow& answer) { return accepts(accept, answer.media); };
  if (!route.answers.empty() && std::ranges::none_of(route.answers, leverable))
    return {{"vorm-niet-leverbaar", "Accept"}};
  if (route.method == Method::get) return {};
  if (!request.field("Content-Encoding").empty())
    return {{"mediatype-onbekend", "Content-Encoding"}};
  const std::string_view type = request.field("Content-Type");
  for (const BodyRow& body : route.bodies) {
    if (!is_media(type, body.media)) continue;
    limit = body.limit;
    return {};
  }
  return {{"mediatype-onbekend", "Content-Type"}};
}

// An accepted event is a line in the ledger itself; polling of health and metrics says nothing.
bool worth_a_line(const Route* route, const auth::Caller* caller, std::uint16_t status) {
  if (!route || status >= 400) return true;
  if (route->access == Access::event_signature) return caller && caller->is_staff();
  return route->shed != Shed::never;
}

}  // namespace

Services::Services(node::Node& a_node, const projections::Projections& some,
                   crypto::Random& a_random, Settings given)
    : node(a_node),
      projections(some),
      random(a_random),
      settings(std::move(given)),
      rate(settings.rate),
      key_codes(a_random),
      cursors(a_random),
      metrics(routes()),
      whole_check(a_node) {}

http::Reply Services::refuse(const http::Request& request, const base::Failure& failure) {
  for (const base::Refusal& refusal : failure.refusals) metrics.refused(refusal.code);
  if (failure.code != base::Code::refused)
    base::journal(base::Level::alarm, "niet gelukt",
                  {{"kenmerk", request.kenmerk}, {"reden", failure.detail}});
  return problem(request, failure, settings.problems);
}

http::Reply Services::refuse(const http::Request& request, std::string_view slug,
                             std::string_view veld, std::uint16_t status) {
  metrics.refused(slug);
  return problem(request, slug, veld, status);
}

}  // namespace zegel::api
