#include "ledger/node/kafka_outlet.h"

#include <algorithm>
#include <memory>

#include "ledger/base/check.h"
#include "ledger/base/limits.h"

namespace zegel::node {
namespace {

constexpr std::int64_t hour_ms = 3'600'000;

base::Status status_of(log::KafkaLanding landing) {
  if (landing == log::KafkaLanding::persisted) return {};
  return std::unexpected(base::Failure::unavailable("V-DUR-1"));
}

}  // namespace

log::KafkaLaneOptions KafkaOutlet::lane_of(std::string topic) {
  log::KafkaLaneOptions lane;
  lane.topic = std::move(topic);
  lane.largest = base::limits::inhoud_record;
  return lane;
}

void KafkaOutlet::add(std::string reg, log::KafkaProducer::Lane lane) {
  lanes_.emplace_back(std::move(reg), lane);
}

void KafkaOutlet::publish(std::string_view reg, const inhoud::Key& key, base::Bytes record,
                          inhoud::InhoudStore::Done done) {
  const auto at = std::ranges::find(lanes_, reg, [](const auto& one) { return one.first; });
  ZEGEL_CHECK(at != lanes_.end());
  auto answer = std::make_unique<inhoud::InhoudStore::Done>(std::move(done));
  inhoud::InhoudStore::Done& here = *answer;
  log::KafkaOutgoing out;
  out.key.emplace();
  base::ByteWriter(*out.key).raw(key.jti.view()).raw(key.h.view());
  if (!record.empty()) out.value = std::move(record);
  out.timestamp_ms = base::hour_of(clock_.now()).value * hour_ms;
  out.done = [answer = std::move(answer)](log::KafkaLanding landing) {
    (*answer)(status_of(landing));
  };
  // What is refused is left whole, `here` included.
  if (auto taken = producer_.append(at->second, std::move(out)); !taken) here(std::move(taken));
}

}  // namespace zegel::node
