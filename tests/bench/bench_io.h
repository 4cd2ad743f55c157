// What the bench programs share: arguments, the events file, output, own CPU time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

class Arguments {
 public:
  Arguments(int argc, char** argv) : all_(argv + 1, argv + argc) {}
  std::string text(const std::string& name, const std::string& otherwise) const;
  std::size_t number(const std::string& name, std::size_t otherwise) const;

 private:
  std::vector<std::string> all_;
};

// Per event u32 big-endian length and the bytes.
std::vector<std::string> read_events(const std::string& file);
void write_events(const std::string& file, const std::vector<std::string>& events);
void print(const std::string& text);  // stdout, at once
int complain(const char* what);       // stderr; returns 2
std::int64_t own_cpu_us();            // user + system of this process
double thread_cpu_seconds();          // of the calling thread
double seconds_now();                 // monotonic

}  // namespace bench
