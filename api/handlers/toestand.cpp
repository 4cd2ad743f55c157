#include "api/handlers/toestand.h"

#include <fmt/format.h>

#include "api/handlers/ledger_metrics.h"
#include "api/handlers/ontvangst.h"
#include "api/json_text.h"
#include "api/services.h"

namespace zegel::api {

namespace {

using sequencer::State;

constexpr std::int64_t turn_limit_ms = 10'000;

std::vector<std::string> reasons_not_ready(Services& services);

}  // namespace

http::Reply get_healthz(const Call& call) {
  const std::int64_t silent =
      base::monotonic_ms() - call.services.node.sequencer().last_turn_ms();
  if (silent <= turn_limit_ms) return json_reply(200, R"({"levend":true})");
  return json_reply(503, fmt::format(R"({{"levend":false,"stilMs":{}}})", silent));
}

http::Reply get_readyz(const Call& call) {
  const auto reasons = reasons_not_ready(call.services);
  http::Reply reply = json_reply(reasons.empty() ? 200 : 503, {});
  reply.body = reasons.empty() ? R"({"gereed":true,"redenen":)"
                               : R"({"gereed":false,"uitleg":"nog niet gereed","redenen":)";
  if (call.services.node.is_volger())
    reply.body = R"({"gereed":false,"rol":"volger","uitleg":"nog niet gereed","redenen":)";
  {
    JsonArray list(reply.body);
    for (const std::string& reason : reasons) list.text(reason);
  }
  reply.body += '}';
  return reply;
}

http::Reply get_versie(const Call& call) {
  return json_reply(200, fmt::format(R"({{"versie":"{}","api":"{}","ledgerId":"{}"}})",
                                     call.services.settings.version, api_version,
                                     call.services.node.options().ledger_id));
}

http::Reply get_metrics(const Call& call) {
  Services& services = call.services;
  http::Reply reply;
  reply.media = "text/plain; version=0.0.4; charset=utf-8";
  std::string& out = reply.body;
  append_ledger_metrics(out, services.node);
  const keys::KeeperStand keeper = services.node.keeper_stand();
  append_metric_head(out, "zegel_sleutels_levend", "gauge", "Sleutels die leven");
  append_metric(out, "zegel_sleutels_levend", {}, static_cast<double>(keeper.blads));
  services.metrics.append(out);
  return reply;
}

namespace {

std::vector<std::string> reasons_not_ready(Services& services) {
  std::vector<std::string> out;
  if (services.stopping) out.push_back("de service stopt");
  if (services.node.is_volger()) {
    out.push_back("volger: deze server leest mee en neemt niets aan");
    for (const auto& view : services.node.sequencer().register_views())
      if (view.code != "volger" && view.state != State::gesloten)
        out.push_back(fmt::format("{}: {}", view.name, sequencer::state_name(view.state)));
    return out;
  }
  if (!services.node.keeper_stand().open) out.push_back("de sleutels zijn niet open");
  for (const auto& view : services.node.sequencer().register_views())
    if (view.state != State::normaal && view.state != State::gesloten)
      out.push_back(fmt::format("{}: {}", view.name, sequencer::state_name(view.state)));
  return out;
}

}  // namespace

}  // namespace zegel::api
