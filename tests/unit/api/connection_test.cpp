// The end of a connection beside the end of the server.
#include <catch2/catch.hpp>

#include <thread>

#include "api/http/session.h"
#include "ledger/base/clock.h"
#include "tests/unit/api/echo_application.h"

namespace http = zegel::http;

namespace {

class Bare final : public http::Connection {
 public:
  using Connection::Connection;
  void start() override {}
  void expire() override {}
  void end() override {}
};

bool soon(const auto& holds) {
  const std::int64_t until = zegel::base::monotonic_ms() + 5'000;
  while (!holds() && zegel::base::monotonic_ms() < until) std::this_thread::yield();
  return holds();
}

}  // namespace

// stop() returns, and what connections share ends, once the list is empty; the sequencer's thread
// may hold the last reference at that moment.
TEST_CASE("a connection leaves the list after everything else that it shares", "[api]") {
  echo::Application app;
  http::ServerOptions options;
  options.workers = 1;
  http::Shared shared(options, app);
  http::IoThread thread;
  auto connection = std::make_unique<Bare>(shared, thread, http::Peer{},
                                           std::move(*shared.census.enter("een")));
  REQUIRE(shared.connections.size() == 1);
  std::unique_lock lock(shared.mutex);
  std::thread elsewhere([last = std::move(connection)]() mutable { last.reset(); });
  CHECK(soon([&] { return shared.census.count() == 0; }));
  CHECK(shared.connections.size() == 1);
  lock.unlock();
  elsewhere.join();
  CHECK(shared.connections.empty());
}
