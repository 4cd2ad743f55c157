// The only file of zegel-verify that writes to the terminal: data on stdout, talk on stderr.
// Threads: one. Errors: none (a closed pipe ends the process as usual).
#pragma once

#include <cstdio>
#include <string_view>

namespace zegel::verify {

class Terminal {
 public:
  Terminal(std::FILE* out, std::FILE* err) : out_(out), err_(err) {}
  void data(std::string_view text) const;   // a line
  void talk(std::string_view text) const;   // a line

 private:
  std::FILE* out_;
  std::FILE* err_;
};

}  // namespace zegel::verify
