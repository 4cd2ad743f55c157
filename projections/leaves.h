// What a stored leaf says by itself: skelet and hour. Threads: any snapshot.
// Errors: nullopt when there is no such leaf in this snapshot.
#pragma once

#include <optional>

#include "ledger/base/ids.h"
#include "ledger/event/skelet.h"
#include "ledger/store/lmdb.h"

namespace zegel::projections {

struct LeafHead {
  event::Skelet skelet;
  base::Hour received;
};

std::optional<LeafHead> leaf_head(const store::Rows& rows, store::Table leaf,
                                  base::LeafIndex index);

}  // namespace zegel::projections
