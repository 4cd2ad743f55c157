#include "api/handlers/registers.h"

#include "api/handlers/ontvangst.h"
#include "api/json_text.h"
#include "api/services.h"
#include "ledger/base/moment.h"

namespace zegel::api {

namespace {

void append_register(std::string& out, const Services& services,
                     const sequencer::RegisterView& view);
std::string_view log_key(std::string_view policy, std::string_view origin);

}  // namespace

http::Reply get_registers(const Call& call) {
  http::Reply reply = json_reply(200, R"({"rijen":)");
  {
    JsonArray rows(reply.body);
    for (const auto& view : call.services.node.sequencer().register_views())
      append_register(rows.element(), call.services, view);
  }
  reply.body += '}';
  return reply;
}

http::Reply get_register(const Call& call) {
  const std::string_view name = call.path[0];
  for (const auto& view : call.services.node.sequencer().register_views()) {
    if (view.name != name) continue;
    http::Reply reply = json_reply(200, {});
    append_register(reply.body, call.services, view);
    return reply;
  }
  return call.services.refuse(call.request, "niet-gevonden");
}

namespace {

void append_register(std::string& out, const Services& services,
                     const sequencer::RegisterView& view) {
  const std::string policy = services.node.policy();
  JsonObject object(out);
  object.text("naam", view.name);
  object.text("oorsprong", view.origin);
  object.text("controlepuntSleutel", log_key(policy, view.origin));
  object.text("beleid", policy);
  object.number("grootte", view.size.value);
  object.text("wortel", base::base64(view.root));
  object.text("controlepunt", view.checkpoint);
  {
    JsonObject state(object.member("toestand"));
    state.text("code", sequencer::state_name(view.state));
    state.text("reden", view.code);
    state.text("uitleg", view.sentence);
  }
  object.text("klok", base::format_moment_utc(services.node.clock().now()));
  object.boolean("oefenmodus", services.settings.practice);
  JsonObject links(object.member("_links"));
  links.member("self") += R"({"href":"/v1/registers/)" + view.name + R"("})";
  links.member("log") += R"({"href":"/log/)" + view.name + R"("})";
}

// The vkey of the policy line `log <name>+<id>+<key>` whose name is the origin.
std::string_view log_key(std::string_view policy, std::string_view origin) {
  while (!policy.empty()) {
    const std::size_t end = std::min(policy.find('\n'), policy.size());
    std::string_view line = policy.substr(0, end);
    policy.remove_prefix(std::min(end + 1, policy.size()));
    if (!line.starts_with("log ")) continue;
    line.remove_prefix(4);
    if (line.starts_with(origin) && line.substr(origin.size()).starts_with('+')) return line;
  }
  return {};
}

}  // namespace

}  // namespace zegel::api
