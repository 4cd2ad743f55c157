// One zegeld as a child process of `zegel oefen`.
//
// Invariants: the child is stopped (SIGTERM, then awaited) before its owner goes; its stdout and
// stderr go to one file, never to our terminal. Threads: one.
// Errors: Exit::error when it cannot start, with the last line that it wrote.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tools/zegel/stop.h"

namespace zegel::cli::oefen {

class Child {
 public:
  static Outcome<Child> start(const std::vector<std::string>& command,
                              const std::filesystem::path& log);
  Child(Child&& other) noexcept : pid_(std::exchange(other.pid_, -1)) {}
  Child& operator=(Child&&) = delete;
  ~Child();

  bool running();
  int stop();             // exit code of the child; -1 when it was killed by a signal
  int wait();             // until it ends by itself
  pid_t pid() const { return pid_; }

 private:
  explicit Child(pid_t pid) : pid_(pid) {}
  int reap(int options);
  pid_t pid_;
  int exit_ = -1;
};

// The program of that name beside our own executable.
std::filesystem::path beside_us(std::string_view name);

}  // namespace zegel::cli::oefen
