// While it lives no file of this process may grow beyond what this one has: a write past that fails
// as on a disk that takes no more.
#pragma once

#include <sys/resource.h>

#include <csignal>
#include <filesystem>

namespace zegel::keys::test {

class FullDisk {
 public:
  explicit FullDisk(const std::filesystem::path& file) {
    old_handler_ = std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &old_);
    const rlimit now{std::filesystem::file_size(file), old_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &old_);
    std::signal(SIGXFSZ, old_handler_);
  }
  FullDisk(const FullDisk&) = delete;

 private:
  rlimit old_{};
  void (*old_handler_)(int) = nullptr;
};

}  // namespace zegel::keys::test
