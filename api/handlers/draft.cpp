#include "api/handlers/draft.h"

#include <boost/json.hpp>

#include "api/handlers/json_body.h"
#include "api/handlers/ontvangst.h"
#include "api/http/host.h"
#include "api/services.h"

namespace zegel::api {

namespace {

constexpr std::string_view approval = "akkoord-vastgelegd.v1";

base::Result<std::string> sign(const Call& call, const boost::json::object& body);

}  // namespace

http::Reply post_draft(const Call& call, const Prefer& prefer) {
  Services& services = call.services;
  if (!call.caller.role) return services.refuse(call.request, "niet-aangemeld");
  if (!call.caller.is_staff() || !call.caller.medewerker)
    return services.refuse(call.request, "geen-toegang");
  JsonBody body;
  if (auto read = body.read(call.request.body, {"jti", "register", "evt", "inhoud"}); !read)
    return services.refuse(call.request, read.error());
  auto bytes = sign(call, body.object());
  if (!bytes) return services.refuse(call.request, bytes.error());
  http::Reply reply =
      accept_event(call, *bytes, {*call.caller.role, {}, call.caller.medewerker}, prefer);
  http::wipe(*bytes);  // its disclosures can be read (I6)
  return reply;
}

namespace {

base::Result<std::string> sign(const Call& call, const boost::json::object& body) {
  const auto jti = text_member(body, "jti"), reg = text_member(body, "register"),
             evt = text_member(body, "evt");
  const auto* inhoud = body.if_contains("inhoud");
  base::Refusals faults;
  const auto id = jti ? base::Jti::parse(*jti) : std::nullopt;
  if (!id) faults.push_back({"V-SCH-4", "/jti"});
  if (!reg || !catalogue::register_of(*reg)) faults.push_back({"V-SCH-5", "/register"});
  if (!evt || !catalogue::find_event(*evt)) faults.push_back({"V-SCH-1", "/evt"});
  if (!inhoud || !inhoud->is_object()) faults.push_back({"V-SCH-4", "/inhoud"});
  if (!faults.empty()) return std::unexpected(base::Failure::refused(std::move(faults)));
  // The socket is a file of this machine: it never approves what a person elsewhere proposed.
  if (call.request.peer->listener == http::Listener::sok && *evt == approval)
    return std::unexpected(base::Failure::refused("geen-toegang"));
  return call.services.node.own_events().sign({*id, *reg, *evt, inhoud->get_object()},
                                              {*call.caller.role, {}, call.caller.medewerker});
}

}  // namespace

}  // namespace zegel::api
