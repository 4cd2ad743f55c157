// `zegel` as a person runs it, in this process: words in, exit code and both streams out.
// Threads: one; stdout and stderr of the process are caught meanwhile.
#pragma once

#include <unistd.h>

#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <cstdio>
#include <string>
#include <vector>

#include "tools/zegel/app.h"

namespace zegel::tests {

class Caught {
 public:
  explicit Caught(int fd) : fd_(fd), kept_(::dup(fd)), file_(std::tmpfile()) {
    std::fflush(nullptr);
    ::dup2(::fileno(file_), fd_);
  }
  ~Caught() {
    if (kept_ >= 0) text();
  }
  std::string text() {
    std::fflush(nullptr);
    ::dup2(kept_, fd_);
    ::close(kept_);
    kept_ = -1;
    std::string out;
    std::rewind(file_);
    for (int c = std::fgetc(file_); c != EOF; c = std::fgetc(file_)) out += static_cast<char>(c);
    std::fclose(file_);
    return out;
  }

 private:
  int fd_;
  int kept_;
  std::FILE* file_;
};

struct Ran {
  int exit = -1;
  std::string out;
  std::string err;
  boost::json::object json() const { return boost::json::parse(out).as_object(); }
};

inline Ran type(const std::vector<std::string>& words) {
  std::vector<const char*> arguments{"zegel"};
  for (const std::string& word : words) arguments.push_back(word.c_str());
  Caught out(STDOUT_FILENO);
  Caught err(STDERR_FILENO);
  Ran ran;
  ran.exit = cli::run(static_cast<int>(arguments.size()), arguments.data());
  ran.err = err.text();
  ran.out = out.text();
  return ran;
}

}  // namespace zegel::tests
