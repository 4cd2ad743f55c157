#include "tests/unit/kafka/rig.h"

#include <stdexcept>

#include "ledger/base/clock.h"

namespace zegel::test {

void Bell::ring() {
  const std::lock_guard hold(lock_);
  ringing_ = true;
  rung_.notify_all();
}

void Bell::wait(std::int64_t most_ms) {
  std::unique_lock hold(lock_);
  rung_.wait_for(hold, std::chrono::milliseconds(most_ms), [this] { return ringing_; });
  ringing_ = false;
}

ReadBack read_back(log::Log& log, std::uint64_t from, std::size_t count, std::int64_t most_ms) {
  Bell arrived;
  log.on_arrival([&] { arrived.ring(); });
  ReadBack out;
  const std::int64_t until = base::monotonic_ms() + most_ms;
  while (out.records.size() < count && base::monotonic_ms() < until) {
    const log::Batch batch = log.read({from + out.records.size()}, {}, 50);
    out.fault = batch.fault;
    for (const log::LogRecord& record : batch.records)
      out.records.emplace_back(record.bytes.begin(), record.bytes.end());
    if (batch.fault != log::ReadFault::none && batch.fault != log::ReadFault::unavailable) break;
    if (batch.records.empty()) arrived.wait(50);
  }
  log.on_arrival(nullptr);
  return out;
}

bool meets(log::Log& log, std::uint64_t from, log::ReadFault fault, std::int64_t most_ms) {
  return becomes([&] { return log.read({from}, {}, 0).fault == fault; }, most_ms);
}

Rig::Rig(log::KafkaSettings settings, const std::string& topic, log::KafkaLaneOptions lane,
         log::KafkaProducerOptions options, bool started)
    : producer_(std::make_unique<log::KafkaProducer>(settings, reaper_, std::move(options))) {
  lane.topic = topic;
  lane.compression = log::KafkaCompression::zstd;
  lane_ = producer_->add_lane(std::move(lane));
  auto consumer = log::KafkaConsumer::open(settings, reaper_);
  if (!consumer) throw std::runtime_error(consumer.error().detail);
  consumer_ = std::move(*consumer);
  if (started) start();
  log::KafkaStream& stream = consumer_->add_stream(topic, log::KafkaOrder::contiguous);
  log_ = std::make_unique<log::KafkaLog>(
      *producer_, lane_, stream, [](base::ByteView) { return std::int64_t{1'700'000'000'000} /
                                                             3'600'000 * 3'600'000; });
}

void Rig::start() {
  if (const auto started = producer_->start(); !started)
    throw std::runtime_error(started.error().detail);
}

}  // namespace zegel::test
