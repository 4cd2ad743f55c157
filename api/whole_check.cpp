#include "api/whole_check.h"

#include <chrono>

#include "ledger/base/clock.h"
#include "projections/projections.h"

namespace zegel::api {

namespace {

constexpr std::size_t most_differences = 100;         // what a person reads; the rest is counted
constexpr std::chrono::milliseconds moment(500);      // a small ledger is done within one call

}  // namespace

WholeCheck::~WholeCheck() {
  stop_ = true;
  if (thread_.joinable()) thread_.join();
}

WholeCheck::Stand WholeCheck::step() {
  std::unique_lock lock(mutex_);
  if (!running_) {
    if (thread_.joinable()) thread_.join();  // it ended: its stand was told
    stand_ = {};
    running_ = true;
    thread_ = std::thread([this] { run(); });
  }
  changed_.wait_for(lock, moment, [&] { return stand_.done; });
  if (stand_.done) running_ = false;
  return stand_;
}

void WholeCheck::run() {
  const std::int64_t start = base::monotonic_ms();
  node::CheckWatch watch;
  watch.found = [this](const sequencer::Difference& difference) { keep(difference); };
  watch.progress = [this](std::string_view reg, std::uint64_t done, std::uint64_t of) {
    const std::lock_guard lock(mutex_);
    stand_.reg = reg;
    stand_.leaves = done;
    stand_.of = of;
  };
  watch.stop = &stop_;
  projections::Projections fresh;
  watch.fresh = &fresh;
  const auto report = node_.check_all(watch);
  std::vector<Stand::Skelets> skelets;
  for (const std::string& reg : node_.options().registers)
    skelets.push_back({reg, node_.skelet_digest(reg)});
  const std::lock_guard lock(mutex_);
  stand_.skelets = std::move(skelets);
  stand_.report = report;
  stand_.took_ms = base::monotonic_ms() - start;
  stand_.done = true;
  changed_.notify_all();
}

void WholeCheck::keep(const sequencer::Difference& difference) {
  const std::lock_guard lock(mutex_);
  if (stand_.first.size() < most_differences) stand_.first.push_back(difference);
}

}  // namespace zegel::api
