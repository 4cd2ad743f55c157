// The thread that tidies up beside the writer: a turn now and each period after it; while a turn
// says that there is more, the next one follows after a short rest, so that it never crowds out
// requests. Periods are real time; what a turn does with ledger time is its own affair.
// Threads: the owner constructs and ends it; ending waits for the turn that runs.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace zegel::node {

class Upkeep {
 public:
  struct Pace {
    std::chrono::milliseconds period{3'600'000};
    std::chrono::milliseconds rest{100};
  };
  using Turn = std::function<bool()>;   // true: more to do

  explicit Upkeep(Turn turn) : Upkeep(std::move(turn), Pace{}) {}
  Upkeep(Turn turn, Pace pace)
      : turn_(std::move(turn)), pace_(pace),
        thread_([this](const std::stop_token& stop) { run(stop); }) {}

 private:
  void run(const std::stop_token& stop);

  Turn turn_;
  Pace pace_;
  std::mutex lock_;
  std::condition_variable_any stopped_;
  std::jthread thread_;                 // ends first
};

}  // namespace zegel::node
