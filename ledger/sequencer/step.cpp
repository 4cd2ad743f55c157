#include "ledger/sequencer/step.h"

#include <algorithm>

#include "ledger/base/check.h"
#include "ledger/crypto/hash.h"
#include "ledger/sequencer/exchange.h"
#include "ledger/sequencer/in_order.h"
#include "ledger/sequencer/issuer_numbers.h"
#include "ledger/sequencer/place.h"
#include "ledger/sequencer/rebuild.h"
#include "ledger/sequencer/signing.h"
#include "ledger/store/schema.h"

namespace zegel::sequencer {
namespace {

using Kind = StepFault::Kind;
using StepStatus = std::expected<void, StepFault>;

// One lane in one transaction.
class Step {
 public:
  Step(LaneBatch& batch, const Dependencies& on, store::MutableRows& rows)
      : batch_(batch), lane_(*batch.lane), on_(on), rows_(rows) {
    change_.next = lane_.next;
    change_.head = lane_.head;
  }
  std::expected<LaneChange, StepFault> run();

 private:
  StepStatus order_kept() const;
  StepStatus take_contents();
  void put_leaves();
  void put_jtis();
  void put_skipped();
  void put_issuer_numbers();
  StepStatus grow_tree();
  StepStatus apply_all();
  void follow_rules();
  Standing after() const;
  void put_stand();
  StepStatus sign();

  template <class Fn>
  void each_accepted(Fn fn) const {
    for (const Item& item : batch_.items)
      if (!item.reject) fn(item);
  }

  LaneBatch& batch_;
  const Lane& lane_;
  const Dependencies& on_;
  store::MutableRows& rows_;
  LaneChange change_;
  std::vector<ContentPtr> contents_;  // of the accepted items, in order
};

std::unexpected<StepFault> fault(Kind kind) { return std::unexpected(StepFault{kind, {}, 0, {}}); }

}  // namespace

std::expected<LaneChange, StepFault> step(LaneBatch& batch, const Dependencies& on,
                                          store::MutableRows& rows) {
  return Step(batch, on, rows).run();
}

namespace {

std::expected<LaneChange, StepFault> Step::run() {
  if (!batch_.items.empty()) {
    place(batch_, rows_);
    TRY_DO(order_kept());
    TRY_DO(take_contents());
    put_leaves();
    put_jtis();
    put_skipped();
    put_issuer_numbers();
    TRY_DO(grow_tree());
    TRY_DO(apply_all());
    follow_rules();
    put_stand();
  }
  if (lane_.config.heads != nullptr && !lane_.heads.stored) {
    put_heads(lane_, rows_);
    change_.heads = lane_.heads.due.size();
  }
  TRY_DO(sign());
  return std::move(change_);
}

// On a log whose positions are indices, or with strict offsets, no record may be rejected.
StepStatus Step::order_kept() const {
  if (!lane_.config.strict_offsets && !lane_.config.log->positions_are_indices()) return {};
  const bool rejected = std::any_of(batch_.items.begin(), batch_.items.end(),
                                    [](const Item& item) { return item.reject.has_value(); });
  if (rejected) return fault(Kind::order_changed);
  return {};
}

StepStatus Step::take_contents() {
  const Contents contents(on_);
  for (const Item& item : batch_.items) {
    if (item.reject) continue;
    const Wellformed& record = *item.record;
    auto content =
        contents.of({lane_.config.name, record.skelet, item.h, record.leaf.jws, batch_.ahead,
                     item.position});
    if (!content)
      return fault(content.error() == NoContent::not_yet ? Kind::not_yet : Kind::keeper_closed);
    contents_.push_back(std::move(*content));
  }
  return {};
}

void Step::put_leaves() {
  base::Bytes row;  // reused from leaf to leaf
  each_accepted([&](const Item& item) {
    store::encode_into(row, {item.position, item.bytes});
    rows_.put_append(lane_.tables.leaf, store::key_of(item.index), row);
  });
}

void Step::put_jtis() {
  std::vector<std::pair<base::Jti, base::LeafIndex>> jtis;
  jtis.reserve(contents_.size());
  each_accepted([&](const Item& item) { jtis.emplace_back(item.record->skelet.jti, item.index); });
  std::sort(jtis.begin(), jtis.end());
  for (const auto& [jti, index] : jtis)
    ZEGEL_CHECK(rows_.put_new(lane_.tables.jti, jti.view(), store::key_of(index)));
}

void Step::put_skipped() {
  for (const Item& item : batch_.items) {
    if (!item.reject) continue;
    const store::SkippedRow row{static_cast<std::uint8_t>(*item.reject),
                                crypto::sha256(item.bytes)};
    rows_.put_append(lane_.tables.overgeslagen, store::key_of(item.position), store::encode(row));
  }
}

void Step::put_issuer_numbers() {
  IssuerNumbers numbers(lane_.tables, rows_);
  each_accepted([&](const Item& item) {
    if (const auto isn = item.record->skelet.isn) numbers.note(item.record->kid, *isn, item.index);
  });
  if (!numbers.any()) return;
  numbers.store();
  change_.issuer_repeats = numbers.repeats();
  change_.issuer_gaps = rows_.count(lane_.tables.isn_gat);
}

StepStatus Step::grow_tree() {
  std::vector<base::Hash> leaves;
  leaves.reserve(contents_.size());
  each_accepted([&](const Item& item) { leaves.push_back(item.leaf_hash); });
  if (leaves.empty()) return {};
  const auto head = lane_.tree.append(rows_, lane_.head.size, leaves);
  if (!head) return fault(Kind::damaged);
  change_.head = {head->size, head->root};
  ZEGEL_CHECK(change_.head.size.value == lane_.head.size.value + leaves.size());
  return {};
}

StepStatus Step::apply_all() {
  InOrder order({lane_.head.size.value});
  auto content = contents_.begin();
  for (const Item& item : batch_.items) {
    if (item.reject) continue;
    order.take(item.index);
    const Wellformed& record = *item.record;
    const Accepted accepted{lane_.config.name,  item.index,      record.leaf.received,
                            record.kid,         record.leaf.jws, record.skelet};
    try {
      on_.applier.apply(accepted, (content++)->get(), rows_);
    } catch (const store::StoreError&) {
      throw;
    } catch (const std::exception&) {  // its text may hold content: only the place is told
      return std::unexpected(StepFault{Kind::apply_defect, item.index, 0, {}});
    }
  }
  return {};
}

// Record 0 tells whose register this is; a closing record, or one of a new rule, ends the sequence.
void Step::follow_rules() {
  each_accepted([&](const Item& item) {
    const event::Skelet& skelet = item.record->skelet;
    if (item.index.value == 0) {
      change_.genesis = item.leaf_hash;
      change_.aud = skelet.aud;
      if (skelet.aud != lane_.config.origin)
        change_.hold = Hold{State::stilstand, reason("genesis-anders")};
    }
    if (skelet.evt == closing_evt) change_.closes = true;
    if (skelet.evt.starts_with(new_rule_prefix))
      change_.hold = Hold{State::stilstand, reason("onbekende-regel")};
  });
}

Standing Step::after() const {
  Standing standing = lane_.standing;
  if (change_.hold) standing.take(*change_.hold);
  standing.closed = standing.closed || change_.closes;
  return standing;
}

void Step::put_stand() {
  using store::Stand;
  const auto put = [&](Stand code, base::ByteView value) {
    rows_.put(lane_.tables.stand, store::key_of(code), value);
  };
  change_.next = {batch_.items.back().position.value + 1};
  put(Stand::next_offset, store::key_of(change_.next));
  put(Stand::head, store::encode(change_.head));
  if (change_.genesis) {
    put(Stand::index_rule, store::value_u16(1));
    put(Stand::genesis, *change_.genesis);
  }
  if (lane_.next.value == 0) put(Stand::layout, store::value_u16(store::layout_version));
  if (change_.hold || change_.closes) put(Stand::state, encode_state(after()));
  put(Stand::projections,
      store::encode(store::ProjectionsRow{{change_.head.size.value}, rows_version(on_)}));
}

StepStatus Step::sign() {
  if (change_.hold || !lane_.signature_due(change_.head)) return {};
  auto signed_head = sign_head(lane_, change_.head, on_.clock.now(), rows_);
  if (!signed_head) {
    auto& refused = signed_head.error();
    return std::unexpected(StepFault{Kind::other_root, {change_.head.size.value}, refused.rule,
                                     std::move(refused.checkpoint)});
  }
  change_.signed_head = std::move(*signed_head);
  return {};
}

}  // namespace
}  // namespace zegel::sequencer
