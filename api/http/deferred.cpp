#include "api/http/deferred.h"

#include <mutex>

#include "api/http/message.h"

namespace zegel::http {

struct DeferredState {
  std::mutex mutex;
  bool finished = false;
  Deferred::Make make;
  std::move_only_function<void(Deferred::Make)> sink;
};

Deferred::Deferred() : state_(std::make_shared<DeferredState>()) {}

void Deferred::finish(Make make) const {
  std::move_only_function<void(Make)> sink;
  {
    const std::lock_guard lock(state_->mutex);
    if (state_->finished) return;
    state_->finished = true;
    if (!state_->sink) {
      state_->make = std::move(make);
      return;
    }
    sink = std::move(state_->sink);
  }
  sink(std::move(make));
}

Reply Deferred::reply() const {
  Reply reply;
  reply.later = state_;
  return reply;
}

void on_answer(DeferredState& state, std::move_only_function<void(Deferred::Make)> sink) {
  Deferred::Make make;
  {
    const std::lock_guard lock(state.mutex);
    if (!state.finished) {
      state.sink = std::move(sink);
      return;
    }
    make = std::move(state.make);
  }
  sink(std::move(make));
}

}  // namespace zegel::http
