#include "ledger/sequencer/lane.h"

#include <fmt/format.h>

#include "ledger/base/clock.h"
#include "ledger/sequencer/table_set.h"
#include "ledger/store/schema.h"

namespace zegel::sequencer {
namespace {

using store::Stand;

StartFault stand_fault(const Lane& lane) {
  return {70, "stand", lane.config.name,
          fmt::format("De stand van register {} is beschadigd.", lane.config.name)};
}

// False: the row is there and does not decode.
template <class Decode, class Take>
bool read_row(const Lane& lane, const store::Rows& rows, Stand code, Decode decode, Take take) {
  const auto bytes = rows.get(lane.tables.stand, store::key_of(code));
  if (!bytes) return true;
  auto row = decode(*bytes);
  if (row) take(std::move(*row));
  return row.has_value();
}

std::optional<base::Hash> decode_hash(base::ByteView bytes) {
  if (bytes.size() != 32) return std::nullopt;
  return base::ByteReader(bytes).array<32>();
}

void take_state(Lane& lane, const store::StateRow& row);
void load_edges(Lane& lane, const store::Rows& rows);
void load_checkpoint(Lane& lane, const store::Rows& rows);

}  // namespace

Lane::Lane(RegisterConfig c, const store::Store& ledger)
    : config(std::move(c)),
      tables(tables_of(ledger, config.name)),
      tree(tables.tegel, tables.grens) {
  head.root = tlog::empty_root();
  standing.catching_up = must_catch_up();
  anchor_due = config.heads != nullptr;
  drained_at_ms = base::monotonic_ms();
}

void Lane::adopt(const LaneChange& change) {
  next = change.next;
  head = change.head;
  if (change.genesis) genesis = change.genesis;
  if (change.genesis) aud = change.aud;
  if (change.signed_head) signed_head = change.signed_head;
  if (change.hold) standing.take(*change.hold);
  if (change.closes) standing.closed = true;
  stored_ms = base::monotonic_ms();
  heads.due.erase(heads.due.begin(), heads.due.begin() + static_cast<std::ptrdiff_t>(change.heads));
  heads.stored = heads.due.empty();
}

bool Lane::must_catch_up() const {
  return config.log != nullptr && !config.log->positions_are_indices();
}

bool Lane::heads_due(std::int64_t now_ms, const Tuning& tuning) const {
  return config.heads != nullptr && !heads.stored && now_ms - stored_ms >= tuning.heads_ms;
}

bool Lane::signature_due(const store::HeadRow& at) const {
  return config.heads == nullptr && head_due(at);
}

bool Lane::head_due(const store::HeadRow& at) const {
  if (!config.sign_with || config.signing_key == nullptr || at.size.value == 0) return false;
  if (!standing.signs() || anchor_due) return false;
  return !signed_head || signed_head->size < at.size || !signed_head->by_key_in_force;
}

void load(Lane& lane, const store::Rows& rows) {
  std::uint16_t layout = store::layout_version;
  const auto number = [](base::ByteView bytes) { return store::read_u64(bytes); };
  const bool readable =
      read_row(lane, rows, Stand::layout, store::read_u16, [&](std::uint16_t v) { layout = v; }) &&
      read_row(lane, rows, Stand::next_offset, number,
               [&](std::uint64_t v) { lane.next = {v}; }) &&
      read_row(lane, rows, Stand::head, store::decode_head,
               [&](const store::HeadRow& row) { lane.head = row; }) &&
      read_row(lane, rows, Stand::genesis, decode_hash,
               [&](const base::Hash& hash) { lane.genesis = hash; }) &&
      read_row(lane, rows, Stand::next_checkpoint_offset, number,
               [&](std::uint64_t v) { lane.heads.next = {v}; }) &&
      read_row(lane, rows, Stand::terms, decode_terms,
               [&](Terms&& terms) {
                 lane.heads.termijn = terms.termijn;
                 lane.heads.takeovers = std::move(terms.takeovers);
               }) &&
      read_row(lane, rows, Stand::state, store::decode_state,
               [&](const store::StateRow& row) { take_state(lane, row); });
  if (layout > store::layout_version) {
    lane.damage = layout_too_new(lane.config.name);
    return;
  }
  if (!readable) lane.damage = stand_fault(lane);
  lane.metrics->issuer_gaps = rows.count(lane.tables.isn_gat);
  load_edges(lane, rows);
  load_checkpoint(lane, rows);
}

void show(const Lane& lane) {
  RegisterMetrics& to = *lane.metrics;
  to.size = lane.head.size.value;
  to.order_difference = lane.next.value - lane.head.size.value;
  if (!lane.signed_head) return;
  to.signed_size = lane.signed_head->size.value;
  to.checkpoint_at = static_cast<std::uint64_t>(lane.signed_head->at);
}

RegisterView view_of(const Lane& lane) {
  RegisterView view;
  view.name = lane.config.name;
  view.origin = lane.config.origin;
  view.state = lane.standing.state();
  const Reason why = lane.standing.why();
  view.code = why.code;
  view.sentence = why.sentence;
  const bool ended = lane.standing.hold || lane.standing.closed;
  view.reads_first = !ended && lane.standing.reads_first();
  view.size = lane.head.size;
  view.root = lane.head.root;
  if (lane.signed_head) {
    view.checkpoint = lane.signed_head->note;
    view.checkpoint_at = lane.signed_head->at;
    view.checkpoint_size = lane.signed_head->size;
  }
  return view;
}

namespace {

void take_state(Lane& lane, const store::StateRow& row) {
  if (row.state > static_cast<std::uint8_t>(State::gesloten)) lane.damage = stand_fault(lane);
  const State state{row.state};
  if (state == State::bevroren || state == State::stilstand)
    lane.standing.hold = Hold{state, {row.code, row.sentence}};
}

std::optional<event::Skelet> skelet_at(const Lane& lane, std::uint64_t index,
                                       const store::Rows& rows) {
  const auto row = rows.get(lane.tables.leaf, store::key_u64(index));
  const auto stored = row ? store::decode_leaf(*row) : std::nullopt;
  if (!stored) return std::nullopt;
  auto record = check_record(stored->leaf);
  auto* wellformed = std::get_if<Wellformed>(&record);
  if (wellformed == nullptr) return std::nullopt;
  return std::move(wellformed->skelet);
}

// The first leaf tells the aud, the last whether the register is closed: nothing is sequenced
// after a closing record.
void load_edges(Lane& lane, const store::Rows& rows) {
  if (lane.head.size.value == 0) return;
  const auto first = skelet_at(lane, 0, rows);
  const auto last = skelet_at(lane, lane.head.size.value - 1, rows);
  if (!first)
    lane.damage = {73, "genesis", lane.config.name,
                   fmt::format("Het eerste bericht van register {} is beschadigd.",
                               lane.config.name)};
  if (first) lane.aud = first->aud;
  lane.standing.closed = last && last->evt == closing_evt;
}

void load_checkpoint(Lane& lane, const store::Rows& rows) {
  const auto last = rows.last(lane.tables.controlepunt);
  if (!last) return;
  const auto row = store::decode_checkpoint(last->second);
  const auto opened =
      row ? tlog::open_checkpoint(row->note, lane.config.known_keys) : std::nullopt;
  if (!opened || store::read_u64(last->first) != opened->size.value) {
    lane.damage = {70, "controlepunt", lane.config.name,
                   fmt::format("Het nieuwste controlepunt van register {} klopt niet.",
                               lane.config.name)};
    return;
  }
  SignedHead head;
  head.size = opened->size;
  head.root = opened->root;
  head.note = std::string(row->note);
  head.at = static_cast<std::int64_t>(row->minute) * 60;
  const auto& key = lane.config.sign_with;
  head.by_key_in_force = key && tlog::open_checkpoint(row->note, {&*key, 1}).has_value();
  lane.heads.valid = head.size;
  lane.signed_head = std::move(head);
}

}  // namespace
}  // namespace zegel::sequencer
