#include "ledger/store/current.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "ledger/store/failure_of.h"
#include "ledger/store/files.h"

namespace zegel::store {

namespace fs = std::filesystem;

namespace {

base::Status write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return std::unexpected(failure_of(errno, "write"));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

base::Status write_synced(const fs::path& file, std::string_view bytes) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0) return std::unexpected(failure_of(errno, "open"));
  base::Status status = write_all(fd, bytes);
  if (status && ::fsync(fd) != 0) status = std::unexpected(failure_of(errno, "fsync"));
  ::close(fd);
  return status;
}

std::optional<std::uint64_t> number_in(std::string_view file_name, const std::string& name) {
  if (!file_name.starts_with(name + ".")) return std::nullopt;
  const std::string_view digits = file_name.substr(name.size() + 1);
  if (digits.empty() || digits.size() > 18) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return value;
}

}  // namespace

// openat O_CREAT temp, write, fsync, rename, fsync of the directory: the name never shows half a
// file. Known hole: a file system that lies about fsync.
base::Status replace_file(const fs::path& file, std::string_view bytes) {
  const fs::path temp = file.string() + ".nieuw";
  TRY_DO(write_synced(temp, bytes));
  if (::rename(temp.c_str(), file.c_str()) != 0)
    return std::unexpected(failure_of(errno, "rename"));
  return sync_directory(file.parent_path());
}

std::optional<std::string> read_file(const fs::path& file, std::size_t limit) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return std::nullopt;
  std::string out(limit + 1, '\0');
  std::size_t filled = 0;
  while (filled < out.size()) {
    const ssize_t got = ::read(fd, out.data() + filled, out.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    filled += static_cast<std::size_t>(got);
  }
  ::close(fd);
  if (filled > limit) return std::nullopt;
  out.resize(filled);
  return out;
}

fs::path numbered(const fs::path& parent, const std::string& name, std::uint64_t number) {
  return parent / (name + "." + std::to_string(number));
}

base::Result<std::optional<fs::path>> current(const fs::path& parent, const std::string& name) {
  const auto text = read_file(parent / (name + ".huidig"), 64);
  if (!text) return std::nullopt;
  std::string line = *text;
  if (!line.empty() && line.back() == '\n') line.pop_back();
  std::error_code error;
  if (!number_in(line, name) || !fs::is_directory(parent / line, error))
    return std::unexpected(base::Failure::fatal(name + ".huidig names a store that is not there"));
  return parent / line;
}

bool never_made(const fs::path& parent, const std::string& name) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(parent, error))
    if (number_in(entry.path().filename().string(), name)) return false;
  return true;
}

base::Status set_current(const fs::path& parent, const std::string& name, std::uint64_t number) {
  return replace_file(parent / (name + ".huidig"), name + "." + std::to_string(number) + "\n");
}

base::Status delete_others(const fs::path& parent, const std::string& name) {
  TRY(live, current(parent, name));
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(parent, error)) {
    if (!number_in(entry.path().filename().string(), name)) continue;
    if (!live || entry.path() == *live) continue;
    fs::remove_all(entry.path(), error);
    if (error) return std::unexpected(base::Failure::fatal("an old store cannot be deleted"));
  }
  return {};
}

}  // namespace zegel::store
