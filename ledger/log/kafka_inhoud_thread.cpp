#include "ledger/log/kafka_inhoud_thread.h"

#include <chrono>

#include "ledger/base/check.h"

namespace zegel::log {
namespace {

constexpr std::chrono::milliseconds rest{100};

}  // namespace

KafkaInhoudThread::~KafkaInhoudThread() { stop(); }

void KafkaInhoudThread::add(KafkaInhoud& inhoud) {
  ZEGEL_CHECK(!thread_.joinable());
  registers_.push_back(&inhoud);
  inhoud.stream().on_arrival([this] { wake(); });
}

void KafkaInhoudThread::start() {
  ZEGEL_CHECK(!thread_.joinable());
  thread_ = std::thread([this] { run(); });
}

void KafkaInhoudThread::stop() {
  {
    const std::lock_guard hold(lock_);
    stopping_ = true;
  }
  changed_.notify_one();
  if (thread_.joinable()) thread_.join();
  for (KafkaInhoud* one : registers_) one->stream().on_arrival(nullptr);
}

void KafkaInhoudThread::wake() {
  {
    const std::lock_guard hold(lock_);
    woken_ = true;
  }
  changed_.notify_one();
}

void KafkaInhoudThread::run() {
  std::unique_lock hold(lock_);
  while (!stopping_) {
    woken_ = false;
    hold.unlock();
    const bool more = turn_all();
    hold.lock();
    if (!more) changed_.wait_for(hold, rest, [this] { return woken_ || stopping_; });
  }
}

bool KafkaInhoudThread::turn_all() {
  bool more = false;
  for (KafkaInhoud* one : registers_) {
    const std::uint64_t before = one->last_answered();
    const auto turned = one->turn({}, 0);
    const bool something = turned && *turned;
    more = more || something;
    if (progress_ && (something || one->last_answered() != before)) progress_();
  }
  return more;
}

}  // namespace zegel::log
