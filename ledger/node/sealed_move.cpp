#include "ledger/node/sealed_move.h"

#include <fmt/format.h>

#include <algorithm>

#include "ledger/base/clock.h"
#include "ledger/crypto/hash.h"
#include "ledger/inhoud/seal.h"

namespace zegel::node {
namespace {

using base::Failure;
using base::Status;

constexpr log::Limits per_read{1'000, 8u << 20};
constexpr std::int64_t answer_ms = 1'000;
constexpr std::size_t wave_records = 256;
constexpr std::size_t wave_bytes = 8u << 20;
constexpr std::int64_t pause_ms = 20;
constexpr int rounds = 5;

inhoud::Key key_of(const base::ByteArray<32>& raw) {
  const base::ByteView view(raw);
  return {*base::Jti::from(view.first(16)), *base::JwsTag::from(view.subspan(16))};
}

}  // namespace

SealedMove::SealedMove(const On& on, const sequencer::Lane& lane, sequencer::MoveTold told,
                       const sequencer::MoveTuning& tuning)
    : on_(on), lane_(lane), told_(std::move(told)), tuning_(tuning) {}

base::Result<std::uint64_t> SealedMove::complete() {
  TRY_DO(collect());
  tell();
  TRY_DO(read_to_end());
  for (int round = 0; round < rounds && there_.size() < wanted_.size(); ++round) {
    TRY_DO(publish_missing());
    TRY_DO(read_to_end());
  }
  if (there_.size() < wanted_.size())
    return std::unexpected(Failure::fatal(
        fmt::format("Register {}: niet alle inhoud is op Kafka terug te lezen.",
                    lane_.config.name)));
  return wanted_.size();
}

// The keys of the leaves that have a record here.
Status SealedMove::collect() {
  return on_.ledger.view([&](const store::Rows& rows) -> Status {
    for (std::uint64_t index = 0; index < lane_.head.size.value; ++index) {
      const auto row = rows.get(lane_.tables.leaf, store::key_u64(index));
      const auto stored = row ? store::decode_leaf(*row) : std::nullopt;
      const auto checked = stored ? sequencer::check_record(stored->leaf) : sequencer::Reject{};
      const auto* leaf = std::get_if<sequencer::Wellformed>(&checked);
      if (leaf == nullptr)
        return std::unexpected(Failure::fatal(
            fmt::format("Register {}: bericht {} is beschadigd.", lane_.config.name, index)));
      const inhoud::Key key{leaf->skelet.jti, crypto::jws_tag(leaf->leaf.jws)};
      if (!on_.store.get(lane_.config.name, key)) continue;
      RawKey raw{};
      std::ranges::copy(key.h.view(), std::ranges::copy(key.jti.view(), raw.begin()).out);
      wanted_.insert(raw);
    }
    return {};
  });
}

Status SealedMove::read_to_end() {
  std::int64_t progress_ms = base::monotonic_ms();
  std::optional<base::Position> end;
  while (!end || next_ < *end) {
    if (!end)
      if (const auto high = on_.topic.high()) end = *high;
    const log::KafkaBatch got = on_.topic.read(next_, per_read, answer_ms);
    if (got.fault != log::ReadFault::none && got.fault != log::ReadFault::unavailable)
      return std::unexpected(Failure::fatal(
          fmt::format("Register {}: het topic inhoud is niet te lezen.", lane_.config.name)));
    for (const log::KafkaRecord& record : got.records) take(record);
    if (got.fault == log::ReadFault::none && got.next > next_) {
      next_ = got.next;
      progress_ms = base::monotonic_ms();
      continue;
    }
    if (base::monotonic_ms() - progress_ms >= tuning_.patience_ms) return sequencer::no_answer();
    std::unique_lock hold(lock_);
    answered_.wait_for(hold, std::chrono::milliseconds(pause_ms));
  }
  tell();
  return {};
}

void SealedMove::take(const log::KafkaRecord& record) {
  RawKey raw{};
  if (record.key.size() != raw.size()) return;
  std::ranges::copy(record.key, raw.begin());
  if (!wanted_.contains(raw)) return;
  const auto own = on_.store.get(lane_.config.name, key_of(raw));
  const bool same = own && std::ranges::equal(*own, record.value);
  if (record.tombstone) there_.erase(raw);
  if (same) there_.insert(raw);
}

Status SealedMove::publish_missing() {
  std::vector<Record> wave;
  std::size_t bytes = 0;
  for (const RawKey& raw : wanted_) {
    if (there_.contains(raw)) continue;
    auto record = on_.store.get(lane_.config.name, key_of(raw));
    if (!record) continue;
    bytes += record->size();
    wave.emplace_back(raw, std::move(*record));
    if (wave.size() < wave_records && bytes < wave_bytes) continue;
    TRY_DO(publish(std::exchange(wave, {})));
    bytes = 0;
  }
  return publish(std::move(wave));
}

// Waits for every answer: what was not taken shows when the topic is read.
Status SealedMove::publish(std::vector<Record> wave) {
  const auto answered = [this](const Status&) {
    const std::lock_guard hold(lock_);
    --under_way_;
    answered_.notify_all();
  };
  for (auto& [raw, record] : wave) {
    {
      const std::lock_guard hold(lock_);
      ++under_way_;
    }
    on_.side.outlet().publish(lane_.config.name, key_of(raw), std::move(record), answered);
  }
  std::unique_lock hold(lock_);
  const bool all = answered_.wait_for(hold, std::chrono::milliseconds(tuning_.patience_ms),
                                      [&] { return under_way_ == 0; });
  if (all) return {};
  hold.unlock();
  on_.side.stop_sending();  // answers what is left: nothing may reach this object later
  hold.lock();
  answered_.wait(hold, [&] { return under_way_ == 0; });
  return sequencer::no_answer();
}

void SealedMove::tell() const {
  if (told_) told_({lane_.config.name, "inhoud", there_.size(), wanted_.size()});
}

}  // namespace zegel::node
