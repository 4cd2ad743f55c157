// How a connection behaves: keep-alive, pipelining, deferred answers, sockets, stopping.
#include <catch2/catch.hpp>

#include <filesystem>

#include "api/http/client.h"
#include "tests/unit/api/echo_application.h"
#include "tests/unit/api/raw_client.h"

namespace http = zegel::http;

namespace {

const std::string host = "Host: localhost\r\n";
std::string get(const std::string& path) { return "GET " + path + " HTTP/1.1\r\n" + host + "\r\n"; }
std::string post(const std::string& path, const std::string& body, const std::string& more = "") {
  return "POST " + path + " HTTP/1.1\r\n" + host + more + "Content-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

TEST_CASE("pipelined requests are answered in order", "[api]") {
  echo::Running running;
  raw::Client client(running.address());
  client.send(get("/een") + post("/later", "b") + post("/drie", "c"));
  CHECK(client.answer().ends_with("/een|"));
  CHECK(client.answer().ends_with("later"));
  CHECK(client.answer().ends_with("/drie|c"));
}

TEST_CASE("a heavy answer keeps no other connection of its thread waiting", "[api]") {
  http::ServerOptions one_thread;
  one_thread.io_threads = 1;
  echo::Running running(std::move(one_thread));
  raw::Client slow(running.address()), other(running.address());
  slow.send(post("/zwaar", "a") + get("/daarna"));
  while (!running.app.begun) std::this_thread::yield();
  other.send(get("/laat-los"));
  CHECK(other.answer().ends_with("/laat-los|"));
  CHECK(slow.answer().ends_with("zwaar"));
  CHECK(slow.answer().ends_with("/daarna|"));
}

TEST_CASE("a defect in an answer that comes later is 500, and the server stands", "[api]") {
  echo::Running running;
  raw::Client client(running.address());
  client.send(post("/later-fout", "a") + get("/daarna"));
  CHECK(client.status() == 500);
  CHECK(client.answer().ends_with("/daarna|"));
}

TEST_CASE("a body in chunks and in slow pieces is one body", "[api]") {
  echo::Running running;
  raw::Client client(running.address());
  client.send("POST /x HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n");
  for (const char* piece : {"2\r\nab", "\r\n1\r", "\nc\r\n0\r\n", "\r\n"}) client.send(piece);
  CHECK(client.answer().ends_with("/x|abc"));
}

TEST_CASE("100-continue follows admission", "[api]") {
  echo::Running running;
  raw::Client client(running.address());
  client.send("POST /x HTTP/1.1\r\n" + host + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  CHECK(client.status() == 100);
  client.send("ab");
  CHECK(client.answer().ends_with("/x|ab"));
}

TEST_CASE("a refused head asks for no body", "[api]") {
  echo::Running running;
  raw::Client client(running.address());
  client.send("POST /nee HTTP/1.1\r\n" + host +
              "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  CHECK(client.status() == 404);
  CHECK(client.closed());
}

TEST_CASE("HEAD has the head of GET and no body", "[api]") {
  echo::Running running;
  raw::Client client(running.address());
  client.send("HEAD /x HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n");
  const std::string all = client.everything();
  CHECK(all.find("Content-Length: 3\r\n") != std::string::npos);
  CHECK(all.ends_with("\r\n\r\n"));
}

TEST_CASE("an exception in a handler is 500 and the connection lives", "[api]") {
  echo::Running running;
  raw::Client client(running.address());
  client.send(get("/fout"));
  CHECK(client.status() == 500);
  client.send(get("/x"));
  CHECK(client.status() == 200);
}

TEST_CASE("Connection: close is answered and closed", "[api]") {
  echo::Running running;
  raw::Client client(running.address());
  client.send("GET /x HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n");
  const std::string answer = client.answer();
  CHECK(answer.find("Connection: close\r\n") != std::string::npos);
  CHECK(client.closed());
}

TEST_CASE("after 1,000 requests a connection is closed", "[api]") {
  echo::Running running;
  raw::Client client(running.address());
  for (int i = 0; i < 999; ++i) {
    client.send(get("/direct"));
    REQUIRE(client.status() == 200);
  }
  client.send(get("/direct"));
  CHECK(client.answer().find("Connection: close\r\n") != std::string::npos);
}

TEST_CASE("every answer has the fixed headers and no Server", "[api]") {
  echo::Running running;
  raw::Client client(running.address());
  client.send(get("/x"));
  const std::string answer = client.answer();
  for (const char* header :
       {"API-Version: 1.0.0\r\n", "Cache-Control: no-store\r\n",
        "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n",
        "X-Content-Type-Options: nosniff\r\n", "X-Frame-Options: DENY\r\n",
        "Referrer-Policy: no-referrer\r\n", "Cross-Origin-Resource-Policy: same-origin\r\n"}) {
    INFO(header);
    CHECK(answer.find(header) != std::string::npos);
  }
  CHECK(answer.find("Server:") == std::string::npos);
  CHECK(answer.find("Zegel-Oefen") == std::string::npos);
}

TEST_CASE("a unix socket tells who is at the other end", "[api]") {
  const auto path =
      std::filesystem::temp_directory_path() / ("zegel-" + std::to_string(::getpid()));
  http::ServerOptions options;
  options.listeners.push_back(
      {.listener = http::Listener::sok, .address = {}, .unix_path = path.string(), .tls = {}});
  {
    echo::Running running(options);
    http::ClientOptions to;
    to.unix_socket = path.string();
    http::Client client(to);
    const auto reply = client.request("GET", "/wie");
    REQUIRE(reply);
    CHECK(reply->body == "uid");
    CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::all) ==
          std::filesystem::perms(0600));
    echo::Application app;
    CHECK_FALSE(http::Server::start(options, app));  // somebody listens there
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("a listener off loopback without TLS is refused", "[api]") {
  http::ServerOptions options;
  options.listeners.push_back({.address = "0.0.0.0", .unix_path = {}, .tls = {}});
  echo::Application app;
  CHECK_FALSE(http::Server::start(options, app));
}

TEST_CASE("one peer may not take every connection", "[api]") {
  http::ServerOptions options;
  options.connections = {.all = 8, .per_peer = 2, .before_sign_in = 2};
  echo::Running running(options);
  raw::Client first(running.address()), second(running.address()), third(running.address());
  CHECK(third.closed());
  second.send(get("/x"));
  CHECK(second.status() == 200);
}

TEST_CASE("lists are refused first when workers are busy", "[api]") {
  http::ServerOptions options;
  options.workers = 1;
  options.queue = 4;
  echo::Running running(options);
  raw::Client blocker(running.address()), waiting(running.address()), list(running.address());
  blocker.send(get("/wacht"));
  while (running.app.admitted < 1) std::this_thread::yield();
  waiting.send(get("/x"));
  while (running.app.admitted < 2 || running.server->waiting() < 1) std::this_thread::yield();
  list.send(get("/lijst"));
  CHECK(list.status() == 503);
  running.app.released = true;
  CHECK(waiting.status() == 200);
  CHECK(blocker.status() == 200);
}

TEST_CASE("stopping finishes what is in flight", "[api]") {
  echo::Running running;
  raw::Client client(running.address()), idle(running.address());
  idle.send(get("/direct"));
  CHECK(idle.status() == 200);
  client.send(get("/wacht"));
  while (running.app.admitted < 2) std::this_thread::yield();
  std::thread stopper([&] { running.server->stop(); });
  CHECK(idle.closed());
  running.app.released = true;
  CHECK(client.answer().ends_with("/wacht|"));
  stopper.join();
  CHECK(running.app.finished == 2);
}

namespace {

http::ServerOptions hasty() {  // a hundredth of every deadline
  http::ServerOptions options;
  options.deadline_percent = 1;
  return options;
}

}  // namespace

TEST_CASE("who says nothing, or never ends its head, is cut", "[api]") {
  echo::Running running(hasty());
  raw::Client silent(running.address()), slow(running.address());
  slow.send("GET /x HTTP/1.1\r\nHost:");
  CHECK(slow.closed());
  CHECK(silent.closed());
}

TEST_CASE("a body that stands still is cut", "[api]") {
  echo::Running running(hasty());
  raw::Client client(running.address());
  client.send("POST /x HTTP/1.1\r\n" + host + "Content-Length: 10\r\n\r\nabc");
  CHECK(client.closed());
  CHECK(running.app.finished == 0);
}

TEST_CASE("a handler that outlives its deadline gives 503 and the end of the connection", "[api]") {
  echo::Running running(hasty());
  raw::Client client(running.address());
  client.send(get("/wacht"));
  CHECK(client.status() == 503);
  CHECK(client.closed());
  running.app.released = true;
}

TEST_CASE("an answer that never comes is not waited for for ever", "[api]") {
  echo::Running running(hasty());
  raw::Client client(running.address());
  client.send(get("/nooit"));
  CHECK(client.answer().ends_with("niet vastgelegd"));
  CHECK(client.closed());
  running.app.forgotten->finish([] { return echo::Application::answer(200, "te laat"); });
}

TEST_CASE("a heavy answer that is too late does not say that nothing was recorded", "[api]") {
  echo::Running running(hasty());
  raw::Client client(running.address());
  client.send(post("/zwaar", "a"));
  CHECK(client.answer().ends_with("druk"));
  CHECK(client.closed());
  running.app.released = true;
}
