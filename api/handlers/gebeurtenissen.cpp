#include "api/handlers/gebeurtenissen.h"

#include "api/handlers/batch.h"
#include "api/handlers/draft.h"
#include "api/handlers/ontvangst.h"
#include "api/services.h"

namespace zegel::api {

namespace {

http::Reply post_single(const Call& call, const Prefer& prefer);

}  // namespace

http::Reply post_gebeurtenissen(const Call& call) {
  const auto prefer = parse_prefer(call.request.field("Prefer"));
  if (!prefer) return call.services.refuse(call.request, "ongeldig-verzoek", "Prefer");
  const std::string_view media = call.request.field("Content-Type");
  if (is_media(media, "application/json")) return post_draft(call, *prefer);
  if (is_media(media, "text/plain")) return post_batch(call);
  return post_single(call, *prefer);
}

intake::Caller as_partner(const Call& call) {
  intake::Caller caller;
  if (call.caller.is(catalogue::Role::partner)) caller.oin = call.caller.oin;
  return caller;
}

// Who is counted: the certificate's organisation; where none is needed, the header of the event,
// which names its key. (A key may spell its header in several ways, but only on loopback.)
std::string_view rate_key(const Call& call, std::string_view event) {
  if (!call.caller.oin.empty()) return call.caller.oin;
  return event.substr(0, std::min<std::size_t>(event.find('.'), 1'024));
}

namespace {

http::Reply post_single(const Call& call, const Prefer& prefer) {
  std::string_view bytes = call.request.body;
  if (bytes.ends_with('\n')) bytes.remove_suffix(1);
  Services& services = call.services;
  if (!services.rate.take(rate_key(call, bytes), 1, base::monotonic_ms()))
    return services.refuse(call.request, "te-veel-verzoeken");
  return accept_event(call, bytes, as_partner(call), prefer);
}

}  // namespace

}  // namespace zegel::api
