// Ctrl-C and SIGTERM while a child serves: taken between steps, so that the child ends first.
//
// Invariants: the signals are blocked while a Signals lives and in force again after it; a process
// that Child starts has them in force. Threads: the main one, before any other.
#pragma once

#include <signal.h>

namespace zegel::cli::oefen {

class Signals {
 public:
  Signals();
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  bool stop_asked() const;        // one of them waits to be taken
  enum class What { stop, child };
  What await() const;             // until a stop is asked or a child ended

 private:
  sigset_t ours_;
  sigset_t before_;
};

}  // namespace zegel::cli::oefen
