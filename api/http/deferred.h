// Deferred: an answer that is given later, by another thread, without holding a worker (api.md
// 2.5).
//
// The handler makes one, hands a copy to whoever will know the outcome and returns reply().
// finish() may come before or after the handler returned; the first finish counts. `make` runs on
// the connection's thread, so that the thread that finishes (the sequencer) only queues it; with
// Reply::heavy on a worker, so that no other connection of that thread waits for it.
// Threads: finish any. The one place outside a connection that shares ownership.
#pragma once

#include <functional>
#include <memory>

namespace zegel::http {

struct Reply;
struct DeferredState;

class Deferred {
 public:
  using Make = std::move_only_function<Reply()>;
  Deferred();
  void finish(Make make) const;
  Reply reply() const;

 private:
  std::shared_ptr<DeferredState> state_;
};

// The server's side: `sink` runs once, at once when the answer is there already.
void on_answer(DeferredState& state, std::move_only_function<void(Deferred::Make)> sink);

}  // namespace zegel::http
