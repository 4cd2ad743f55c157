// What a delivery report means (kafka.md 4). The status of a record is never inferred from the
// error code: a report that does not say NOT_PERSISTED may have landed. Private to
// ledger/log/kafka_*. Threads: pure.
#pragma once

#include <librdkafka/rdkafka.h>

#include <cstdint>

namespace zegel::log {

enum class Verdict : std::uint8_t {
  landed,     // persisted, perhaps without an offset; acceptance is the read-back
  again,      // the same bytes again, soon; L7 makes a second copy inert
  held,       // the same bytes again after a while: the topic or our rights are wrong
  defect,     // this record cannot go: ours is the fault, the lane goes on
};
Verdict verdict_of(rd_kafka_resp_err_t error, rd_kafka_msg_status_t status);

}  // namespace zegel::log
