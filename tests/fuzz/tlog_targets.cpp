// Notes, checkpoints, receipts and policies: what parses writes itself again.
#include "ledger/base/check.h"
#include "ledger/base/limits.h"
#include "ledger/tlog/checkpoint.h"
#include "ledger/tlog/note.h"
#include "ledger/tlog/policy.h"
#include "ledger/tlog/proof.h"
#include "tests/fuzz/targets.h"

namespace zegel::fuzz {

void note(base::ByteView bytes) {
  const std::string_view text = base::as_text(bytes);
  if (const auto parsed = tlog::parse_note(text)) {
    ZEGEL_CHECK(parsed->signatures.size() <= base::limits::note_signatures);
    const std::string written = tlog::note_text(*parsed);
    const auto again = tlog::parse_note(written);
    ZEGEL_CHECK(again && tlog::note_text(*again) == written && again->text == parsed->text);
    ZEGEL_CHECK(!tlog::verify_note(*parsed, {}));
  }
  if (const auto checkpoint = tlog::parse_checkpoint_text(text))
    ZEGEL_CHECK(tlog::checkpoint_text(*checkpoint) == text);
  if (const auto key = tlog::VerifierKey::parse(text)) ZEGEL_CHECK(key->text() == text);
}

void proof(base::ByteView bytes) {
  const std::string_view text = base::as_text(bytes);
  const auto receipt = tlog::parse_receipt(text);
  if (!receipt) return;
  ZEGEL_CHECK(receipt->hashes.size() <= base::limits::proof_hashes);
  ZEGEL_CHECK(tlog::receipt_text(receipt->extra, receipt->index, receipt->hashes,
                                 receipt->checkpoint) == text);
}

void policy(base::ByteView bytes) {
  std::string fault;
  const auto policy = tlog::parse_policy(base::as_text(bytes), fault);
  ZEGEL_CHECK(policy.has_value() == fault.empty());
  if (!policy) return;
  ZEGEL_CHECK(!policy->accept(base::as_text(bytes)).has_value());
  ZEGEL_CHECK(policy->witnesses.size() <= 32 && policy->groups.size() <= 32);
}

}  // namespace zegel::fuzz
