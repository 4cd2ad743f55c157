#include "api/handlers/raadplegingen.h"

#include "api/auth/rights.h"
#include "api/handlers/json_body.h"
#include "api/handlers/known_event.h"
#include "api/handlers/ontvangst.h"
#include "api/handlers/reading.h"
#include "api/handlers/shown_event.h"
#include "api/services.h"

namespace zegel::api {

namespace {

using base::Failure;
using sequencer::Outcome;

base::Result<base::CasusId> dossier_of(Services& services, const KnownEvent& known);
http::Reply show_event(Services& services, const http::Request& request, const KnownEvent& known,
                       const Outcome& recorded);

}  // namespace

http::Reply post_raadpleging(const Call& call) {
  Services& services = call.services;
  if (!call.caller.medewerker) return services.refuse(call.request, "geen-toegang");
  if (auto calm = services.reading_limit.admit(*call.caller.medewerker, base::monotonic_ms());
      !calm)
    return services.refuse(call.request, calm.error());  // R8
  auto known = event_of_path(call);
  if (!known) return services.refuse(call.request, "niet-gevonden");
  // Register toezicht holds no content that a role of domein.md 8.2 may open.
  const auto subject = auth::subject_of(known->skelet.evt, known->skelet.vwa);
  if (known->reg == "toezicht" || !auth::right_of(*call.caller.role, subject).open)
    return services.refuse(call.request, "geen-toegang");
  JsonBody body;
  if (auto read = body.read(call.request.body, {"raadplegingsdoel", "raadplegingsreden"}); !read)
    return services.refuse(call.request, read.error());
  const auto why = why_of(body.object());
  if (!why) return services.refuse(call.request, why.error());
  const auto dossier = dossier_of(services, *known);
  if (!dossier) return services.refuse(call.request, dossier.error());
  const ReadSubject what{known->reg, *dossier, known->skelet.jti, {}, {}};
  auto reading = reading_of(what, *why, Depth::content, body.object().storage());
  return record_first(call, "raadpleging-gedaan.v1", std::move(reading),
                      [&services, &request = call.request,
                       known = std::move(*known)](const Outcome& recorded) {
                        return show_event(services, request, known, recorded);
                      });
}

namespace {

// The dossier stands in the sealed part: it is read here for the record, and shown to nobody.
base::Result<base::CasusId> dossier_of(Services& services, const KnownEvent& known) {
  const auto opened = open_inhoud(services, known);
  if (opened.unavailable) return std::unexpected(*opened.unavailable);
  const auto casus = opened.content ? opened.content->id<base::CasusId>("casus") : std::nullopt;
  if (casus) return *casus;
  const bool destroyed = opened.toestand() == inhoud::Toestand::vernietigd;
  return std::unexpected(Failure::refused(destroyed ? "vernietigd" : "inhoud-ontbreekt"));  // I9
}

http::Reply show_event(Services& services, const http::Request& request, const KnownEvent& known,
                       const Outcome& recorded) {
  const auto shown = open_shown(services, known, {});
  if (!shown) return services.refuse(request, shown.error());
  http::Reply reply = json_reply(201, {});
  reply.personal = true;
  reply.with("Location", "/v1/gebeurtenissen/" + recorded.jti.text());
  reply.body.reserve(shown_size(known, *shown));  // grown once: no smaller copy in freed memory
  {
    JsonObject object(reply.body);
    object.text("raadpleging", recorded.jti.text());
    append_shown(object, known, *shown);
  }
  return reply;
}

}  // namespace

}  // namespace zegel::api
