#include "ledger/sequencer/signing.h"

#include "ledger/base/check.h"

namespace zegel::sequencer {
namespace {

// 0: it may be signed; else the number of the rule that forbids it.
int refusal(const Lane& lane, const store::HeadRow& head, const store::Rows& rows) {
  if (!lane.signed_head) return 0;
  const SignedHead& last = *lane.signed_head;
  ZEGEL_CHECK(head.size >= last.size);  // Z1: a lane never shrinks, the start checks saw to it
  if (head.size == last.size) return head.root == last.root ? 0 : 2;
  const auto proof = lane.tree.consistency(rows, last.size, head.size, lane.edge.get());
  const bool follows =
      proof && tlog::verify_consistency(last.size, head.size, *proof, last.root, head.root);
  return follows ? 0 : 3;
}

}  // namespace

std::expected<SignedHead, SigningRefused> signed_head_of(const Lane& lane,
                                                         const store::HeadRow& head,
                                                         std::int64_t now,
                                                         const store::Rows& rows) {
  const tlog::VerifierKey& vkey = *lane.config.sign_with;
  const tlog::Checkpoint checkpoint{lane.config.origin, head.size, head.root};
  if (const int rule = refusal(lane, head, rows))
    return std::unexpected(SigningRefused{rule, tlog::checkpoint_text(checkpoint)});
  SignedHead out;
  out.size = head.size;
  out.root = head.root;
  out.note = tlog::sign_checkpoint(checkpoint, vkey, *lane.config.signing_key);
  out.at = now;
  out.by_key_in_force = true;
  // Through our own parser, signature included, before it leaves (logboek.md 12).
  const auto read_back = tlog::open_checkpoint(out.note, {&vkey, 1});
  ZEGEL_CHECK(read_back && read_back->size == head.size && read_back->root == head.root);
  return out;
}

std::expected<SignedHead, SigningRefused> sign_head(const Lane& lane, const store::HeadRow& head,
                                                    std::int64_t now, store::MutableRows& rows) {
  TRY(out, signed_head_of(lane, head, now, rows));
  const store::CheckpointRow row{{0}, static_cast<std::uint32_t>(now / 60), out.note};
  rows.put(lane.tables.controlepunt, store::key_of(head.size), store::encode(row));
  return out;
}

}  // namespace zegel::sequencer
