// The meaning of an LMDB or system error code (logboek.md 7, 8): no room is unavailable
// "alleen-lezen" (the transaction is gone, nothing was kept), everything else is fatal, because
// after EIO the page cache may lie. Threads: pure.
#pragma once

#include <string_view>

#include "ledger/base/failure.h"

namespace zegel::store {

base::Failure failure_of(int code, std::string_view what);

}  // namespace zegel::store
