// From settings to a running instance of librdkafka. Private to ledger/log/kafka_*.
// The log of the library goes to the journal; it holds no content as long as `debug` stays empty.
// Threads: any. Errors: fatal: settings that faults_of refuses, or a property that is unknown.
#pragma once

#include "ledger/log/kafka_conf.h"
#include "ledger/log/kafka_handles.h"

namespace zegel::log {

base::Result<KafkaInstance> open_kafka(KafkaClient client, const KafkaSettings& settings,
                                       KafkaReaper& reaper,
                                       const std::function<void(rd_kafka_conf_t*)>& more = {});

}  // namespace zegel::log
