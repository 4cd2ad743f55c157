// A practice ledger served in this process: the directory that `zegel oefen` makes, three opened
// registers, the scripted clock, loopback and socket. The casus is told only when a test asks.
// Threads: one.
#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "api/http/server.h"
#include "api/openapi/document.h"
#include "api/service.h"
#include "ledger/base/journal.h"
#include "ledger/base/moment.h"
#include "tests/support/temp_dir.h"
#include "tools/zegel/files.h"
#include "tools/zegel/oefen/examine.h"
#include "tools/zegel/oefen/opening.h"
#include "tools/zegel/oefen/tell.h"

namespace zegel::tests {

namespace oefen = cli::oefen;

class PracticeWorld {
 public:
  PracticeWorld() {
    base::journal_silence(true);
    REQUIRE(oefen::make_directories(practice));
    REQUIRE(oefen::open_registers(practice));
    start();
  }
  ~PracticeWorld() { stop(); }

  void start() {
    const auto options = oefen::options_of(practice);
    REQUIRE(options);
    auto opened = node::Node::open(*options, clock, projections, [&](const store::Store& ledger) {
      return projections::make_judge(ledger, projections);
    });
    REQUIRE(opened);
    node = std::move(*opened);
    services = std::make_unique<api::Services>(*node, projections, random, settings());
    services->script = &clock;
    services->openapi = openapi::openapi_document({}, api::routes());
    service = std::make_unique<api::Service>(*services);
    http::ServerOptions serving;
    http::ListenOptions loopback;
    loopback.listener = http::Listener::console;
    loopback.address = "127.0.0.1";
    serving.listeners.push_back(loopback);
    http::ListenOptions local;
    local.listener = http::Listener::sok;
    local.unix_path = practice.socket().string();
    serving.listeners.push_back(local);
    serving.practice = true;
    serving.api_version = api::api_version;
    auto started = http::Server::start(std::move(serving), *service);
    REQUIRE(started);
    server = std::move(*started);
    url = "http://" + server->bound()[0].address;
    REQUIRE(cli::write_text(practice.address(), url + "\n"));
  }

  void stop() {
    if (!server) return;
    server->stop();
    server.reset();
    service.reset();
    services.reset();
    node.reset();
    std::error_code ignored;
    std::filesystem::remove(practice.address(), ignored);
  }

  // The whole casus, as `zegel oefen start` does.
  void tell() {
    auto service = as_fg();
    const auto before = oefen::count_events(service);
    REQUIRE(before);
    const oefen::Signals signals;
    oefen::Teller teller(practice, url, signals);
    const auto told = teller.tell_all();
    if (!told) FAIL(told.error().what << " " << told.error().why);
    events = *before + teller.posted();
    refused = teller.refused();
    REQUIRE(teller.run_on());
    REQUIRE(cli::write_text(practice.policy(), node->policy()));
    REQUIRE(cli::write_text(practice.told(), "zegel\n"));
  }
  // Only who takes part, without a casus: enough for a partner to join.
  void agree() {
    const oefen::Signals signals;
    oefen::Teller teller(practice, url, signals);
    REQUIRE(teller.tell(oefen::authorisations()));
    REQUIRE(teller.tell(oefen::agreements()));
    REQUIRE(teller.run_on());
    REQUIRE(cli::write_text(practice.policy(), node->policy()));
  }
  cli::Service as_fg() const { return cli::Service({url, {}, "fg"}); }
  std::string map() const { return practice.map.string(); }

  test::TempDir dir;
  oefen::Practice practice{dir.path() / "oefen"};
  base::ScriptClock clock{*base::parse_moment(oefen::genesis_moment)};
  crypto::SystemRandom random;
  projections::Projections projections;
  std::unique_ptr<node::Node> node;
  std::unique_ptr<api::Services> services;
  std::unique_ptr<api::Service> service;
  std::unique_ptr<http::Server> server;
  std::string url;
  std::uint64_t events = 0;   // in the ledger once the casus is told
  std::size_t refused = 0;

 private:
  static api::Settings settings() {
    api::Settings out;
    out.practice = true;
    out.version = "0.1.0";
    out.callers.practice = true;
    out.callers.socket_uid = ::geteuid();
    out.rate = {.per_second = 0, .burst = 1};
    return out;
  }
};

}  // namespace zegel::tests
