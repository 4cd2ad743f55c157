#include "ledger/log/kafka_inhoud.h"

#include <algorithm>
#include <future>
#include <memory>
#include <utility>

#include "ledger/base/journal.h"
#include "ledger/inhoud/record.h"
#include "ledger/inhoud/seal.h"

namespace zegel::log {
namespace {

using base::Failure;
using base::Status;

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t roll_hours = 13;    // beyond segment.ms of the topic, 12 hours
constexpr base::ByteArray<32> heartbeat_key{};

base::ByteArray<32> raw_of(const inhoud::Key& key) {
  base::ByteArray<32> raw;
  std::ranges::copy(key.h.view(), std::ranges::copy(key.jti.view(), raw.begin()).out);
  return raw;
}

inhoud::Key key_of(const base::ByteArray<32>& raw) {
  const base::ByteView view(raw);
  return {*base::Jti::from(view.first(16)), *base::JwsTag::from(view.subspan(16))};
}

Status status_of(KafkaLanding landing) {
  switch (landing) {
    case KafkaLanding::persisted: return {};
    case KafkaLanding::refused: return std::unexpected(Failure::fatal("Kafka refuses an inhoud"));
    case KafkaLanding::abandoned: return std::unexpected(Failure::unavailable("V-DUR-1"));
  }
  return {};
}

}  // namespace

KafkaLaneOptions kafka_inhoud_lane(std::string topic) {
  KafkaLaneOptions lane;
  lane.topic = std::move(topic);
  lane.goes_first = true;
  lane.largest = base::limits::inhoud_record;
  return lane;
}

KafkaInhoud::KafkaInhoud(std::string reg, KafkaProducer::Lane lane, const On& on,
                         base::Position from)
    : reg_(std::move(reg)), lane_(lane), on_(on), position_(from.value) {}

void KafkaInhoud::keep(const inhoud::Key& key, base::Bytes record, base::Hour hour,
                       inhoud::InhoudStore::Done done) {
  append(raw_of(key), std::move(record), hour.value, std::move(done));
}

void KafkaInhoud::erase(const inhoud::Key& key, inhoud::InhoudStore::Done done) {
  append(raw_of(key), std::nullopt, hour_now(), std::move(done));
}

Status KafkaInhoud::heartbeat(crypto::Random& random) {
  const auto noise = random.bytes<32>();
  const std::int64_t now = hour_now();
  const std::int64_t newest = newest_hour_;
  return append(heartbeat_key, base::Bytes(noise.begin(), noise.end()),
                newest > now ? newest + roll_hours : now, nullptr);
}

// Answers `done` in every case, when there is one.
Status KafkaInhoud::append(const RawKey& key, std::optional<base::Bytes> value, std::int64_t hour,
                           inhoud::InhoudStore::Done done) {
  auto answer = std::make_unique<inhoud::InhoudStore::Done>(std::move(done));
  inhoud::InhoudStore::Done& here = *answer;
  KafkaOutgoing outgoing;
  outgoing.key = base::Bytes(key.begin(), key.end());
  outgoing.value = std::move(value);
  outgoing.timestamp_ms = hour * hour_ms;
  outgoing.done = [answer = std::move(answer)](KafkaLanding landing) {
    if (*answer) (*answer)(status_of(landing));
  };
  Status taken = on_.producer.append(lane_, std::move(outgoing));
  if (!taken && here) here(taken);         // `outgoing` was left whole
  return taken;
}

// Each record in turn, as the topic has them; then what changed goes to the store as one commit.
base::Result<bool> KafkaInhoud::turn(const Limits& limits, std::int64_t wait_ms) {
  answer_asked();
  const KafkaBatch batch = on_.stream.read({position_.load()}, limits, wait_ms);
  switch (batch.fault) {
    case ReadFault::none: break;
    case ReadFault::truncated:
    case ReadFault::gap: TRY_DO(start_again()); return true;
    case ReadFault::corrupt:
    case ReadFault::unavailable:
      return std::unexpected(Failure::unavailable("alleen-lezen", "inhoud: Kafka cannot be read"));
  }
  Rows rows;
  for (const KafkaRecord& record : batch.records) take(record, rows);
  TRY_DO(write(rows));
  position_ = batch.next.value;
  if (asking_ != 0 && position_ >= asked_end_) answered_ = std::exchange(asking_, 0);
  return !batch.records.empty();
}

void KafkaInhoud::take(const KafkaRecord& record, Rows& rows) {
  newest_hour_ = std::max(newest_hour_.load(), record.timestamp_ms / hour_ms);
  RawKey raw{};
  if (record.key.size() == raw.size()) std::ranges::copy(record.key, raw.begin());
  if (record.key.size() == raw.size() && raw == heartbeat_key) return;
  const auto parsed = inhoud::parse_record(record.value);
  const bool ours = record.key.size() == raw.size() &&
                    (record.tombstone || (parsed && raw_of({parsed->jti, parsed->h}) == raw));
  if (!ours) {
    if (foreign_.fetch_add(1) == 0)
      base::journal(base::Level::alarm, "vreemd bericht tussen de inhoud", {{"register", reg_}});
    return;
  }
  Row& row = row_of(raw, rows);
  if (record.tombstone) {
    row.changed = true;
    row.record.clear();
    return;
  }
  const std::uint16_t known = inhoud::generation_of(row.record);
  if (parsed->generation < known) return produce_again(raw, row.record);
  if (parsed->generation == known) return;
  row.record.assign(record.value.begin(), record.value.end());
  row.changed = true;
}

KafkaInhoud::Row& KafkaInhoud::row_of(const RawKey& raw, Rows& rows) {
  const auto [at, is_new] = rows.try_emplace(raw);
  if (is_new)
    if (auto stored = on_.store.get(reg_, key_of(raw))) {
      at->second.stored = inhoud::sealing_of(*stored);
      at->second.record = std::move(*stored);
    }
  return at->second;
}

Status KafkaInhoud::write(Rows& rows) {
  std::vector<std::pair<inhoud::Key, base::Bytes>> kept;
  for (auto& [raw, row] : rows) {
    if (!row.changed) continue;
    // The store never replaces by a lower generation: what a tombstone took goes first.
    const bool lower = inhoud::generation_of(row.record) < row.stored.generation;
    if (lower) TRY_DO(erase_row(raw, row));
    if (!row.record.empty()) kept.emplace_back(key_of(raw), std::move(row.record));
  }
  if (kept.empty()) return {};
  TRY_DO(on_.store.keep_all(reg_, kept));
  kept_ += kept.size();
  return {};
}

Status KafkaInhoud::erase_row(const RawKey& raw, const Row& row) {
  std::promise<Status> erased;
  on_.store.erase_orphan(reg_, key_of(raw), row.stored,
                         [&](Status status) { erased.set_value(std::move(status)); });
  TRY_DO(erased.get_future().get());
  ++erased_;
  return {};
}

// Compaction keeps the newest record of a key, and that must be the highest generation again.
void KafkaInhoud::produce_again(const RawKey& raw, const base::Bytes& record) {
  ++again_;
  append(raw, record, hour_now(), nullptr);  // refused: the next lower one asks for it again
}

// The position is not in this topic: shorter, or another one. The rows follow from its records.
Status KafkaInhoud::start_again() {
  TRY(marks, on_.stream.watermarks());
  base::journal(base::Level::warning, "inhoud wordt opnieuw gelezen",
                {{"register", reg_}, {"oud", position_.load()}, {"nieuw", marks.low.value}});
  position_ = marks.low.value;
  return {};
}

void KafkaInhoud::answer_asked() {
  const std::uint64_t ticket = asked_;
  if (asking_ != 0 || ticket == answered_) return;
  const auto end = on_.stream.high();
  if (!end) return;                        // asked again at the next turn
  asking_ = ticket;
  asked_end_ = end->value;
  if (position_ >= asked_end_) answered_ = std::exchange(asking_, 0);
}

std::int64_t KafkaInhoud::hour_now() const { return base::hour_of(on_.clock.now()).value; }

KafkaInhoudMetrics KafkaInhoud::metrics() const { return {kept_, erased_, again_, foreign_}; }

}  // namespace zegel::log
