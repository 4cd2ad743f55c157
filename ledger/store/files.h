// Directories of a store: made, locked and synced. The lock is an flock on the directory itself, so
// no extra file and no descriptor on LMDB's lock.mdb; it also refuses a second open in one process.
// Known hole: no NFS. Threads: any. Errors: unavailable "in-gebruik" when locked, "alleen-lezen"
// when full, else fatal.
#pragma once

#include <filesystem>
#include <utility>

#include "ledger/base/failure.h"

namespace zegel::store {

// Mode 0700. mkdir, then fsync of the parent: the name survives power loss.
base::Status make_directory(const std::filesystem::path& directory);
base::Status sync_directory(const std::filesystem::path& directory);
base::Status sync_file(const std::filesystem::path& file);

class DirectoryLock {
 public:
  DirectoryLock() = default;
  static base::Result<DirectoryLock> take(const std::filesystem::path& directory, bool shared);
  DirectoryLock(DirectoryLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  DirectoryLock& operator=(DirectoryLock&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~DirectoryLock();

 private:
  explicit DirectoryLock(int fd) : fd_(fd) {}
  int fd_ = -1;
};

}  // namespace zegel::store
