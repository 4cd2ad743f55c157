// C2SP tlog-policy (logboek.md 16): log, witness, group, quorum lines; <= 64 KiB, 32 of each kind.
// Threads: values. Errors: nullopt, with the first faulty line in `fault`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/tlog/checkpoint.h"

namespace zegel::tlog {

struct PolicyWitness {
  std::string name;
  VerifierKey key;
  std::string url;
};
struct PolicyGroup {
  std::string name;
  unsigned threshold = 0;
  std::vector<std::string> members;
};
struct Policy {
  std::vector<VerifierKey> logs;
  std::vector<PolicyWitness> witnesses;
  std::vector<PolicyGroup> groups;
  std::string quorum = "none";

  // The checkpoint, when a log key of the policy signed it and the quorum is met.
  std::optional<Checkpoint> accept(std::string_view note) const;
};

std::optional<Policy> parse_policy(std::string_view text, std::string& fault);

}  // namespace zegel::tlog
