#include "api/handlers/gebeurtenistypen.h"

#include <boost/json.hpp>

#include "api/handlers/ontvangst.h"
#include "api/openapi/event_types.h"
#include "api/services.h"

namespace zegel::api {

namespace {

// A published row never changes, so the version of the program names its bytes.
http::Reply constant(const Call& call, const boost::json::object& object, std::string_view name) {
  const std::string etag = "\"" + std::string(name) + "-" + call.services.settings.version + "\"";
  http::Reply reply = json_reply(200, {});
  reply.caching = http::Caching::revalidate;
  reply.with("ETag", etag);
  if (matches_etag(call.request.field("If-None-Match"), etag)) {
    reply.status = 304;
    return reply;
  }
  reply.body = boost::json::serialize(object);
  return reply;
}

}  // namespace

http::Reply get_gebeurtenistypen(const Call& call) {
  return constant(call, openapi::event_types(), "gebeurtenistypen");
}

http::Reply get_gebeurtenistype(const Call& call) {
  const auto type = openapi::event_type(call.path[0]);
  if (!type) return call.services.refuse(call.request, "niet-gevonden");
  return constant(call, *type, call.path[0]);
}

}  // namespace zegel::api
