#include "tools/zegel/stop.h"

#include "ledger/catalogue/refusals.h"

namespace zegel::cli {

std::vector<Complaint> complaints_of(const base::Refusals& refusals) {
  std::vector<Complaint> out;
  for (const base::Refusal& refusal : refusals) {
    Complaint complaint{std::string(refusal.code), refusal.veld, {}, {}};
    if (const auto* row = catalogue::find_refusal(refusal.code)) {
      complaint.uitleg = row->title;
      complaint.oplossing = row->remedy;
    } else if (const auto* problem = catalogue::find_problem(refusal.code)) {
      complaint.uitleg = problem->explanation;
      complaint.oplossing = problem->remedy;
    }
    out.push_back(std::move(complaint));
  }
  return out;
}

Stop stop_of(const base::Failure& failure, std::string what) {
  Stop out;
  out.what = std::move(what);
  out.why = failure.detail;
  out.complaints = complaints_of(failure.refusals);
  switch (failure.code) {
    case base::Code::refused: out.exit = Exit::no; break;
    case base::Code::unavailable: out.exit = Exit::later; break;
    case base::Code::fatal: out.exit = Exit::error; break;
  }
  return out;
}

}  // namespace zegel::cli
