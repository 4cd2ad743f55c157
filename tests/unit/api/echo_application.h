// An application for the tests of api/http: answers with what it was sent, and notes what it saw.
#pragma once

#include <atomic>
#include <thread>
#include <vector>

#include "api/http/application.h"
#include "api/http/server.h"
#include "ledger/base/clock.h"
#include "ledger/base/journal.h"

namespace echo {

namespace http = zegel::http;

class Application final : public http::Application {
 public:
  http::Admission admit(http::Request& head) override {
    ++admitted;
    http::Admission out;
    out.body_limit = 4'096;
    out.on_connection = head.path == "/direct";
    out.shed = head.path == "/lijst" ? 0 : 2;
    if (head.path == "/nee") out.refusal = answer(404, "nee");
    return out;
  }
  http::Reply handle(http::Request& request) override {
    if (request.path == "/later") {
      http::Deferred deferred;
      std::thread([deferred] { deferred.finish([] { return answer(201, "later"); }); }).detach();
      return deferred.reply();
    }
    if (request.path == "/zwaar") {  // made when another request let it go; ten seconds at most
      http::Deferred deferred;
      deferred.finish([this, until = zegel::base::monotonic_ms() + 10'000] {
        begun = true;
        while (!released && zegel::base::monotonic_ms() < until) std::this_thread::yield();
        return released ? answer(201, "zwaar") : answer(500, "niemand liet los");
      });
      http::Reply reply = deferred.reply();
      reply.heavy = true;
      return reply;
    }
    if (request.path == "/later-fout") {
      http::Deferred deferred;
      deferred.finish([]() -> http::Reply { throw std::runtime_error("defect"); });
      return deferred.reply();
    }
    if (request.path == "/laat-los") released = true;
    if (request.path == "/nooit") return forgotten.emplace().reply();
    if (request.path == "/fout") throw std::runtime_error("defect");
    if (request.path == "/wacht")
      while (!released) std::this_thread::yield();
    http::Reply reply = answer(200, std::string(request.path) + "|" + request.body);
    if (request.path == "/wie")
      reply.body = request.peer->uid ? "uid" : request.peer->certificate_oin;
    return reply;
  }
  http::Reply fault(const http::Request&, http::Fault fault) override {
    switch (fault) {
      case http::Fault::malformed: return answer(400, "vorm");
      case http::Fault::target_too_long: return answer(414, "adres");
      case http::Fault::headers_too_long: return answer(431, "velden");
      case http::Fault::body_too_large: return answer(413, "bericht");
      case http::Fault::busy: return answer(503, "druk");
      case http::Fault::failed: return answer(500, "fout");
      case http::Fault::not_stored: return answer(503, "niet vastgelegd");
    }
    return {};
  }
  void done(const http::Request&, const http::Finished&) override { ++finished; }

  static http::Reply answer(std::uint16_t status, std::string body) {
    http::Reply reply;
    reply.status = status;
    reply.body = std::move(body);
    return reply;
  }

  std::atomic<int> admitted{0}, finished{0};
  std::atomic<bool> released{false}, begun{false};  // begun: a heavy answer is being made
  std::optional<http::Deferred> forgotten;
};

// A server on a free port of loopback.
struct Running {
  Application app;
  std::unique_ptr<http::Server> server;

  explicit Running(http::ServerOptions options = {}) {
    if (options.listeners.empty())
      options.listeners.push_back({.address = "127.0.0.1", .unix_path = {}, .tls = {}});
    zegel::base::journal_silence(true);
    options.api_version = "1.0.0";
    auto started = http::Server::start(std::move(options), app);
    REQUIRE(started);
    server = std::move(*started);
  }
  const std::string& address() const { return server->bound().front().address; }
};

}  // namespace echo
