// What anyone may do with the practice ledger from outside: read every entry, recompute the root,
// fetch the evidence of every event and verify it (envelop.md 10).
//
// Invariants: an event counts as verified when no step is wrong and O1-O4 were all judged; the
// witnesses come later. Threads: one.
// Errors: those of service.h; what does not hold stands in `faults`.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tools/zegel/oefen/practice.h"
#include "tools/zegel/service.h"

namespace zegel::cli::oefen {

struct Findings {
  std::uint64_t events = 0;                     // under the signed checkpoints of all registers
  std::uint64_t receipts = 0;
  std::uint64_t verified = 0;
  std::map<std::string, std::uint64_t> sizes;   // register -> size of its checkpoint
  std::string policy;
  std::vector<std::string> faults;              // Dutch
  bool good() const { return faults.empty() && events == receipts && receipts == verified; }
};

Outcome<Findings> examine_all(Service& as_fg);
Outcome<std::uint64_t> count_events(Service& service);  // under the checkpoints, as served

// Every event and receipt below `bewijzen/`: what partners kept, with its disclosures, and of all
// other events the JWS. One pair of files per event: NAME.sd-jwt, NAME.tlog-proof.
Outcome<void> keep_all(Service& as_fg, const Practice& practice);

// The pairs of files again, offline, under a policy; their number, or the first that does not hold.
Outcome<std::size_t> verify_kept(const Practice& practice, std::string_view policy);

}  // namespace zegel::cli::oefen
