// Row 10 of `stand`, in toezicht alone: the id of the Kafka cluster that the order stands on, as
// text (kafka.md 7). Not there: embedded, or its cluster has not answered yet.
// Threads: a constant.
#pragma once

#include "ledger/store/ledger_rows.h"

namespace zegel::store {

inline constexpr Stand cluster_row{10};

}  // namespace zegel::store
