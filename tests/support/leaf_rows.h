// Leaves as the sequencer leaves them behind, for a log that reads its own store: rows of `leaf`
// and `jti` of register regie, the jti being the 16 bytes where a real one could stand. One commit.
#pragma once

#include <vector>

#include "ledger/store/ledger_rows.h"
#include "ledger/store/lmdb.h"

namespace zegel::test {

inline base::Status put_leaves(store::Store& store, std::uint64_t first,
                               const std::vector<base::Bytes>& leaves) {
  return store.update([&](store::MutableRows& rows) -> base::Status {
    base::Bytes row;
    for (const base::Bytes& leaf : leaves) {
      store::encode_into(row, {{first}, leaf});
      rows.put(store.table("regie.leaf"), store::key_u64(first), row);
      rows.put(store.table("regie.jti"), base::ByteView(leaf).subspan(39, 16),
               store::key_u64(first++));
    }
    return {};
  });
}

}  // namespace zegel::test
