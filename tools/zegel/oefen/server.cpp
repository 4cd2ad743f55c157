#include "tools/zegel/oefen/server.h"

#include <fmt/format.h>
#include <poll.h>

#include "ledger/base/clock.h"
#include "tools/zegel/files.h"
#include "tools/zegel/oefen/port.h"
#include "tools/zegel/service.h"

namespace zegel::cli::oefen {
namespace {

constexpr std::int64_t ready_deadline_ms = 15'000;
constexpr int look_again_ms = 20;
constexpr std::size_t log_limit = 16u << 20;

std::string last_line(const std::filesystem::path& log) {
  auto text = read_text(log, log_limit);
  if (!text) return {};
  while (text->ends_with('\n')) text->pop_back();
  return text->substr(text->rfind('\n') + 1);
}

}  // namespace

Outcome<Server> Server::start(const Practice& practice, std::uint16_t port) {
  const auto found = free_port(port);
  if (!found) return cli::stop(Exit::error, "Er is geen vrije poort op deze computer");
  const std::string place = fmt::format("127.0.0.1:{}", *found);
  TRY(child, Child::start({beside_us("zegeld").string(), "--oefen", "--map", practice.map.string(),
                           "--zet", "luister.console.adres=" + place, "--zet",
                           "oefen.klok=script"},
                          practice.log()));
  Server out(practice, std::move(child), "http://" + place);
  TRY_DO(out.await_ready());
  TRY_DO(write_text(practice.address(), out.url_ + "\n"));
  return out;
}

Server::~Server() {
  if (child_.running()) stop();
}

Outcome<void> Server::await_ready() {
  const std::int64_t deadline = base::monotonic_ms() + ready_deadline_ms;
  Service beheer({{}, practice_->socket().string(), {}});
  while (child_.running() && base::monotonic_ms() < deadline) {
    const auto reply = beheer.get("/readyz");
    if (reply && reply->status == 200) return {};
    ::poll(nullptr, 0, look_again_ms);  // the socket is not there yet
  }
  return cli::stop(Exit::error, "zegeld is niet gestart", last_line(practice_->log()),
                   fmt::format("Zie {}", practice_->log().string()));
}

Outcome<void> Server::serve(const Signals& signals) {
  while (child_.running())
    if (signals.await() == Signals::What::stop) break;
  const int code = stop();
  if (code == 0) return {};
  return cli::stop(Exit::error, fmt::format("zegeld stopte met code {}", code),
                   last_line(practice_->log()));
}

int Server::stop() {
  std::error_code ignored;
  std::filesystem::remove(practice_->address(), ignored);
  return child_.stop();
}

}  // namespace zegel::cli::oefen
