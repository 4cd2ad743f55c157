#include "tools/zegel/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace zegel::cli {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ > STDERR_FILENO) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

std::unexpected<Stop> failed(const std::filesystem::path& path, std::string_view doing) {
  const int error = errno;
  const Exit exit = error == ENOENT ? Exit::not_found
                    : error == EACCES || error == EPERM ? Exit::not_allowed
                                                        : Exit::error;
  return stop(exit, fmt::format("{} lukt niet: {}", doing, path.string()),
              std::generic_category().message(error));
}

}  // namespace

Outcome<std::string> read_text(const std::filesystem::path& path, std::size_t limit) {
  const bool standard = path == "-";
  const Descriptor file(standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return failed(path, "Lezen");
  std::string text;
  char block[16'384];
  for (;;) {
    const ssize_t n = ::read(file.get(), block, sizeof block);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failed(path, "Lezen");
    if (n == 0) return text;
    text.append(block, static_cast<std::size_t>(n));
    if (text.size() > limit)
      return stop(Exit::usage, fmt::format("Dit bestand is te groot: {}", path.string()),
                  fmt::format("Het mag hoogstens {} bytes zijn.", limit));
  }
}

Outcome<void> write_text(const std::filesystem::path& path, std::string_view text, Mode mode) {
  std::filesystem::path part = path;
  part += fmt::format(".deel-{}", ::getpid());
  const mode_t bits = mode == Mode::secret ? 0600 : 0644;
  {
    const Descriptor file(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, bits));
    if (file.get() < 0) return failed(path, "Schrijven");
    while (!text.empty()) {
      const ssize_t n = ::write(file.get(), text.data(), text.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return failed(path, "Schrijven");
      text.remove_prefix(static_cast<std::size_t>(n));
    }
    if (::fsync(file.get()) != 0) return failed(path, "Schrijven");
  }
  if (::rename(part.c_str(), path.c_str()) != 0) return failed(path, "Schrijven");
  return {};
}

Outcome<void> write_new(const std::filesystem::path& path, std::string_view text, Mode mode) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored))
    return stop(Exit::conflict, fmt::format("Dit bestand bestaat al: {}", path.string()),
                "Een bestaand bestand wordt nooit overschreven.", "Kies een andere naam.");
  return write_text(path, text, mode);
}

}  // namespace zegel::cli
