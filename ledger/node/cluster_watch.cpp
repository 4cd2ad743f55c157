#include "ledger/node/cluster_watch.h"

#include <chrono>

#include "ledger/log/kafka_admin.h"

namespace zegel::node {
namespace {

constexpr std::int64_t answer_ms = 5'000;

}  // namespace

ClusterWatch::~ClusterWatch() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

std::string ClusterWatch::ask() {
  const auto admin = log::KafkaAdmin::open(settings_, reaper_, answer_ms);
  if (!admin) return {};
  return (*admin)->cluster_id().value_or("");
}

void ClusterWatch::start(std::string expected, std::int64_t every_ms,
                         std::function<void()> other) {
  thread_ = std::jthread([this, expected = std::move(expected), every_ms,
                          other = std::move(other)](const std::stop_token& stop) {
    run(stop, expected, every_ms, other);
  });
}

void ClusterWatch::run(const std::stop_token& stop, const std::string& expected,
                       std::int64_t every_ms, const std::function<void()>& other) {
  while (!stop.stop_requested()) {
    {
      std::unique_lock hold(lock_);
      stopped_.wait_for(hold, stop, std::chrono::milliseconds(every_ms), [] { return false; });
    }
    if (stop.stop_requested()) return;
    const std::string seen = ask();
    if (!seen.empty() && seen != expected) other();
  }
}

}  // namespace zegel::node
