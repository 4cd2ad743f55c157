// SHA-256 over rows in key order, chained from row to row: equal digests are equal rows (logboek.md
// 9 A9, I4). Memory does not grow with the tables. Threads: any. Errors: StoreError on damage.
#pragma once

#include <span>
#include <string>

#include "ledger/base/bytes.h"
#include "ledger/store/lmdb.h"

namespace zegel::sequencer {

// `tables` are full names, in the order given; `rows` is a snapshot of `ledger`.
base::Hash digest_of(const store::Store& ledger, const store::Rows& rows,
                     std::span<const std::string> tables);
base::Hash digest_of(const store::Store& ledger, std::span<const std::string> tables);

}  // namespace zegel::sequencer
