#include "ledger/log/kafka_consumer.h"

#include "ledger/base/check.h"
#include "ledger/log/kafka_open.h"
#include "ledger/log/kafka_stream.h"

namespace zegel::log {
namespace {

// Called inside serve() alone.
void on_error(rd_kafka_t*, int error, const char*, void* opaque) noexcept {
  if (error == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN)
    static_cast<KafkaConsumer::Shared*>(opaque)->down = true;
}

// Without a question nobody connects: what is assigned then waits for a timer of one second.
void warm(rd_kafka_t* client, std::int64_t most_ms) {
  const rd_kafka_metadata_t* found = nullptr;
  rd_kafka_metadata(client, 0, nullptr, &found, static_cast<int>(most_ms));
  if (found != nullptr) rd_kafka_metadata_destroy(found);
}

}  // namespace

base::Result<std::unique_ptr<KafkaConsumer>> KafkaConsumer::open(
    const KafkaSettings& settings, KafkaReaper& reaper, const KafkaConsumerOptions& options) {
  auto shared = std::make_unique<Shared>(options);
  TRY(client, open_kafka(KafkaClient::consumer, settings, reaper, [&](rd_kafka_conf_t* conf) {
    rd_kafka_conf_set_opaque(conf, shared.get());
    rd_kafka_conf_set_error_cb(conf, on_error);
  }));
  rd_kafka_poll_set_consumer(client.get());
  TRY(asker, open_kafka(KafkaClient::consumer, settings, reaper));
  warm(client.get(), options.warm_ms);
  warm(asker.get(), options.warm_ms);
  shared->client = std::move(client);
  shared->asker = std::move(asker);
  return std::unique_ptr<KafkaConsumer>(new KafkaConsumer(std::move(shared)));
}

KafkaConsumer::KafkaConsumer(std::unique_ptr<Shared> shared) : shared_(std::move(shared)) {}
KafkaConsumer::~KafkaConsumer() = default;

KafkaStream& KafkaConsumer::add_stream(const std::string& topic, KafkaOrder order) {
  auto impl = std::make_unique<KafkaStream::Impl>(*shared_, topic, order);
  streams_.emplace_back(new KafkaStream(std::move(impl)));
  return *streams_.back();
}

// What belongs to no stream: the state of the brokers. The records have queues of their own.
void KafkaConsumer::Shared::serve() {
  while (const KafkaMessage message{rd_kafka_consumer_poll(client.get(), 0)}) {
    if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR)
      stray = true;                        // before its queue stood apart: read again
  }
}

KafkaStream::KafkaStream(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
KafkaStream::~KafkaStream() = default;

KafkaBatch KafkaStream::read(base::Position from, const Limits& limits, std::int64_t deadline_ms) {
  return impl_->read(from.value, limits, deadline_ms);
}

base::Result<KafkaWatermarks> KafkaStream::watermarks(std::int64_t most_ms) {
  return impl_->watermarks(most_ms);
}

base::Result<base::Position> KafkaStream::high(std::int64_t most_ms) {
  return impl_->high(most_ms);
}

void KafkaStream::on_arrival(std::function<void()> wake) {
  const std::lock_guard hold(impl_->lock);
  impl_->wake = std::move(wake);
}

LogHealth KafkaStream::health() const {
  LogHealth health;
  health.reachable = !impl_->shared.down && !impl_->troubled;
  if (!health.reachable) health.reason = "Kafka antwoordt niet bij het lezen.";
  health.lag = impl_->lag;
  health.last_progress_ms = impl_->progress_ms;
  return health;
}

}  // namespace zegel::log
