// The lock of a data directory: an flock on the file `slot`, held while the stores are open
// (api.md 9.1; embedded: the lock is the fence, logboek.md 14). Known hole: no NFS.
// Threads: the opener. Errors: unavailable "in-gebruik" when another process holds it.
#pragma once

#include <filesystem>
#include <utility>

#include "ledger/base/failure.h"

namespace zegel::node {

class DataLock {
 public:
  static base::Result<DataLock> take(const std::filesystem::path& data);
  DataLock(DataLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  ~DataLock();

 private:
  explicit DataLock(int fd) : fd_(fd) {}
  int fd_;
};

}  // namespace zegel::node
