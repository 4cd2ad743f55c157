#include "ledger/sequencer/heads.h"

namespace zegel::sequencer {
namespace {

constexpr std::uint16_t known_rule = 1;

bool takeover_is_valid(const Lane& lane, const Term& term, const JudgedHead& head) {
  if (lane.config.name != toezicht) return false;
  const HeadRecord& record = head.record;
  const bool again = record.termijn >= lane.heads.termijn &&   // read once more after a restart
                     term.known({record.termijn, record.by});
  if (!again && record.termijn != term.newest() + 1) return false;
  if (head.record.note.empty()) return true;  // there was no checkpoint yet
  return head.checkpoint && head.checkpoint->size >= lane.heads.valid;
}

JudgedHead::Verdict verdict_of(const Lane& lane, const Term& term, const JudgedHead& head) {
  using Verdict = JudgedHead::Verdict;
  const HeadRecord& record = head.record;
  if (record.expected != head.at || record.rule != known_rule) return Verdict::ignored;
  if (record.kind == HeadKind::takeover)
    return takeover_is_valid(lane, term, head) ? Verdict::valid : Verdict::ignored;
  if (!head.checkpoint || head.checkpoint->size < lane.heads.valid) return Verdict::ignored;
  if (record.termijn < lane.heads.termijn) return Verdict::ignored;
  if (record.termijn > term.newest() && lane.config.name != toezicht)
    return Verdict::wait_for_terms;
  return term.known({record.termijn, record.by}) ? Verdict::valid : Verdict::ignored;
}

}  // namespace

JudgedHead judge_head(const Lane& lane, const Term& term, const log::LogRecord& record) {
  JudgedHead out;
  out.at = record.position;
  auto decoded = decode_head_record(record.bytes);
  if (!decoded) return out;
  out.record = std::move(*decoded);
  auto checkpoint = tlog::open_checkpoint(out.record.note, lane.config.known_keys);
  if (checkpoint && checkpoint->origin == lane.config.origin)
    out.checkpoint = std::move(*checkpoint);
  out.verdict = verdict_of(lane, term, out);
  return out;
}

base::Hash own_root(const Lane& lane, base::TreeSize size, const store::Store& ledger) {
  if (size == lane.head.size) return lane.head.root;
  return ledger.view([&](const store::Rows& rows) {
    const auto root = lane.tree.root_at(rows, size);
    if (!root) throw store::StoreError("no root for a size that the tree has");
    return *root;
  });
}

Doubt other_root(const Lane& lane, const std::string& note) {
  return {{State::stilstand, reason("andere-wortel")}, 2,
          tlog::checkpoint_text({lane.config.origin, lane.head.size, lane.head.root}), note};
}

}  // namespace zegel::sequencer
