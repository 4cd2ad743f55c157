#include "tools/zegeld/serve.h"

#include <unistd.h>

#include <algorithm>

#include "api/http/server.h"
#include "api/nightly.h"
#include "api/openapi/document.h"
#include "api/service.h"
#include "ledger/base/journal.h"
#include "ledger/base/moment.h"
#include "ledger/event/leaf.h"
#include "ledger/store/current.h"
#include "projections/projections.h"
#include "tools/zegeld/listeners.h"
#include "tools/zegeld/probe.h"

namespace zegel::zegeld {

namespace {

using node::StartFailure;

std::int64_t latest_hour_end(node::Node& node);
std::string url_of(const http::Bound& bound);
constexpr std::int64_t turn_limit_ms = 10'000;

}  // namespace

struct Serving::State {
  bool practice = false;
  base::SystemClock real_clock;
  std::unique_ptr<base::ScriptClock> script;
  crypto::SystemRandom random;
  projections::Projections projections;
  std::unique_ptr<node::Node> node;
  std::unique_ptr<api::Services> services;
  std::unique_ptr<api::Service> service;
  std::unique_ptr<http::Server> server;
  std::unique_ptr<api::Nightly> nightly;
  std::filesystem::path address_file;
  bool stopped = false;

  base::Clock& clock() { return script ? static_cast<base::Clock&>(*script) : real_clock; }
  std::expected<void, StartFailure> make_clock(const config::Values& values);
  std::expected<void, StartFailure> open_server(const config::Values& values);
  void tell_addresses();
};

std::expected<std::unique_ptr<Serving>, StartFailure> Serving::start(
    const config::Values& values, const node::Options& options, bool practice) {
  auto state = std::make_unique<State>();
  state->practice = practice;
  TRY_DO(state->make_clock(values));
  TRY_DO(probe_stores(options));
  auto node = node::Node::open(options, state->clock(), state->projections,
                               [projections = &state->projections](const store::Store& ledger) {
                                 return projections::make_judge(ledger, *projections);
                               });
  if (!node) return std::unexpected(std::move(node).error());
  state->node = std::move(*node);
  if (state->script)
    state->script->set(std::max(state->script->now(), latest_hour_end(*state->node)), false);

  state->services = std::make_unique<api::Services>(*state->node, state->projections,
                                                    state->random, api_settings(values, practice));
  state->services->script = state->script.get();
  openapi::Publisher publisher;
  publisher.name = values.text("contact.naam");
  publisher.email = values.text("contact.email");
  publisher.url = values.text("contact.url");
  state->services->openapi = openapi::openapi_document(publisher, api::routes());
  state->service = std::make_unique<api::Service>(*state->services);
  TRY_DO(state->open_server(values));
  state->nightly = std::make_unique<api::Nightly>(*state->node, state->clock(),
                                             node::Upkeep::Pace{std::chrono::seconds(60), {}});
  state->tell_addresses();
  return std::unique_ptr<Serving>(new Serving(std::move(state)));
}

Serving::Serving(std::unique_ptr<State> state) : state_(std::move(state)) {}
Serving::~Serving() { stop(); }

bool Serving::alive() const {
  return base::monotonic_ms() - state_->node->sequencer().last_turn_ms() <= turn_limit_ms;
}

base::Status Serving::reload(const config::Values& values) {
  TRY_DO(state_->server->renew_tls(server_options(values, state_->practice).listeners));
  state_->services->rate.set(api_settings(values, state_->practice).rate);
  return {};
}

// Readiness goes first, then what comes in, then what is written (api.md 4.2, SIGTERM). The server
// object stays until the node has failed its last waiter: their answers run on its threads' queues.
void Serving::stop() {
  if (state_->stopped) return;
  state_->stopped = true;
  state_->services->stopping = true;
  std::error_code ignored;
  std::filesystem::remove(state_->address_file, ignored);
  state_->server->stop();
  state_->nightly.reset();
  state_->node->stop();
  state_->server.reset();
}

std::expected<void, StartFailure> Serving::State::make_clock(const config::Values& values) {
  if (values.text("oefen.klok") != "script") return {};
  if (!practice)
    return std::unexpected(
        StartFailure{78, "oefen.klok", "Een klok op script kan alleen met --oefen."});
  const auto begin = base::parse_moment(values.text("oefen.begin"));
  if (!begin)
    return std::unexpected(
        StartFailure{78, "oefen.begin", "oefen.begin is geen tijdstip met seconden en zone."});
  script = std::make_unique<base::ScriptClock>(*begin);
  return {};
}

std::expected<void, StartFailure> Serving::State::open_server(const config::Values& values) {
  auto started = http::Server::start(server_options(values, practice), *service);
  if (!started) return std::unexpected(StartFailure{78, "luister", started.error().detail});
  server = std::move(*started);
  return {};
}

// One line per listener, and the last one when everything is there; tools wait for `gereed`.
void Serving::State::tell_addresses() {
  std::string console;
  for (const http::Bound& bound : server->bound()) {
    const std::string url = url_of(bound);
    if (bound.listener == http::Listener::console) console = url;
    base::journal(base::Level::info, "luistert", {{"adres", url}});
  }
  address_file = node->options().data / "adres";
  if (!console.empty())
    if (auto written = store::replace_file(address_file, console + "\n"); !written)
      base::journal(base::Level::warning, "adres niet geschreven",
                    {{"reden", written.error().detail}});
  base::journal(base::Level::info, "gereed", {{"adres", console}, {"proces", ::getpid()}});
}

namespace {

// Practice time may not go back behind what the ledger holds: the end of the newest received hour.
std::int64_t latest_hour_end(node::Node& node) {
  std::int64_t latest = 0;
  for (const auto& view : node.sequencer().register_views()) {
    if (view.size.value == 0) continue;
    const auto bytes = node.sequencer().leaf(view.name, {view.size.value - 1});
    const auto leaf = bytes ? event::parse_leaf(*bytes) : std::nullopt;
    if (leaf) latest = std::max(latest, (std::int64_t{leaf->received.value} + 1) * 3'600 - 1);
  }
  return latest;
}

std::string url_of(const http::Bound& bound) {
  if (bound.listener == http::Listener::sok) return "unix:" + bound.address;
  return (bound.tls ? "https://" : "http://") + bound.address;
}

}  // namespace

}  // namespace zegel::zegeld
