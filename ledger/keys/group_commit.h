// Group commit without a timer (R4): the first caller commits at once, alone; those that arrive
// meanwhile form the next batch, and one of them commits it. Each caller returns when the commit
// that holds its own request has ended, and waits for no other. `commit` gets every request of the
// batch, in the order of arrival, and leaves its outcome in them.
// Threads: submit any; commit runs on one caller's thread at a time. Errors: those of the request.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

namespace zegel::keys {

template <class Request>
class GroupCommit {
 public:
  using Commit = std::function<void(std::span<Request* const>)>;
  explicit GroupCommit(Commit commit) : commit_(std::move(commit)) {}

  void submit(Request& request) {
    Waiting mine{&request};
    std::unique_lock hold(lock_);
    queue_.push_back(&mine);
    while (!mine.done) {
      if (busy_)
        landed_.wait(hold);
      else
        lead(hold);
    }
  }

  std::size_t waiting() {
    const std::lock_guard hold(lock_);
    return queue_.size();
  }

 private:
  struct Waiting {
    Request* request;
    bool done = false;
  };

  // noexcept: a commit that throws would leave the others waiting for ever.
  void lead(std::unique_lock<std::mutex>& hold) noexcept {
    busy_ = true;
    const std::vector<Waiting*> batch = std::exchange(queue_, {});
    hold.unlock();
    std::vector<Request*> requests;
    for (const Waiting* one : batch) requests.push_back(one->request);
    commit_(requests);
    hold.lock();
    for (Waiting* one : batch) one->done = true;
    busy_ = false;
    landed_.notify_all();
  }

  const Commit commit_;
  std::mutex lock_;  // all below
  std::condition_variable landed_;
  std::vector<Waiting*> queue_;
  bool busy_ = false;
};

}  // namespace zegel::keys
