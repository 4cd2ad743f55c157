#include "api/handlers/constant.h"

#include "api/negotiation.h"
#include "api/services.h"

namespace zegel::api {

// A published row never changes, so the version of the program names its bytes.
bool start_constant(const Call& call, std::string_view name, http::Reply& reply) {
  const std::string etag = "\"" + std::string(name) + "-" + call.services.settings.version + "\"";
  reply.caching = http::Caching::revalidate;
  reply.with("ETag", etag);
  if (!matches_etag(call.request.field("If-None-Match"), etag)) return false;
  reply.status = 304;
  return true;
}

}  // namespace zegel::api
