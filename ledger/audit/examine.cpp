#include "ledger/audit/examine.h"

#include <fmt/format.h>

#include "ledger/audit/content_check.h"
#include "ledger/event/leaf.h"
#include "ledger/sequencer/index_rule.h"

namespace zegel::audit {
namespace {

constexpr std::string_view genesis = "register-geopend.v1";
constexpr std::size_t most_judged = 4'096;  // notes of a few hundred bytes

std::string_view without_last_line_feed(std::string_view text) {
  return text.ends_with('\n') ? text.substr(0, text.size() - 1) : text;
}

base::Result<event::Envelope> read(std::string_view text) {
  return text.find('~') == std::string_view::npos ? event::parse_jws(text)
                                                  : event::parse_envelope(text);
}

Step witnesses(const tlog::PolicyVerdict& verdict, const tlog::Policy& policy) {
  if (policy.witnesses.empty()) return not_checked("Er zijn geen getuigen ingesteld.");
  const auto seen = fmt::format("{} van {} getuigen zagen dezelfde stand", verdict.witnesses,
                                policy.witnesses.size());
  if (verdict.quorum_met) return right(seen + ".");
  return wrong(seen + "; het beleid vraagt er meer.");
}

}  // namespace

bool Examined::complete() const {
  if (!opened || !opened->content.inhoud_opened()) return false;
  return opened->content.unopened_keys() + opened->content.unopened_elements() == 0;
}

Examined Examiner::examine(std::string_view event, std::string_view receipt) {
  Examined out;
  auto envelope = read(without_last_line_feed(event));
  if (!envelope) {
    out.report.inhoud = wrong("Deze gebeurtenis is niet te lezen.");
    return out;
  }
  out.envelope = std::move(*envelope);
  check_log(out, receipt);
  if (!out.skelet) {
    auto skelet = event::parse_skelet(out.envelope->payload);
    if (!skelet) {
      out.report.inhoud = wrong("De samenvatting van deze gebeurtenis is niet te lezen.");
      return out;
    }
    out.skelet = std::move(*skelet);
  }
  out.report.inhoud = check_content(out);
  return out;
}

// O1: the leaf, by the rule that every reader of the log follows. O2: path, signature, witnesses.
void Examiner::check_log(Examined& out, std::string_view receipt_text) {
  Report& report = out.report;
  const auto receipt = tlog::parse_receipt(receipt_text);
  if (!receipt) {
    report.logboek = wrong("Dit ontvangstbewijs is niet te lezen.");
    return;
  }
  const auto leaf = event::rebuild_leaf(receipt->extra, out.envelope->jws);
  auto checked = leaf ? sequencer::check_record(*leaf) : sequencer::Reject::leeg;
  if (auto* good = std::get_if<sequencer::Wellformed>(&checked)) {
    report.received = good->leaf.received;
    out.skelet = std::move(good->skelet);
  }
  const tlog::PolicyVerdict& verdict = judge(receipt->checkpoint);
  if (!verdict.checkpoint) {
    report.controlepunt = wrong("Het controlepunt in dit ontvangstbewijs is niet te lezen.");
    return;
  }
  const tlog::Checkpoint& head = *verdict.checkpoint;
  report.controlepunt = verdict.signed_by_log
                              ? right(fmt::format("Het logboek heeft de stand van {} regels "
                                                  "ondertekend.", grouped(head.size.value)))
                              : wrong("Geen logboek van het beleid heeft die stand ondertekend.");
  report.getuigen = witnesses(verdict, policy_);
  if (!out.skelet) {
    report.logboek = wrong("De samenvatting kan geen regel van een logboek zijn.");
    return;
  }
  report.index = receipt->index;
  report.size = head.size;
  report.evt = out.skelet->evt;
  report.iss = out.skelet->iss;
  report.reg = out.skelet->register_name();
  if (out.skelet->aud != head.origin) {
    report.logboek = wrong("De gebeurtenis is voor een ander logboek dan het controlepunt.");
    return;
  }
  if ((receipt->index.value == 0) != (out.skelet->evt == genesis)) {
    report.logboek = wrong("Alleen de eerste regel opent een register.");
    return;
  }
  const bool included = tlog::verify_inclusion(receipt->index, head.size, event::leaf_hash(*leaf),
                                               receipt->hashes, head.root);
  report.logboek = included ? right(fmt::format("Dit is regel {} van {}.",
                                                  grouped(receipt->index.value), report.reg))
                              : wrong("Het pad leidt naar een andere wortel.");
}

const tlog::PolicyVerdict& Examiner::judge(const std::string& note) {
  if (const auto it = judged_.find(note); it != judged_.end()) return it->second;
  if (judged_.size() == most_judged) judged_.clear();
  return judged_.emplace(note, policy_.judge(note)).first->second;
}

}  // namespace zegel::audit
