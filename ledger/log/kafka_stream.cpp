#include "ledger/log/kafka_stream.h"

#include <algorithm>

#include "ledger/base/clock.h"
#include "ledger/base/journal.h"

namespace zegel::log {
namespace {

constexpr unsigned gap_reads = 2;          // the library may have skipped: read once more
constexpr unsigned bad_reads = 4;          // read again three times
constexpr std::int64_t probe_pause_ms = 1'000;

void on_event(rd_kafka_t*, void* opaque) noexcept {
  auto* stream = static_cast<KafkaStream::Impl*>(opaque);
  const std::lock_guard hold(stream->lock);
  if (stream->wake) stream->wake();
}

KafkaPartitions partition_of(const std::string& topic, std::int64_t offset) {
  KafkaPartitions list(rd_kafka_topic_partition_list_new(1));
  rd_kafka_topic_partition_list_add(list.get(), topic.c_str(), 0)->offset = offset;
  return list;
}

base::ByteView view(const void* data, std::size_t size) {
  if (data == nullptr) return {};
  return {static_cast<const base::Byte*>(data), size};
}

}  // namespace

// The queue stands apart before anything is fetched, so nothing goes to the shared one.
KafkaStream::Impl::Impl(KafkaConsumer::Shared& consumer, std::string name, KafkaOrder kind)
    : shared(consumer), topic(std::move(name)), order(kind),
      queue(rd_kafka_queue_get_partition(consumer.client.get(), topic.c_str(), 0)) {
  rd_kafka_queue_forward(queue.get(), nullptr);
  rd_kafka_queue_cb_event_enable(queue.get(), on_event, this);
  progress_ms = base::monotonic_ms();
}

KafkaStream::Impl::~Impl() { rd_kafka_queue_cb_event_enable(queue.get(), nullptr, nullptr); }

KafkaBatch KafkaStream::Impl::read(std::uint64_t from, const Limits& limits,
                                   std::int64_t deadline_ms) {
  given.clear();
  bytes = 0;
  shared.serve();
  KafkaBatch out;
  if (shared.stray) assigned = shared.stray = false;
  if ((!assigned || from != position) && !move_to(from)) out.fault = ReadFault::unavailable;
  const std::int64_t patience =
      answered ? deadline_ms : std::max(deadline_ms, shared.options.answer_ms);
  const std::int64_t until = base::monotonic_ms() + patience;
  while (out.fault == ReadFault::none && out.records.size() < limits.records) {
    KafkaMessage message = next_message(until, out);
    if (!message || !take(std::move(message), limits, out)) break;
  }
  if (out.records.empty() && out.fault == ReadFault::none && shared.down)
    out.fault = sign_of_life();
  if (out.records.empty() && out.fault == ReadFault::none && !answered)
    out.fault = ReadFault::unavailable;
  // What was read before a fault goes out first; the next read meets it again.
  if (!out.records.empty()) out.fault = ReadFault::none;
  if (out.fault != ReadFault::none) out.drained = false;
  troubled = out.fault == ReadFault::unavailable;
  out.next = {position};
  return out;
}

// Waits only for what is known to be under way: an answer, or records before the end that the last
// answer named.
KafkaMessage KafkaStream::Impl::next_message(std::int64_t until_ms, KafkaBatch& out) {
  if (stash) return std::move(stash);
  KafkaMessage message(rd_kafka_consume_queue(queue.get(), 0));
  if (message) return message;
  if (answered && at_known_end()) {
    out.drained = true;
    return nullptr;
  }
  const std::int64_t wait = until_ms - base::monotonic_ms();
  if (wait > 0) message.reset(rd_kafka_consume_queue(queue.get(), static_cast<int>(wait)));
  return message;
}

bool KafkaStream::Impl::at_known_end() {
  std::int64_t low = 0, high = 0;
  if (rd_kafka_get_watermark_offsets(shared.client.get(), topic.c_str(), 0, &low, &high) !=
          RD_KAFKA_RESP_ERR_NO_ERROR ||
      high < 0)
    return false;
  const auto end = static_cast<std::uint64_t>(high);
  lag = end > position ? end - position : 0;
  return position >= end;
}

// False: this read ends here.
bool KafkaStream::Impl::take(KafkaMessage message, const Limits& limits, KafkaBatch& out) {
  shared.down = false;
  if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF)
    return take_end(static_cast<std::uint64_t>(message->offset), out);
  if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) return fault_of(*message, out);
  answered = true;
  if (message->partition != 0 || message->offset < 0)
    return again(ReadFault::corrupt, bad, bad_reads, out);
  const auto offset = static_cast<std::uint64_t>(message->offset);
  if (offset < position || (order == KafkaOrder::contiguous && offset != position))
    return again(ReadFault::gap, gaps, gap_reads, out);
  const std::size_t size = message->len + message->key_len;
  if (!out.records.empty() && bytes + size > limits.bytes) {
    stash = std::move(message);
    return false;
  }
  bytes += size;
  add(std::move(message), out);
  return true;
}

void KafkaStream::Impl::add(KafkaMessage message, KafkaBatch& out) {
  rd_kafka_timestamp_type_t type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
  KafkaRecord record;
  record.position = {static_cast<std::uint64_t>(message->offset)};
  record.key = view(message->key, message->key_len);
  record.value = view(message->payload, message->len);
  record.tombstone = message->payload == nullptr;
  record.timestamp_ms = rd_kafka_message_timestamp(message.get(), &type);
  out.records.push_back(record);
  position = record.position.value + 1;
  gaps = bad = 0;
  progress_ms = base::monotonic_ms();
  given.push_back(std::move(message));
}

// The end that the library has reached. Records that are not ours to see (of a transaction, or
// compacted) stand between `position` and there.
bool KafkaStream::Impl::take_end(std::uint64_t offset, KafkaBatch& out) {
  answered = true;
  if (offset <= position) return true;
  if (order == KafkaOrder::contiguous) return again(ReadFault::gap, gaps, gap_reads, out);
  position = offset;
  return true;
}

bool KafkaStream::Impl::again(ReadFault fault, unsigned& times, unsigned most, KafkaBatch& out) {
  const bool told = ++times >= most;
  if (told) times = 0;
  assigned = false;
  if (out.records.empty() && !told && move_to(position)) return true;
  out.fault = fault;
  return false;
}

bool KafkaStream::Impl::fault_of(const rd_kafka_message_t& message, KafkaBatch& out) {
  base::journal(base::Level::warning, "lezen van Kafka",
                {{"stroom", topic}, {"oorzaak", error_text(message.err)}});
  if (message.err == RD_KAFKA_RESP_ERR__BAD_MSG ||
      message.err == RD_KAFKA_RESP_ERR__BAD_COMPRESSION)
    return again(ReadFault::corrupt, bad, bad_reads, out);
  assigned = false;
  const bool range = message.err == RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET ||
                     message.err == RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE;
  out.fault = range ? out_of_range() : ReadFault::unavailable;
  return false;
}

// The leader says that it does not have `position`: too far, or no longer.
ReadFault KafkaStream::Impl::out_of_range() {
  const auto marks = watermarks(shared.options.answer_ms);
  if (!marks) return ReadFault::unavailable;
  if (marks->high.value < position) return ReadFault::truncated;
  return marks->low.value > position ? ReadFault::gap : ReadFault::unavailable;
}

// No broker answered. After it comes back, the first question is whether the log is still as long.
ReadFault KafkaStream::Impl::sign_of_life() {
  const std::int64_t now = base::monotonic_ms();
  if (now - shared.probed_ms < probe_pause_ms) return ReadFault::unavailable;
  shared.probed_ms = now;
  const auto end = high(shared.options.probe_ms);
  if (!end) return ReadFault::unavailable;
  shared.down = false;
  return end->value < position ? ReadFault::truncated : ReadFault::none;
}

bool KafkaStream::Impl::move_to(std::uint64_t offset) {
  stash.reset();
  assigned = answered = false;
  position = offset;
  rd_kafka_t* client = shared.client.get();
  if (subscribed) {
    const KafkaPartitions list = partition_of(topic, RD_KAFKA_OFFSET_INVALID);
    const KafkaError ignored(rd_kafka_incremental_unassign(client, list.get()));
    subscribed = false;
  }
  const KafkaPartitions list = partition_of(topic, static_cast<std::int64_t>(offset));
  const KafkaError error(rd_kafka_incremental_assign(client, list.get()));
  if (error) {
    base::journal(base::Level::warning, "lezen van Kafka",
                  {{"stroom", topic}, {"oorzaak", rd_kafka_error_string(error.get())}});
    return false;
  }
  return subscribed = assigned = true;
}

base::Result<KafkaWatermarks> KafkaStream::Impl::watermarks(std::int64_t most_ms) {
  const std::int64_t until = base::monotonic_ms() + most_ms;
  TRY(low, ask(RD_KAFKA_OFFSET_BEGINNING, most_ms));
  TRY(end, ask(RD_KAFKA_OFFSET_END, until - base::monotonic_ms()));
  if (end < low) return std::unexpected(unreachable("Kafka: the end lies before the beginning"));
  return KafkaWatermarks{low, end};
}

base::Result<base::Position> KafkaStream::Impl::high(std::int64_t most_ms) {
  return ask(RD_KAFKA_OFFSET_END, most_ms);
}

// ListOffsets to the leader. Not rd_kafka_query_watermark_offsets: before 2.3.0 that waits for ever
// for a leader that is down (its issue 2588).
base::Result<base::Position> KafkaStream::Impl::ask(std::int64_t place, std::int64_t most_ms) {
  const KafkaPartitions list = partition_of(topic, place);
  const int wait = static_cast<int>(std::max<std::int64_t>(most_ms, 1));
  const auto error = rd_kafka_offsets_for_times(shared.asker.get(), list.get(), wait);
  const rd_kafka_topic_partition_t& answer = list->elems[0];
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) return std::unexpected(unreachable(error_text(error)));
  if (answer.err != RD_KAFKA_RESP_ERR_NO_ERROR || answer.offset < 0)
    return std::unexpected(unreachable(error_text(answer.err)));
  return base::Position{static_cast<std::uint64_t>(answer.offset)};
}

}  // namespace zegel::log
