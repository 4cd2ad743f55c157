#include "ledger/tlog/policy.h"

#include <algorithm>
#include <set>

namespace zegel::tlog {
namespace {

using Names = std::set<std::string_view>;

// Groups name only what stands above them, so one pass in order decides all.
bool quorum_holds(const Policy& policy, Names seen) {
  if (policy.quorum == "none") return true;
  for (const PolicyGroup& group : policy.groups) {
    const auto members = std::ranges::count_if(
        group.members, [&](const std::string& name) { return seen.contains(name); });
    if (static_cast<unsigned>(members) >= group.threshold) seen.insert(group.name);
  }
  return seen.contains(policy.quorum);
}

}  // namespace

PolicyVerdict Policy::judge(std::string_view note) const {
  PolicyVerdict verdict;
  const auto parsed = parse_note(note);
  if (!parsed) return verdict;
  verdict.checkpoint = parse_checkpoint_text(parsed->text);
  if (!verdict.checkpoint) return verdict;
  bool good = false, bad = false;
  for (const VerifierKey& log : logs) {
    const Signed by = signed_by(*parsed, log);
    bad = bad || by == Signed::bad;
    good = good || (by == Signed::good && log.name == verdict.checkpoint->origin);
  }
  Names seen;
  for (const PolicyWitness& witness : witnesses) {
    const Signed by = signed_by(*parsed, witness.key);
    bad = bad || by == Signed::bad;
    if (by == Signed::good) seen.insert(witness.name);
  }
  verdict.signed_by_log = good && !bad;
  verdict.witnesses = static_cast<unsigned>(seen.size());
  verdict.quorum_met = quorum_holds(*this, std::move(seen));
  return verdict;
}

std::optional<Checkpoint> Policy::accept(std::string_view note) const {
  PolicyVerdict verdict = judge(note);
  if (!verdict.accepted()) return std::nullopt;
  return std::move(verdict.checkpoint);
}

}  // namespace zegel::tlog
