// O1, O2, O5 and O6 of one event: does it stand in the log, and does its content belong to it.
//
// Invariants: pure, no clock, no network; the views of an Examined point into the texts given.
// Threads: one Examiner per thread. Errors: none; what is wrong stands in the report, also when a
// text cannot be read. Specification: envelop.md 10, logboek.md 2, 4, 12, 15.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ledger/audit/report.h"
#include "ledger/event/content.h"
#include "ledger/event/envelope.h"
#include "ledger/tlog/policy.h"
#include "ledger/tlog/proof.h"

namespace zegel::audit {

struct Examined {
  Report report;                              // steps inhoud, logboek, controlepunt, getuigen
  std::optional<event::Envelope> envelope;    // nullopt: the event cannot be read
  std::optional<event::Skelet> skelet;        // nullopt: L2-L6 do not hold
  std::optional<event::Opened> opened;        // nullopt: no disclosures, or they do not fit
  // Every key of the row and every element is shown.
  bool complete() const;
};

class Examiner {
 public:
  explicit Examiner(const tlog::Policy& policy) : policy_(policy) {}  // outlives this

  // `event`: an SD-JWT with any of its disclosures, or the bare JWS of a leaf; one last LF is cut.
  Examined examine(std::string_view event, std::string_view receipt);

 private:
  void check_log(Examined& out, std::string_view receipt);
  const tlog::PolicyVerdict& judge(const std::string& note);

  const tlog::Policy& policy_;
  // Receipts of one batch carry one checkpoint: its signatures are verified once.
  std::unordered_map<std::string, tlog::PolicyVerdict> judged_;
};

}  // namespace zegel::audit
