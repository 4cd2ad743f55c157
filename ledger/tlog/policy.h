// C2SP tlog-policy (logboek.md 16): log, witness, group, quorum lines; <= 64 KiB, 32 of each kind.
// Threads: values. Errors: nullopt, with the first faulty line in `fault` (Dutch, "regel 3: ...").
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
  std::vector<std::string> members;  // each defined on an earlier line, nowhere else a member
};

// What a note shows under a policy; the parts of O2 that are not the path.
struct PolicyVerdict {
  std::optional<Checkpoint> checkpoint;  // nullopt: no note, or not three lines
  bool signed_by_log = false;  // a log key named as the origin signed; no known signature is bad
  bool quorum_met = false;
  unsigned witnesses = 0;      // of the policy, that cosigned
  bool accepted() const { return checkpoint && signed_by_log && quorum_met; }
};

struct Policy {
  std::vector<VerifierKey> logs;
  std::vector<PolicyWitness> witnesses;
  std::vector<PolicyGroup> groups;
  std::string quorum = "none";

  PolicyVerdict judge(std::string_view note) const;
  // The checkpoint, when a log key of the policy signed it and the quorum is met.
  std::optional<Checkpoint> accept(std::string_view note) const;
};

std::optional<Policy> parse_policy(std::string_view text, std::string& fault);

}  // namespace zegel::tlog
