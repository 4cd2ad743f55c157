// `zegel controleer --alles` against a running zegeld: the full check of every register, on a
// thread of its own, because it may take longer than a request may (logboek.md 10, api.md 9.1).
//
// Invariants: one check at a time; it writes in a scratch directory only and the ledger goes on
// meanwhile; the destructor ends it after the page at hand. At most 100 differences are kept, all
// are counted.
// Threads: step any; the check has its own.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "ledger/node/node.h"

namespace zegel::api {

class WholeCheck {
 public:
  struct Stand {
    bool done = false;
    std::string reg;              // at work on this one ...
    std::uint64_t leaves = 0;     // ... so far
    std::uint64_t of = 0;
    sequencer::FullReport report; // when done
    std::vector<sequencer::Difference> first;
    struct Skelets {
      std::string reg;
      sequencer::SkeletDigest digest;
    };
    std::vector<Skelets> skelets; // when done: equal on all nodes, at equal size
    std::int64_t took_ms = 0;
  };

  explicit WholeCheck(const node::Node& node) : node_(node) {}
  ~WholeCheck();

  // Starts when nothing runs, waits a moment, and says how far it is. A finished check is told
  // once; the next call starts another.
  Stand step();

 private:
  void run();
  void keep(const sequencer::Difference& difference);

  const node::Node& node_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::thread thread_;
  std::atomic<bool> stop_{false};
  bool running_ = false;
  Stand stand_;
};

}  // namespace zegel::api
