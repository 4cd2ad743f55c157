// SHA-256 over rows in key order, chained from row to row: equal digests are equal rows (logboek.md
// 9 A9, I4). Memory does not grow with the tables. Threads: any. Errors: StoreError on damage.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ledger/base/bytes.h"
#include "ledger/sequencer/apply.h"
#include "ledger/store/lmdb.h"

namespace zegel::sequencer {

// `tables` are full names, in the order given; `rows` is a snapshot of `ledger`.
base::Hash digest_of(const store::Store& ledger, const store::Rows& rows,
                     std::span<const std::string> tables);
base::Hash digest_of(const store::Store& ledger, std::span<const std::string> tables);

// `digest-skelet` (logboek.md 14): over every row of a register that derives from the log and the
// skelets alone, at the size it had then. Nodes of equal size have equal digests.
struct SkeletDigest {
  base::TreeSize size;
  base::Hash digest{};
};
SkeletDigest skelet_digest(const store::Store& ledger, std::string_view reg,
                           const Applier& applier);

}  // namespace zegel::sequencer
