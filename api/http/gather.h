// Gather: one deferred answer out of several outcomes, each from its own thread (a batch of
// events).
// Invariant: `make` runs once, when every place has been put, on the connection's thread.
// Threads: put any, each place once. A copy is a handle on the same answer.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "api/http/deferred.h"
#include "api/http/message.h"

namespace zegel::http {

template <class Outcome>
class Gather {
 public:
  using Make = std::move_only_function<Reply(std::vector<std::optional<Outcome>>&)>;
  Gather(std::size_t places, Make make)
      : state_(std::make_shared<State>(places, std::move(make))) {}

  void put(std::size_t place, Outcome outcome) const {
    state_->outcomes[place] = std::move(outcome);
    if (state_->missing.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
    state_->deferred.finish([state = state_] { return state->make(state->outcomes); });
  }
  Reply reply() const { return state_->deferred.reply(); }

 private:
  struct State {
    State(std::size_t places, Make given)
        : outcomes(places), missing(places), make(std::move(given)) {}
    std::vector<std::optional<Outcome>> outcomes;
    std::atomic<std::size_t> missing;
    Make make;
    Deferred deferred;
  };
  std::shared_ptr<State> state_;
};

}  // namespace zegel::http
