// TLS and client certificates of the listener for partners (api.md 4.3), with real handshakes.
#include <catch2/catch.hpp>

#include "api/http/client.h"
#include "tests/unit/api/echo_application.h"
#include "tests/unit/api/raw_client.h"
#include "tests/support/checkout.h"

namespace http = zegel::http;

namespace {

std::string file(const std::string& name) {
  return in_checkout("tests/vectors/tls/") + name;
}

http::ServerOptions tls_server(const std::string& ca, const std::string& crl) {
  http::ListenOptions listen;
  listen.listener = http::Listener::partners;
  listen.address = "127.0.0.1";
  listen.tls.emplace();
  listen.tls->certificate_file = file("server.pem");
  listen.tls->key_file = file("server.key");
  if (!ca.empty()) listen.tls->client_ca_file = file(ca);
  if (!crl.empty()) listen.tls->crl_file = file(crl);
  http::ServerOptions options;
  options.listeners.push_back(std::move(listen));
  return options;
}

// The OIN that the server saw; "-" when there was no connection.
std::string seen_by(const echo::Running& running, const std::string& certificate) {
  http::ClientOptions to;
  to.base_url = "https://" + running.address();
  to.ca_file = file("ca.pem");
  if (!certificate.empty()) {
    to.certificate_file = file(certificate + ".pem");
    to.key_file = file(certificate + ".key");
  }
  const auto reply = http::Client(to).request("GET", "/wie");
  if (!reply) return "-";
  CHECK_FALSE(reply->header("strict-transport-security").empty());
  return reply->body;
}

}  // namespace

TEST_CASE("a partner is known by the OIN of its certificate", "[api]") {
  echo::Running running(tls_server("ca.pem", "crl.pem"));
  CHECK(seen_by(running, "partner") == "00000099000000002000");
  CHECK(seen_by(running, "zonder-oin").empty());
}

TEST_CASE("without a certificate, or with a revoked one, there is no connection", "[api]") {
  echo::Running running(tls_server("ca.pem", "crl.pem"));
  CHECK(seen_by(running, "") == "-");
  CHECK(seen_by(running, "ingetrokken") == "-");
}

TEST_CASE("a certificate of another authority gives no connection", "[api]") {
  echo::Running running(tls_server("server.pem", ""));
  CHECK(seen_by(running, "partner") == "-");
}

TEST_CASE("a revocation list past its nextUpdate refuses everyone", "[api]") {
  echo::Running running(tls_server("ca.pem", "crl-verlopen.pem"));
  CHECK(seen_by(running, "partner") == "-");
}

TEST_CASE("TLS without client certificates serves everyone", "[api]") {
  echo::Running running(tls_server("", ""));
  CHECK(seen_by(running, "").empty());
}

TEST_CASE("plain HTTP on a TLS listener gets no answer", "[api]") {
  echo::Running running(tls_server("", ""));
  raw::Client client(running.address());
  client.send("GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(client.everything().find("HTTP/") == std::string::npos);
}

TEST_CASE("a renewed revocation list counts from the next connection on", "[api]") {
  const auto options = tls_server("ca.pem", "crl.pem");
  echo::Running running(options);
  REQUIRE(seen_by(running, "partner") == "00000099000000002000");
  REQUIRE(running.server->renew_tls(tls_server("ca.pem", "crl-verlopen.pem").listeners));
  CHECK(seen_by(running, "partner") == "-");
  REQUIRE(running.server->renew_tls(options.listeners));
  CHECK(seen_by(running, "partner") == "00000099000000002000");
}

TEST_CASE("certificates that cannot be read leave the old ones in force", "[api]") {
  echo::Running running(tls_server("ca.pem", "crl.pem"));
  CHECK_FALSE(running.server->renew_tls(tls_server("ca.pem", "bestaat-niet.pem").listeners));
  CHECK(seen_by(running, "partner") == "00000099000000002000");
}

TEST_CASE("a certificate without its key, or without a file, does not start", "[api]") {
  echo::Application app;
  auto options = tls_server("", "");
  options.listeners[0].tls->key_file = file("partner.key");
  CHECK_FALSE(http::Server::start(options, app));
  options = tls_server("", "");
  options.listeners[0].tls->certificate_file = file("bestaat-niet.pem");
  CHECK_FALSE(http::Server::start(options, app));
  CHECK_FALSE(http::Server::start(tls_server("ca.pem", "bestaat-niet.pem"), app));
}
