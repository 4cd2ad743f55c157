#include "ledger/log/kafka_reaper.h"

#include <librdkafka/rdkafka.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "ledger/base/journal.h"

namespace zegel::log {
namespace {

constexpr std::int64_t watchdog_ms = 20'000;

}  // namespace

struct KafkaReaper::State {
  std::mutex lock;                         // guards what follows
  std::condition_variable changed;
  std::deque<rd_kafka_t*> waiting;
  bool closing = false;
  bool ended = false;
  std::thread thread;

  void run();
};

void KafkaReaper::State::run() {
  std::unique_lock hold(lock);
  while (true) {
    changed.wait(hold, [this] { return closing || !waiting.empty(); });
    if (waiting.empty()) break;
    rd_kafka_t* client = waiting.front();
    waiting.pop_front();
    hold.unlock();
    rd_kafka_destroy_flags(client, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
    hold.lock();
  }
  ended = true;
  changed.notify_all();
}

KafkaReaper::KafkaReaper() : state_(std::make_unique<State>()) {
  state_->thread = std::thread([state = state_.get()] { state->run(); });
}

KafkaReaper::~KafkaReaper() {
  if (state_) finish(watchdog_ms);
}

void KafkaReaper::take(rd_kafka_t* client) noexcept {
  const std::lock_guard hold(state_->lock);
  state_->waiting.push_back(client);
  state_->changed.notify_all();
}

bool KafkaReaper::finish(std::int64_t most_ms) {
  std::unique_lock hold(state_->lock);
  state_->closing = true;
  state_->changed.notify_all();
  const bool ended = state_->changed.wait_for(hold, std::chrono::milliseconds(most_ms),
                                              [this] { return state_->ended; });
  hold.unlock();
  if (ended) {
    state_->thread.join();
    state_.reset();
    return true;
  }
  base::journal(base::Level::warning, "een verbinding met Kafka sluit niet; achtergelaten");
  state_->thread.detach();
  static_cast<void>(state_.release());     // the thread still uses it, until the process ends
  return false;
}

}  // namespace zegel::log
