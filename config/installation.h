// The settings that name one installation (api.md 9.1), checked together: what zegeld, the offline
// CLI and `register open` need to find a ledger. Threads: values. Errors: every fault at once.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "config/values.h"

namespace zegel::config {

struct Installation {
  std::string ledger_id;
  std::string own_oin;
  std::vector<std::string> registers;  // toezicht first
  std::filesystem::path data;
  std::filesystem::path anchor;
  std::vector<std::filesystem::path> carriers;
  std::filesystem::path keys;
  bool uncertain_overwrite = false;
};

// `practice`: the id begins with "oefen." and every listener is on loopback; a real ledger has
// another id (api.md 5).
std::expected<Installation, Faults> installation(const Values& values, bool practice);

}  // namespace zegel::config
