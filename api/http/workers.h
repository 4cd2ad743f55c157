// The bounded pool on which handlers run (api.md 4): 4 x cores, 16..64 threads, one queue.
//
// Invariants: submit never blocks; a full queue refuses by class, what matters least first (lists
// at a quarter, single reads at a half, events at the end); tasks of class 3 always enter.
// Threads: submit any; stop one owner, after which no task runs.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace zegel::http {

class Workers {
 public:
  using Task = std::move_only_function<void()>;
  Workers(unsigned threads, std::size_t capacity);
  ~Workers();  // stop()
  bool submit(unsigned shed, Task task);
  void stop();
  std::size_t waiting() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

unsigned worker_count(unsigned cores);

}  // namespace zegel::http
