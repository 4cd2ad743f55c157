// The command line of zegel-verify (api.md 8). Threads: values.
// Errors: nullopt, with one Dutch sentence in `fault` (exit 2).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace zegel::verify {

enum class Task : std::uint8_t { event, package, many, help, version };

struct Options {
  Task task = Task::help;
  std::string event, receipt, policy, package;
  std::string directory, list;   // many: one of the two
  unsigned cores = 0;            // 0: all
  bool json = false;
  bool quiet = false;
};

std::optional<Options> parse_options(std::span<const char* const> arguments, std::string& fault);
std::string_view help_text();

}  // namespace zegel::verify
