#include "api/http/workers.h"

#include <pthread.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace zegel::http {

struct Workers::State {
  mutable std::mutex mutex;
  std::condition_variable ready;
  std::deque<Task> queue;
  std::size_t capacity;
  std::size_t idle = 0;
  bool stopping = false;
  std::vector<std::thread> threads;

  void run();
};

namespace {
// The share of the queue that a class may fill.
std::size_t room_for(unsigned shed, std::size_t capacity) {
  if (shed == 0) return capacity / 4;
  if (shed == 1) return capacity / 2;
  return capacity;
}
}  // namespace

unsigned worker_count(unsigned cores) { return std::clamp(4 * cores, 16u, 64u); }

Workers::Workers(unsigned threads, std::size_t capacity) : state_(std::make_unique<State>()) {
  state_->capacity = capacity;
  for (unsigned i = 0; i < threads; ++i)
    state_->threads.emplace_back([state = state_.get()] { state->run(); });
}

Workers::~Workers() { stop(); }

bool Workers::submit(unsigned shed, Task task) {
  bool wake = false;
  {
    const std::lock_guard lock(state_->mutex);
    if (state_->stopping) return false;
    if (shed < 3 && state_->queue.size() >= room_for(shed, state_->capacity)) return false;
    state_->queue.push_back(std::move(task));
    wake = state_->idle > 0;
  }
  if (wake) state_->ready.notify_one();
  return true;
}

void Workers::stop() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->ready.notify_all();
  for (std::thread& thread : state_->threads)
    if (thread.joinable()) thread.join();
  state_->queue.clear();
}

std::size_t Workers::waiting() const {
  const std::lock_guard lock(state_->mutex);
  return state_->queue.size();
}

void Workers::State::run() {
  ::pthread_setname_np(::pthread_self(), "zegel-werk");
  std::unique_lock lock(mutex);
  while (true) {
    ++idle;
    ready.wait(lock, [this] { return stopping || !queue.empty(); });
    --idle;
    if (stopping) return;
    Task task = std::move(queue.front());
    queue.pop_front();
    lock.unlock();
    task();
    task = nullptr;  // what it held ends outside the lock
    lock.lock();
  }
}

}  // namespace zegel::http
