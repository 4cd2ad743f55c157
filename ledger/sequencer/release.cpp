#include "ledger/sequencer/release.h"

#include "ledger/base/clock.h"
#include "ledger/tlog/proof.h"

namespace zegel::sequencer {
namespace {

using Answer = base::Result<Outcome>;

// Receipts under the newest head of one register, all from one snapshot.
class Receipts {
 public:
  Receipts(const Lane& lane, const store::Rows& rows) : lane_(lane), rows_(rows) {
    if (lane.signed_head) prover_.emplace(lane.tree, rows, lane.signed_head->size, lane.edge.get());
  }
  Answer outcome(const Item& item);

 private:
  std::string receipt(const Item& item);
  base::ByteView stored_head(base::LeafIndex index) const;

  const Lane& lane_;
  const store::Rows& rows_;
  std::optional<tlog::BatchProver> prover_;
};

Answer Receipts::outcome(const Item& item) {
  if (item.reject == Reject::dubbel_anders)
    return std::unexpected(base::Failure::refused("V-JTI-1", "/skelet/jti"));
  if (item.reject && item.reject != Reject::dubbel)
    return std::unexpected(base::Failure::unavailable("V-DUR-1"));
  Outcome out;
  out.jti = item.record->skelet.jti;
  out.reg = lane_.config.name;
  out.index = item.index;
  out.replay = item.reject.has_value();
  out.covered = prover_ && item.index.value < lane_.signed_head->size.value;
  if (out.covered) out.receipt = receipt(item);
  return out;
}

std::string Receipts::receipt(const Item& item) {
  const auto proof = prover_->inclusion(item.index);
  if (!proof) throw store::StoreError("no proof for a leaf that was just committed");
  const base::ByteView extra = item.reject ? stored_head(item.index) : item.record->leaf.head;
  return tlog::receipt_text(extra, item.index, *proof, lane_.signed_head->note);
}

// A `dubbel` record has another blind than the leaf that came first.
base::ByteView Receipts::stored_head(base::LeafIndex index) const {
  const auto row = rows_.get(lane_.tables.leaf, store::key_of(index));
  const auto stored = row ? store::decode_leaf(*row) : std::nullopt;
  const auto leaf = stored ? event::parse_leaf(stored->leaf) : std::nullopt;
  if (!leaf) throw store::StoreError("a leaf is damaged");
  return leaf->head;
}

}  // namespace

void release(const LaneBatch& batch, const Dependencies& on, Sequencer::Metrics& metrics) {
  std::vector<const Item*> items;
  std::vector<Waiters::Ref> refs;
  for (const Item& item : batch.items) {
    if (!item.record) continue;
    items.push_back(&item);
    refs.push_back({item.record->skelet.jti, item.h});
  }
  std::vector<Waiters::Taken> taken = on.waiters.take(batch.lane->config.name, refs);
  if (taken.empty()) return;

  const std::int64_t began = base::monotonic_us();
  std::vector<Answer> answers;
  answers.reserve(taken.size());
  on.ledger.view([&](const store::Rows& rows) {
    Receipts receipts(*batch.lane, rows);
    for (const Waiters::Taken& who : taken) answers.push_back(receipts.outcome(*items[who.at]));
  });
  const std::int64_t now = base::monotonic_us();
  metrics.receipts.add(static_cast<std::uint64_t>(now - began));
  for (std::size_t i = 0; i < taken.size(); ++i) {
    metrics.accepted.add(static_cast<std::uint64_t>(now - taken[i].since_ms * 1000));
    taken[i].answer(std::move(answers[i]));
  }
}

}  // namespace zegel::sequencer
