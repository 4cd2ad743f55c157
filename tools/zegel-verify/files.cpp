#include "tools/zegel-verify/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace zegel::verify {
namespace {

constexpr std::size_t list_bytes = 256u << 20;
constexpr std::string_view event_ending = ".sd-jwt";

class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : fd_(path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

}  // namespace

std::optional<std::string> read_file(const std::string& path, std::size_t limit) {
  const Descriptor file(path);
  if (file.get() < 0) return std::nullopt;
  std::string text;
  constexpr std::size_t step = 16u << 10;
  for (std::size_t size = 0;;) {
    text.resize(size + step);
    const ssize_t got = ::read(file.get(), text.data() + size, step);
    if (got < 0) return std::nullopt;
    size += static_cast<std::size_t>(got);
    if (size > limit) return std::nullopt;
    if (got > 0) continue;
    text.resize(size);
    return text;
  }
}

std::optional<std::vector<std::string>> pairs_in_directory(const std::string& directory) {
  std::error_code failed;
  std::vector<std::string> out;
  for (std::filesystem::directory_iterator it(directory, failed), end; !failed && it != end;
       it.increment(failed)) {
    const std::string path = it->path().string();
    if (path.ends_with(event_ending))
      out.push_back(path.substr(0, path.size() - event_ending.size()));
  }
  if (failed) return std::nullopt;
  std::ranges::sort(out);
  return out;
}

std::optional<std::vector<std::string>> pairs_in_list(const std::string& file) {
  const auto text = read_file(file, list_bytes);
  if (!text) return std::nullopt;
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text->size();) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    if (end > at) out.push_back(text->substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace zegel::verify
