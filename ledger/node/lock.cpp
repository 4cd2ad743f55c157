#include "ledger/node/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace zegel::node {

base::Result<DataLock> DataLock::take(const std::filesystem::path& data) {
  const auto file = data / "slot";
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) return std::unexpected(base::Failure::fatal("slot cannot be opened"));
  DataLock lock(fd);
  if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return lock;
  return std::unexpected(base::Failure::unavailable("in-gebruik", "another process holds slot"));
}

DataLock::~DataLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace zegel::node
