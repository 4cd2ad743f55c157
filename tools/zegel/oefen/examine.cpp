#include "tools/zegel/oefen/examine.h"

#include <fmt/format.h>

#include <set>

#include "ledger/audit/package.h"
#include "ledger/audit/verify_event.h"
#include "ledger/base/limits.h"
#include "ledger/event/envelope.h"
#include "ledger/event/leaf.h"
#include "ledger/event/skelet.h"
#include "tools/zegel/files.h"
#include "tools/zegel/oefen/entries.h"

namespace zegel::cli::oefen {
namespace {

struct Register {
  std::string name;
  tlog::Checkpoint checkpoint;
};

Outcome<tlog::Policy> policy_of(std::string_view text) {
  std::string fault;
  auto policy = tlog::parse_policy(text, fault);
  if (policy) return std::move(*policy);
  return stop(Exit::no, "Het beleid van het logboek is niet te lezen", fault);
}

std::string text_in(const boost::json::value& row, std::string_view name) {
  const auto* object = row.if_object();
  const auto* value = object ? object->if_contains(name) : nullptr;
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

// Every register with its newest checkpoint, as far as a key of the policy signed it.
Outcome<std::vector<Register>> registers_of(Service& service, Findings& out,
                                            tlog::Policy& policy) {
  TRY(answer, service.get_json("/v1/registers"));
  std::vector<Register> found;
  for (const auto& row : answer.at("rijen").as_array()) {
    if (out.policy.empty()) {
      out.policy = text_in(row, "beleid");
      TRY(parsed, policy_of(out.policy));
      policy = std::move(parsed);
    }
    const std::string name = text_in(row, "naam");
    const auto checkpoint = policy.accept(text_in(row, "controlepunt"));
    if (checkpoint && checkpoint->origin == text_in(row, "oorsprong"))
      found.push_back({name, *checkpoint});
    else
      out.faults.push_back(fmt::format("het controlepunt van {} is niet ondertekend", name));
  }
  return found;
}

std::string jws_of(const base::Bytes& leaf) {
  const auto view = event::parse_leaf(leaf);
  return view ? std::string(view->jws) : std::string();
}

std::string jti_of(std::string_view jws) {
  const auto envelope = event::parse_jws(jws);
  if (!envelope) return {};
  const auto skelet = event::parse_skelet(envelope->payload);
  return skelet ? skelet->jti.text() : std::string();
}

bool complete(const audit::Report& report) {
  const auto judged = [](const audit::Step& step) { return step.outcome == audit::Outcome::goed; };
  return report.good() && judged(report.handtekening) && judged(report.sleutel) &&
         judged(report.logboek) && judged(report.controlepunt);
}

Outcome<audit::Package> package_of(Service& service, std::string_view jti) {
  TRY(reply, service.get(fmt::format("/v1/gebeurtenissen/{}/bewijspakket", jti)));
  TRY_DO(accept_reply(reply));
  std::string fault;
  auto package = audit::parse_package(reply.body, fault);
  if (package) return std::move(*package);
  return stop(Exit::no, "Een bewijspakket is niet te lezen", fault);
}

Outcome<void> examine_event(Service& service, const tlog::Policy& policy, const std::string& place,
                            const std::string& jws, Findings& out) {
  TRY(package, package_of(service, jti_of(jws)));
  ++out.receipts;
  const bool same = std::string_view(package.event).starts_with(jws);
  if (same && complete(audit::verify_package(package, policy)))
    ++out.verified;
  else
    out.faults.push_back(fmt::format("{} is niet te bewijzen", place));
  return {};
}

Outcome<void> write_pair(const Practice& practice, std::string_view name, std::string_view event,
                         std::string_view receipt) {
  TRY_DO(write_text(practice.proof_file(name, "sd-jwt"), event, Mode::secret));
  return write_text(practice.proof_file(name, "tlog-proof"), receipt);
}

std::set<std::string> kept_jtis(const Practice& practice) {
  std::set<std::string> out;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(practice.proofs(), none)) {
    if (entry.path().extension() != ".sd-jwt") continue;
    if (const auto event = read_text(entry.path(), base::limits::event_body))
      out.insert(jti_of(event->substr(0, event->find('~'))));
  }
  return out;
}

}  // namespace

Outcome<Findings> examine_all(Service& as_fg) {
  Findings out;
  tlog::Policy policy;
  TRY(registers, registers_of(as_fg, out, policy));
  for (const Register& reg : registers) {
    const std::uint64_t size = reg.checkpoint.size.value;
    out.sizes[reg.name] = size;
    out.events += size;
    TRY(entries, read_entries(as_fg, reg.name, size));
    if (entries.root != reg.checkpoint.root)
      out.faults.push_back(fmt::format("de regels van {} passen niet bij controlepunt {}",
                                       reg.name, size));
    for (std::size_t i = 0; i < entries.leaves.size(); ++i)
      TRY_DO(examine_event(as_fg, policy, fmt::format("regel {} van {}", i, reg.name),
                           jws_of(entries.leaves[i]), out));
  }
  return out;
}

Outcome<std::uint64_t> count_events(Service& service) {
  TRY(answer, service.get_json("/v1/registers"));
  std::uint64_t out = 0;
  for (const auto& row : answer.at("rijen").as_array())
    out += row.at("grootte").to_number<std::uint64_t>();
  return out;
}

Outcome<void> keep_all(Service& as_fg, const Practice& practice) {
  Findings found;
  tlog::Policy policy;
  const std::set<std::string> kept = kept_jtis(practice);
  TRY(registers, registers_of(as_fg, found, policy));
  for (const Register& reg : registers) {
    TRY(entries, read_entries(as_fg, reg.name, reg.checkpoint.size.value));
    for (std::size_t i = 0; i < entries.leaves.size(); ++i) {
      const std::string jti = jti_of(jws_of(entries.leaves[i]));
      if (kept.contains(jti)) continue;
      TRY(package, package_of(as_fg, jti));
      TRY_DO(write_pair(practice, fmt::format("{}-{}", reg.name, i), package.event,
                        package.receipt));
    }
  }
  return write_text(practice.policy(), found.policy);
}

Outcome<std::size_t> verify_kept(const Practice& practice, std::string_view policy_text) {
  TRY(policy, policy_of(policy_text));
  audit::Examiner examiner(policy);
  std::size_t count = 0;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(practice.proofs(), none)) {
    if (entry.path().extension() != ".sd-jwt") continue;
    TRY(event, read_text(entry.path(), base::limits::event_body));
    auto receipt_file = entry.path();
    TRY(receipt, read_text(receipt_file.replace_extension("tlog-proof"), base::limits::receipt));
    if (!audit::verify_event(examiner, event, receipt).good())
      return stop(Exit::no, fmt::format("{} klopt niet", entry.path().filename().string()));
    ++count;
  }
  return count;
}

}  // namespace zegel::cli::oefen
