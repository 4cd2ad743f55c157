#include "tools/zegel/oefen/practice.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace zegel::cli::oefen {

std::filesystem::path Practice::partner_key(std::string_view code) const {
  return map / "partners" / fmt::format("{}.pem", code);
}

std::filesystem::path Practice::proof_file(std::string_view name,
                                           std::string_view extension) const {
  std::string file(name);
  std::replace(file.begin(), file.end(), '/', '-');
  return proofs() / fmt::format("{}.{}", file, extension);
}

Practice practice_of(const Context& context) {
  std::error_code ignored;
  if (!context.map.empty()) return {std::filesystem::absolute(context.map, ignored)};
  if (const char* state = std::getenv("XDG_STATE_HOME"))
    return {std::filesystem::path(state) / "zegel" / "oefen"};
  const char* home = std::getenv("HOME");
  return {std::filesystem::path(home ? home : "/tmp") / ".local/state/zegel/oefen"};
}

Outcome<void> make_directories(const Practice& practice) {
  std::error_code failed;
  std::filesystem::create_directories(practice.map, failed);
  std::filesystem::permissions(practice.map, std::filesystem::perms::owner_all, failed);
  std::filesystem::create_directories(practice.proofs(), failed);
  std::filesystem::create_directories(practice.map / "partners", failed);
  if (!failed) return {};
  return stop(Exit::error, fmt::format("De map {} lukt niet", practice.map.string()),
              failed.message());
}

}  // namespace zegel::cli::oefen
