// A whole service for one test: NodeWorld (three registers, one partner with one key) behind a real
// server on free ports and a socket. Threads: one.
#pragma once

#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>

#include "api/http/client.h"
#include "api/http/server.h"
#include "api/openapi/document.h"
#include "api/service.h"
#include "ledger/base/journal.h"
#include "tests/support/node_world.h"
#include "tests/support/temp_dir.h"
#include "tests/support/checkout.h"

namespace zegel::tests {

class ApiWorld {
 public:
  explicit ApiWorld(api::RateLimit rate = {.per_second = 0, .burst = 1})
      : clock(base::real_unix_seconds()),
        world(dir.path(), clock),
        services(world.node(), world.projections(), random, settings(rate)),
        service(services) {
    base::journal_silence(true);
    services.script = &clock;
    services.openapi = openapi::openapi_document({}, api::routes());
    http::ServerOptions options;
    options.listeners.push_back(loopback(http::Listener::console));
    options.listeners.push_back(loopback(http::Listener::beheer));
    options.listeners.push_back(partners());
    http::ListenOptions local;
    local.listener = http::Listener::sok;
    local.unix_path = (dir / "zegel.sock").string();
    options.listeners.push_back(local);
    options.practice = true;
    options.api_version = api::api_version;
    auto started = http::Server::start(std::move(options), service);
    REQUIRE(started);
    server = std::move(*started);
  }
  ~ApiWorld() { server->stop(); }

  struct Answer {
    int status = 0;
    std::string body;
    http::ClientReply reply;
    boost::json::object json() const { return boost::json::parse(body).as_object(); }
    std::string text(std::string_view name) const {
      const auto object = json();
      const auto* value = object.if_contains(name);
      return value && value->is_string() ? std::string(value->get_string()) : std::string();
    }
  };
  // `role` fills Zegel-Rol; a path that begins with '!' goes over the socket, '#' to
  // beheer, '%' to partners with a client certificate.
  Answer get(const std::string& path, const std::string& role = "", http::Headers headers = {}) {
    return ask("GET", path, role, std::move(headers), "");
  }
  Answer post(const std::string& path, const std::string& role, const std::string& media,
              const std::string& body, http::Headers headers = {}) {
    headers.emplace_back("Content-Type", media);
    return ask("POST", path, role, std::move(headers), body);
  }
  Answer event(const std::string& bytes) {
    return post("/v1/gebeurtenissen", "", "application/zegel-gebeurtenis+sd-jwt", bytes);
  }
  Answer ask(const std::string& method, std::string path, const std::string& role,
             http::Headers headers, const std::string& body) {
    http::ClientOptions to;
    to.base_url = "http://" + server->bound()[path[0] == '#' ? 1 : 0].address;
    if (path[0] == '!') to = over_socket();
    if (path[0] == '%') to = with_certificate();
    if (path[0] != '/') path.erase(0, 1);
    if (!role.empty()) headers.emplace_back("Zegel-Rol", role);
    auto reply = http::Client(to).request(method, path, headers, body);
    if (!reply) throw std::runtime_error("no answer");  // also from threads, where Catch may not be
    return {reply->status, reply->body, *reply};
  }

  // The partner of NodeWorld, or another, becomes a partij: drafted by a beheerder, agreed by a
  // privacy-officer.
  void add_partij(const char* oin = NodeWorld::partner_oin) {
    using Object = boost::json::object;
    const std::string dossier = world.fresh<base::CasusId>().text();
    const std::string hash = base::base64url(random.bytes<32>());
    const auto convenant = world.draft(
        catalogue::Role::beheerder, "convenant-vastgesteld.v1",
        Object{{"casus", world.fresh<base::CasusId>().text()}, {"samenwerkingsverband", "Proef"},
               {"convenantVersie", 1}, {"convenantHash", hash},
               {"partijen", {oin}}, {"doelen", {"triage"}},
               {"gegevenssoorten", {"contact"}}, {"informeerkanalen", {"brief"}},
               {"tekstVersie", "1"}, {"tekstHash", hash},
               {"verwerkingsactiviteiten", {"verstrekken"}}, {"informerenStandaard", "vooraf"},
               {"grondslagen", {"publieke-taak"}}, {"geheimgronden", {"geen-beroepsgeheim"}},
               {"spoedprocedure", "Bel."}, {"contactpunt", NodeWorld::own_oin},
               {"maatregelen", "Toegang voor deelnemers."}, {"ingaatOp", world.moment()}});
    const auto partij = world.draft(
        catalogue::Role::beheerder, "partij-toegetreden.v1",
        Object{{"casus", dossier}, {"partij", oin},
               {"partijNaam", "Jeugdhulp De Kade"}, {"contactTelefoon", "+31101234567"},
               {"ontvangerSoort", "jeugdhulpaanbieder"}, {"partijRol", "deelnemer"},
               {"beroepsgeheim", true}, {"gegevenssoorten", {"contact"}},
               {"geheimgronden", {"toestemming"}}, {"convenant", convenant.text()},
               {"vanafDatum", "2025-01-06"}});
    world.draft(catalogue::Role::privacy_officer, "akkoord-vastgelegd.v1",
                Object{{"casus", dossier}, {"onderwerp", partij.text()}, {"akkoord", true}});
  }

  test::TempDir dir;
  base::ScriptClock clock;
  NodeWorld world;
  crypto::SystemRandom random;
  api::Services services;
  api::Service service;
  std::unique_ptr<http::Server> server;

 private:
  static api::Settings settings(api::RateLimit rate) {
    api::Settings out;
    out.practice = true;
    out.version = "0.1.0";
    out.callers.practice = true;
    out.callers.socket_uid = ::geteuid();
    out.rate = rate;
    return out;
  }
  static http::ListenOptions loopback(http::Listener listener) {
    http::ListenOptions out;
    out.listener = listener;
    out.address = "127.0.0.1";
    return out;
  }
  static std::string pem(const std::string& name) {
    return in_checkout("tests/vectors/tls/") + name;
  }
  static http::ListenOptions partners() {
    http::ListenOptions out = loopback(http::Listener::partners);
    out.tls.emplace();
    out.tls->certificate_file = pem("server.pem");
    out.tls->key_file = pem("server.key");
    out.tls->client_ca_file = pem("ca.pem");
    return out;
  }
  http::ClientOptions with_certificate() {
    http::ClientOptions out;
    out.base_url = "https://" + server->bound()[2].address;
    out.ca_file = pem("ca.pem");
    out.certificate_file = pem("partner.pem");
    out.key_file = pem("partner.key");
    return out;
  }
  http::ClientOptions over_socket() {
    http::ClientOptions out;
    out.unix_socket = (dir / "zegel.sock").string();
    return out;
  }
};

}  // namespace zegel::tests
