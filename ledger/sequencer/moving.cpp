#include "ledger/sequencer/moving.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/base/clock.h"
#include "ledger/event/leaf.h"
#include "ledger/sequencer/anchor.h"

namespace zegel::sequencer {
namespace {

using base::Failure;
using base::Status;

constexpr log::Limits per_read{1'000, 4u << 20};
constexpr std::int64_t answer_ms = 1'000;
constexpr std::int64_t pause_ms = 20;
constexpr std::string_view leaves = "berichten";

bool same(base::ByteView a, base::ByteView b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

std::optional<base::ByteView> leaf_at(const Lane& lane, std::uint64_t index,
                                      const store::Rows& rows) {
  const auto row = rows.get(lane.tables.leaf, store::key_u64(index));
  const auto stored = row ? store::decode_leaf(*row) : std::nullopt;
  if (!stored) return std::nullopt;
  return stored->leaf;
}

}  // namespace

Arrivals::Arrivals(log::Log& log) : log_(log) {
  log_.on_arrival([this] {
    {
      const std::lock_guard hold(lock_);
      arrived_ = true;
    }
    changed_.notify_all();
  });
}

Arrivals::~Arrivals() { log_.on_arrival(nullptr); }

void Arrivals::await(std::int64_t most_ms) {
  std::unique_lock hold(lock_);
  changed_.wait_for(hold, std::chrono::milliseconds(most_ms), [this] { return arrived_; });
  arrived_ = false;
}

std::unexpected<Failure> no_answer() {
  return std::unexpected(Failure::unavailable(
      "alleen-lezen",
      "Kafka antwoordt niet. Draai de opdracht opnieuw als het cluster er weer is."));
}

base::Result<std::uint64_t> end_of(log::Log& log, const MoveTuning& tuning) {
  Arrivals arrivals(log);
  const std::int64_t since_ms = base::monotonic_ms();
  for (;;) {
    if (const auto end = log.end()) return end->value;
    if (base::monotonic_ms() - since_ms >= tuning.patience_ms) return no_answer();
    arrivals.await(pause_ms);
  }
}

LeafMove::LeafMove(const store::Store& ledger, const Lane& lane,
                   const std::filesystem::path& anchors, MoveTold told, const MoveTuning& tuning)
    : ledger_(ledger), lane_(lane), anchors_(anchors), told_(std::move(told)), tuning_(tuning) {}

base::Result<std::uint64_t> LeafMove::compare_held() {
  TRY_DO(expect_roots());
  TRY(end, end_of(*lane_.config.log, tuning_));
  const std::uint64_t size = lane_.head.size.value;
  TRY_DO(read_to(std::min(end, size), false));
  if (end > size)
    return refuse(fmt::format("het topic heeft {} berichten, dit logboek {}. Bericht {} is van een "
                              "ander.", end, size, size));
  sent_ = end;
  return end;
}

// A copy that a dying producer left behind shows here at the latest.
Status LeafMove::complete() {
  TRY_DO(read_to(lane_.head.size.value, true));
  TRY(end, end_of(*lane_.config.log, tuning_));
  if (end != lane_.head.size.value)
    return refuse(fmt::format("achter bericht {} staat nog iets.", lane_.head.size.value - 1));
  return {};
}

// Accepted only if the tree is the one that was published (logboek.md 19).
Status LeafMove::expect_roots() {
  if (lane_.damage) return refuse(lane_.damage->sentence);
  if (lane_.head.size.value == 0) return refuse("het is nog niet geopend.");
  if (!lane_.signed_head) return refuse("er is nog geen controlepunt.");
  TRY_DO(expect(lane_.head.size, lane_.head.root, "deze opslag"));
  TRY_DO(expect(lane_.signed_head->size, lane_.signed_head->root, "het controlepunt"));
  const auto witnessed = ledger_.view([&](const store::Rows& rows) {
    return rows.last(lane_.tables.getuigd);
  });
  if (witnessed) {
    const auto head =
        tlog::open_checkpoint(base::as_text(witnessed->second), lane_.config.known_keys);
    if (!head) return refuse("het bevestigde controlepunt is niet leesbaar.");
    TRY_DO(expect(head->size, head->root, "het bevestigde controlepunt"));
  }
  if (anchors_.empty()) return {};
  const auto anchor = Anchor(anchors_, lane_.config.name).read(lane_.config.known_keys);
  if (anchor.presence != Anchor::Presence::present)
    return refuse("het anker ontbreekt of is niet leesbaar.");
  return expect(anchor.checkpoint.size, anchor.checkpoint.root, "het anker");
}

Status LeafMove::expect(base::TreeSize size, const base::Hash& root, std::string_view whose) {
  if (size > lane_.head.size)
    return refuse(fmt::format("{} noemt {} berichten, hier staan er {}. Deze opslag is te oud.",
                              whose, size.value, lane_.head.size.value));
  roots_.emplace(size.value, Expected{root, std::string(whose)});
  return {};
}

Status LeafMove::read_to(std::uint64_t end, bool append) {
  Arrivals arrivals(*lane_.config.log);
  std::int64_t progress_ms = base::monotonic_ms();
  const auto tell = [&] {
    if (told_)
      told_({lane_.config.name, leaves, frontier_.size().value, lane_.head.size.value});
  };
  tell();
  while (frontier_.size().value < end) {
    if (append) TRY_DO(send_ahead());
    const log::Batch got =
        lane_.config.log->read({frontier_.size().value}, per_read, answer_ms);
    if (got.fault != log::ReadFault::none && got.fault != log::ReadFault::unavailable)
      return refuse(fmt::format("bericht {} is niet te lezen: het topic heeft daar een gat of is "
                                "beschadigd.", frontier_.size().value));
    TRY_DO(take(got, end));
    if (!got.records.empty()) {
      progress_ms = base::monotonic_ms();
      tell();
      continue;
    }
    if (base::monotonic_ms() - progress_ms >= tuning_.patience_ms) return no_answer();
    arrivals.await(pause_ms);
  }
  return {};
}

// Full: what waits is read back first.
Status LeafMove::send_ahead() {
  const std::uint64_t most =
      std::min(lane_.head.size.value, frontier_.size().value + tuning_.ahead);
  while (sent_ < most) {
    const auto leaf = ledger_.view([&](const store::Rows& rows) -> std::optional<base::Bytes> {
      const auto found = leaf_at(lane_, sent_, rows);
      if (!found) return std::nullopt;
      return base::Bytes(found->begin(), found->end());
    });
    if (!leaf) return refuse(fmt::format("bericht {} ontbreekt in deze opslag.", sent_));
    const Status taken = lane_.config.log->append(*leaf);
    if (!taken && taken.error().code == base::Code::unavailable) return {};
    if (!taken) return taken;
    ++sent_;
  }
  return {};
}

Status LeafMove::take(const log::Batch& batch, std::uint64_t end) {
  return ledger_.view([&](const store::Rows& rows) -> Status {
    for (const log::LogRecord& record : batch.records) {
      const std::uint64_t index = frontier_.size().value;
      if (index == end) return {};
      const auto own = leaf_at(lane_, index, rows);
      if (!own) return refuse(fmt::format("bericht {} ontbreekt in deze opslag.", index));
      if (record.position.value != index)
        return refuse(fmt::format("bericht {} ontbreekt.", index));
      TRY_DO(take_one(*own, record.bytes));
    }
    return {};
  });
}

Status LeafMove::take_one(base::ByteView here, base::ByteView there) {
  if (!same(here, there))
    return refuse(fmt::format("bericht {} is op Kafka een ander dan hier.",
                              frontier_.size().value));
  frontier_.push(event::leaf_hash(there), [](unsigned, const base::Hash&) {});
  const auto [first, last] = roots_.equal_range(frontier_.size().value);
  for (auto row = first; row != last; ++row)
    if (row->second.root != frontier_.root())
      return refuse(fmt::format("bij {} berichten noemt {} een andere wortel.",
                                frontier_.size().value, row->second.whose));
  return {};
}

std::unexpected<Failure> LeafMove::refuse(std::string_view sentence) const {
  return std::unexpected(
      Failure::fatal(fmt::format("Register {}: {}", lane_.config.name, sentence)));
}

}  // namespace zegel::sequencer
