// Snapshots in tests/golden: compare, or write them anew with ZEGEL_GOLDEN=schrijf (stijl.md 5).
// A golden that changes is a change of the contract: it needs a CHANGELOG line.
#pragma once

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include "tests/support/checkout.h"

namespace zegel::golden {

inline std::string path(std::string_view name) {
  return in_checkout("tests/golden/") + std::string(name);
}

inline std::string read(std::string_view name) {
  std::ifstream file(path(name), std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// The stored text, after writing `made` over it when asked to.
inline std::string stored(std::string_view name, std::string_view made) {
  const char* mode = std::getenv("ZEGEL_GOLDEN");
  if (mode != nullptr && std::string_view(mode) == "schrijf") {
    std::ofstream file(path(name), std::ios::binary | std::ios::trunc);
    file << made;
  }
  return read(name);
}

}  // namespace zegel::golden
