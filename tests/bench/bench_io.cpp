#include "tests/bench/bench_io.h"

#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>

namespace bench {

std::string Arguments::text(const std::string& name, const std::string& otherwise) const {
  const auto at = std::find(all_.begin(), all_.end(), name);
  return at == all_.end() || at + 1 == all_.end() ? otherwise : *(at + 1);
}

std::size_t Arguments::number(const std::string& name, std::size_t otherwise) const {
  return std::stoull(text(name, std::to_string(otherwise)));
}

std::vector<std::string> read_events(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::vector<std::string> out;
  unsigned char head[4];
  while (in.read(reinterpret_cast<char*>(head), 4)) {
    const std::size_t size = (std::size_t{head[0]} << 24) | (std::size_t{head[1]} << 16) |
                             (std::size_t{head[2]} << 8) | head[3];
    std::string event(size, '\0');
    if (!in.read(event.data(), static_cast<std::streamsize>(size))) break;
    out.push_back(std::move(event));
  }
  return out;
}

void write_events(const std::string& file, const std::vector<std::string>& events) {
  std::ofstream out(file, std::ios::binary);
  for (const std::string& event : events) {
    const auto size = static_cast<std::uint32_t>(event.size());
    const char head[4] = {static_cast<char>(size >> 24), static_cast<char>(size >> 16),
                          static_cast<char>(size >> 8), static_cast<char>(size)};
    out.write(head, 4);
    out.write(event.data(), static_cast<std::streamsize>(event.size()));
  }
}

void print(const std::string& text) {
  if (::write(STDOUT_FILENO, text.data(), text.size()) < 0) complain("stdout");
}

int complain(const char* what) {
  const std::string line = std::string("bench: ") + what + "\n";
  return ::write(STDERR_FILENO, line.data(), line.size()) < 0 ? 3 : 2;
}

std::int64_t own_cpu_us() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto us = [](const timeval& t) { return std::int64_t{t.tv_sec} * 1'000'000 + t.tv_usec; };
  return us(usage.ru_utime) + us(usage.ru_stime);
}

double thread_cpu_seconds() {
  timespec spent{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
  return double(spent.tv_sec) + double(spent.tv_nsec) / 1e9;
}

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace bench
