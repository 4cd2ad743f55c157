// What LMDB hands out, with its end; and the one way to open an environment. Private to this
// folder. Threads: as LMDB says of each.
#pragma once

#include <lmdb.h>

#include <memory>

#include "ledger/store/lmdb.h"

namespace zegel::store {

struct CloseEnv {
  void operator()(MDB_env* env) const { mdb_env_close(env); }
};
struct AbortTxn {
  void operator()(MDB_txn* txn) const { mdb_txn_abort(txn); }
};
struct CloseCursor {
  void operator()(MDB_cursor* cursor) const { mdb_cursor_close(cursor); }
};
using Env = std::unique_ptr<MDB_env, CloseEnv>;
using Txn = std::unique_ptr<MDB_txn, AbortTxn>;
using Cursor = std::unique_ptr<MDB_cursor, CloseCursor>;

// LMDB takes the directory apart itself; this is the name that it uses.
inline constexpr std::string_view data_name = "data.mdb";

// For at most `tables` named tables. The caller holds the directory's lock.
base::Result<Env> open_env(const std::filesystem::path& directory, std::size_t tables,
                           const StoreOptions& options);

}  // namespace zegel::store
