#include "ledger/store/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "ledger/store/failure_of.h"

namespace zegel::store {
namespace {

std::unexpected<base::Failure> failed(const char* call, const std::filesystem::path& path) {
  const int code = errno;
  return std::unexpected(failure_of(code, fmt::format("{} {}", call, path.string())));
}

base::Status sync_path(const std::filesystem::path& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
  if (fd < 0) return failed("open", path);
  const int rc = ::fsync(fd);
  const int code = errno;
  ::close(fd);
  errno = code;
  if (rc != 0) return failed("fsync", path);
  return {};
}

}  // namespace

base::Status make_directory(const std::filesystem::path& directory) {
  const auto full = std::filesystem::absolute(directory).lexically_normal();
  const auto path = full.has_filename() ? full : full.parent_path();
  if (::mkdir(path.c_str(), 0700) == 0) return sync_directory(path.parent_path());
  if (errno == EEXIST) return {};
  if (errno != ENOENT || path == path.parent_path()) return failed("mkdir", path);
  TRY_DO(make_directory(path.parent_path()));
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return failed("mkdir", path);
  return sync_directory(path.parent_path());
}

base::Status sync_directory(const std::filesystem::path& directory) {
  return sync_path(directory, O_RDONLY | O_DIRECTORY);
}

base::Status sync_file(const std::filesystem::path& file) { return sync_path(file, O_RDONLY); }

base::Result<DirectoryLock> DirectoryLock::take(const std::filesystem::path& directory,
                                                bool shared) {
  const int fd = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return failed("open", directory);
  DirectoryLock lock(fd);
  if (::flock(fd, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) return failed("flock", directory);
  return std::unexpected(
      base::Failure::unavailable("in-gebruik", directory.string() + " is open elsewhere"));
}

DirectoryLock::~DirectoryLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace zegel::store
