#include "ledger/sequencer/moved_heads.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "ledger/base/check.h"
#include "ledger/base/clock.h"
#include "ledger/sequencer/heads.h"

namespace zegel::sequencer {
namespace {

using base::Failure;
using base::Status;

constexpr log::Limits per_read{256, 4u << 20};
constexpr std::int64_t answer_ms = 1'000;
constexpr std::int64_t pause_ms = 20;

std::unexpected<Failure> refuse(const Lane& lane, std::string_view sentence) {
  return std::unexpected(
      Failure::fatal(fmt::format("Controlepunten van {}: {}", lane.config.name, sentence)));
}

// Reads `lane`'s topic from heads.next; `take` each record. Ends at `end`.
template <class Take>
Status read_heads(Lane& lane, std::uint64_t end, const MoveTuning& tuning, Take take) {
  Arrivals arrivals(*lane.config.heads);
  std::int64_t progress_ms = base::monotonic_ms();
  while (lane.heads.next.value < end) {
    const log::Batch got = lane.config.heads->read(lane.heads.next, per_read, answer_ms);
    if (got.fault != log::ReadFault::none && got.fault != log::ReadFault::unavailable)
      return refuse(lane, "het topic heeft een gat of is beschadigd.");
    for (const log::LogRecord& record : got.records) {
      TRY_DO(take(record));
      lane.heads.next = {record.position.value + 1};
    }
    if (!got.records.empty()) {
      progress_ms = base::monotonic_ms();
      continue;
    }
    if (base::monotonic_ms() - progress_ms >= tuning.patience_ms) return no_answer();
    arrivals.await(pause_ms);
  }
  return {};
}

}  // namespace

HeadMove::HeadMove(const store::Store& ledger, std::vector<Lane>& lanes, const Actor& self,
                   MoveTold told, const MoveTuning& tuning)
    : ledger_(ledger), lanes_(lanes), term_(self, Claims::never), self_(self),
      told_(std::move(told)), tuning_(tuning) {
  for (Lane& lane : lanes_) {
    ZEGEL_CHECK(lane.config.heads != nullptr);
    if (lane.config.name == toezicht) {
      toezicht_ = &lane;
      known_ = lane.heads.takeovers;
    }
    lane.heads = {};  // the new topic is read from its beginning
  }
  ZEGEL_CHECK(toezicht_ != nullptr);
}

Status HeadMove::compare_held() {
  TRY_DO(read_lane(*toezicht_));
  for (Lane& lane : lanes_)
    if (&lane != toezicht_) TRY_DO(read_lane(lane));
  return {};
}

Status HeadMove::read_lane(Lane& lane) {
  TRY(end, end_of(*lane.config.heads, tuning_));
  return read_heads(lane, end, tuning_,
                    [&](const log::LogRecord& record) { return take(lane, record); });
}

Status HeadMove::take(Lane& lane, const log::LogRecord& record) {
  const JudgedHead head = judge_head(lane, term_, record);
  if (head.checkpoint) {
    if (head.checkpoint->size > lane.head.size)
      return refuse(lane, "het topic kent al meer berichten dan hier staan.");
    if (own_root(lane, head.checkpoint->size, ledger_) != head.checkpoint->root)
      return refuse(lane, "het topic noemt een andere wortel.");
  }
  if (head.verdict != JudgedHead::Verdict::valid) return {};  // inert for every reader
  lane.heads.termijn = head.record.termijn;
  if (head.checkpoint) lane.heads.valid = head.checkpoint->size;
  if (head.record.kind == HeadKind::checkpoint) return {};
  return take_takeover(lane, {head.record.termijn, head.record.by});
}

Status HeadMove::take_takeover(Lane& lane, const Takeover& takeover) {
  const std::size_t at = term_.all().size();
  if (at < known_.size() && known_[at] != takeover)
    return refuse(lane, "het topic kent andere overnames dan deze opslag.");
  if (at >= known_.size() && takeover.by.node != self_.node)
    return refuse(lane, "een andere server doet daar al het werk.");
  term_.take(takeover);
  lane.heads.takeovers = term_.all();
  return {};
}

Status HeadMove::complete() {
  while (term_.newest() < known_.size()) {
    const Takeover& old = known_[term_.newest()];
    HeadRecord record;
    record.kind = HeadKind::takeover;
    record.termijn = old.termijn;
    record.by = old.by;
    TRY_DO(append(*toezicht_, std::move(record)));
  }
  HeadRecord own;
  own.kind = HeadKind::takeover;
  own.termijn = term_.newest() + 1;
  own.by = self_;
  own.note = toezicht_->signed_head->note;
  TRY_DO(append(*toezicht_, std::move(own)));
  std::uint64_t done = 0;
  for (Lane& lane : lanes_) {
    HeadRecord record;
    record.termijn = term_.newest();
    record.by = self_;
    record.note = lane.signed_head->note;
    TRY_DO(append(lane, std::move(record)));
    if (told_) told_({lane.config.name, "controlepunten", ++done, lanes_.size()});
  }
  return {};
}

Status HeadMove::append(Lane& lane, HeadRecord record) {
  record.expected = lane.heads.next;
  record.next = {lane.head.size.value};
  const base::Bytes bytes = encode(record);
  TRY_DO(lane.config.heads->append(bytes));
  return read_back(lane, bytes);
}

Status HeadMove::read_back(Lane& lane, const base::Bytes& wanted) {
  return read_heads(lane, lane.heads.next.value + 1, tuning_, [&](const log::LogRecord& record) {
    if (!std::ranges::equal(record.bytes, wanted))
      return Status(refuse(lane, "iemand anders schrijft in dit topic."));
    return take(lane, record);
  });
}

bool is_cured_by_a_new_log(const Lane& lane) {
  constexpr std::array<std::string_view, 6> of_the_log{
      "log-korter", "log-anders", "log-beschadigd", "gat", "volgorde-verschil", "ander-cluster"};
  if (!lane.standing.hold) return true;
  return std::ranges::find(of_the_log, lane.standing.hold->why.code) != of_the_log.end();
}

void put_moved(const Lane& lane, std::string_view cluster, store::MutableRows& rows) {
  const RegisterTables& tables = lane.tables;
  std::vector<std::uint64_t> shifted;  // collected first: nothing is written in a scan
  rows.scan(tables.leaf, {}, [&](base::ByteView key, base::ByteView value) {
    const auto leaf = store::decode_leaf(value);
    const std::uint64_t index = store::read_u64(key).value_or(0);
    if (leaf && leaf->offset.value != index) shifted.push_back(index);
    return true;
  });
  base::Bytes leaf, row;
  for (const std::uint64_t index : shifted) {
    const auto stored = store::decode_leaf(*rows.get(tables.leaf, store::key_u64(index)));
    leaf.assign(stored->leaf.begin(), stored->leaf.end());
    store::encode_into(row, {{index}, leaf});
    rows.put(tables.leaf, store::key_u64(index), row);
  }
  rows.clear(tables.overgeslagen);
  const auto put = [&](store::Stand code, base::ByteView value) {
    rows.put(tables.stand, store::key_of(code), value);
  };
  put(store::Stand::next_offset, store::key_u64(lane.head.size.value));
  put(store::Stand::next_checkpoint_offset, store::key_of(lane.heads.next));
  put(store::Stand::terms, encode_terms(lane.heads.termijn, lane.heads.takeovers));
  Standing cured = lane.standing;
  cured.hold.reset();
  put(store::Stand::state, encode_state(cured));
  if (lane.config.name == toezicht) put(store::Stand::cluster, base::as_bytes(cluster));
  // The newest one stands at the end of the new topic.
  const SignedHead& head = *lane.signed_head;
  const store::CheckpointRow newest{{lane.heads.next.value - 1},
                                    static_cast<std::uint32_t>(head.at / 60), head.note};
  rows.put(tables.controlepunt, store::key_of(head.size), store::encode(newest));
}

}  // namespace zegel::sequencer
