#include "api/handlers/oefen.h"

#include <boost/json.hpp>
#include <filesystem>

#include "api/handlers/json_body.h"
#include "api/handlers/ontvangst.h"
#include "api/json_text.h"
#include "api/services.h"
#include "ledger/base/moment.h"

namespace zegel::api {

namespace {

namespace fs = std::filesystem;

}  // namespace

http::Reply post_oefen_klok(const Call& call) {
  Services& services = call.services;
  if (!services.script) return services.refuse(call.request, "alleen-in-oefenmodus");
  JsonBody body;
  if (auto read = body.read(call.request.body, {"op", "loopt"}); !read)
    return services.refuse(call.request, read.error());
  const auto text = text_member(body.object(), "op");
  const auto moment = text ? base::parse_moment(*text) : std::nullopt;
  const auto* runs = body.object().if_contains("loopt");
  const bool readable = moment && (!runs || runs->is_bool());
  if (!readable || !services.script->set(*moment, runs && runs->get_bool()))  // forward only
    return services.refuse(call.request, "V-TIJD-1", "/op");
  return json_reply(200, R"({"klok":")" + base::format_moment_utc(services.script->now()) +
                             R"("})");
}

http::Reply post_oefen_kopie(const Call& call) {
  Services& services = call.services;
  if (!services.settings.practice) return services.refuse(call.request, "alleen-in-oefenmodus");
  JsonBody body;
  if (auto read = body.read(call.request.body, {"map"}); !read)
    return services.refuse(call.request, read.error());
  const auto text = text_member(body.object(), "map");
  const fs::path directory = text ? fs::path(std::string(*text)) : fs::path();
  std::error_code failed;
  if (!directory.is_absolute() || !fs::create_directory(directory, failed))
    return services.refuse(call.request, "V-SCH-4", "/map");
  fs::permissions(directory, fs::perms::owner_all);
  if (auto copied = services.node.copy_to(directory); !copied)
    return services.refuse(call.request, copied.error());
  std::string answer = R"({"map":)";
  append_json(answer, directory.string());
  return json_reply(201, answer + "}");
}

}  // namespace zegel::api
