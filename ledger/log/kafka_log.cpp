#include "ledger/log/kafka_log.h"

#include "ledger/base/check.h"

namespace zegel::log {
namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t end_ms = 1'000;

}  // namespace

KafkaLog::KafkaLog(KafkaProducer& producer, KafkaProducer::Lane lane, KafkaStream& stream,
                   Stamp stamp)
    : producer_(producer), lane_(lane), stream_(stream), stamp_(std::move(stamp)) {}

base::Status KafkaLog::append(base::Bytes record) {
  KafkaOutgoing outgoing;
  outgoing.timestamp_ms = stamp_(record);
  ZEGEL_CHECK(outgoing.timestamp_ms >= 0 && outgoing.timestamp_ms % hour_ms == 0);
  outgoing.value = std::move(record);
  return producer_.append(lane_, std::move(outgoing));
}

Batch KafkaLog::read(base::Position from, const Limits& limits, std::int64_t deadline_ms) {
  const KafkaBatch got = stream_.read(from, limits, deadline_ms);
  Batch out;
  out.records.reserve(got.records.size());
  for (const KafkaRecord& record : got.records)
    out.records.push_back({record.position, record.value});
  out.drained = got.drained;
  out.fault = got.fault;
  return out;
}

base::Result<base::Position> KafkaLog::end() { return stream_.high(end_ms); }

LogHealth KafkaLog::health() const {
  LogHealth health = stream_.health();
  const KafkaLaneHealth lane = producer_.health(lane_);
  if (lane.reachable) return health;
  health.reachable = false;
  health.reason = lane.reason;
  return health;
}

void KafkaLog::on_arrival(std::function<void()> wake) { stream_.on_arrival(std::move(wake)); }

}  // namespace zegel::log
