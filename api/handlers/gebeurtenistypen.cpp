#include "api/handlers/gebeurtenistypen.h"

#include <boost/json.hpp>

#include "api/handlers/constant.h"
#include "api/openapi/event_types.h"
#include "api/services.h"

namespace zegel::api {

http::Reply get_gebeurtenistypen(const Call& call) {
  return constant_reply(call, "gebeurtenistypen",
                        [] { return boost::json::serialize(openapi::event_types()); });
}

http::Reply get_gebeurtenistype(const Call& call) {
  const auto type = openapi::event_type(call.path[0]);
  if (!type) return call.services.refuse(call.request, "niet-gevonden");
  return constant_reply(call, call.path[0], [&] { return boost::json::serialize(*type); });
}

}  // namespace zegel::api
