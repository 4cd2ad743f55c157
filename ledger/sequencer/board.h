// What any thread may know of each register: the views of the last commit.
//
// Invariants: a view is one consistent moment; a freeze shows at once, before the writer stored it,
// and a batch that was under way meanwhile does not hide it; the graver hold stays.
// Threads: publish and taken the writer; the rest any. One short lock per register, for a copy.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/sequencer/sequencer.h"

namespace zegel::sequencer {

class Board {
 public:
  void add(RegisterView first);              // before any other thread looks
  void publish(const RegisterView& view);
  void freeze(std::string_view reg, State state, std::string code, std::string sentence);
  void taken(std::string_view reg);          // one freeze: from now on publish() tells it

  State state(std::string_view reg) const;
  RegisterView view(std::string_view reg) const;
  std::vector<RegisterView> views() const;

 private:
  struct Row {
    mutable std::mutex lock;
    std::atomic<State> state{State::bijlezen};
    RegisterView view;
    unsigned not_taken = 0;                  // freezes that the writer has still to take
    std::string name;
  };
  Row& row(std::string_view reg) const;      // a programming error when it is not there
  std::vector<std::unique_ptr<Row>> rows_;
};

}  // namespace zegel::sequencer
