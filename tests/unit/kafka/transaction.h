// A producer of somebody else that writes one record in a transaction, on a real broker: its marker
// takes a position. What the product must notice, and never does itself (kafka.md 15).
#pragma once

#include <string>

#include "ledger/base/bytes.h"

namespace zegel::test {

void commit_foreign_transaction(const std::string& servers, const std::string& topic,
                                base::ByteView value);

}  // namespace zegel::test
