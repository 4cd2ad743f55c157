#include "ledger/store/tables.h"

#include <lmdb.h>

#include "ledger/store/failure_of.h"
#include "ledger/store/files.h"
#include "ledger/store/handles.h"
#include "ledger/store/meta_page.h"

namespace zegel::store {
namespace {

using base::Failure;
using base::Status;

// One transaction on the list of tables; the store is closed again when this ends.
struct Opened {
  DirectoryLock lock;
  Env env;
  Txn txn;
};

base::Result<Opened> open(const std::filesystem::path& directory, unsigned flags,
                          std::size_t new_tables);
base::Result<std::vector<std::string>> names_in(MDB_txn* txn);
Status failed(int rc, const char* what) { return std::unexpected(failure_of(rc, what)); }

}  // namespace

base::Result<std::vector<std::string>> tables_in(const std::filesystem::path& directory) {
  TRY(opened, open(directory, MDB_RDONLY, 0));
  return names_in(opened.txn.get());
}

Status change_tables(const std::filesystem::path& directory, const std::vector<std::string>& add,
                     const std::vector<std::string>& drop) {
  TRY(opened, open(directory, 0, add.size() + drop.size()));
  MDB_txn* const txn = opened.txn.get();
  for (const std::string& name : drop) {
    MDB_dbi table = 0;
    if (const int rc = mdb_dbi_open(txn, name.c_str(), 0, &table))
      return failed(rc, "mdb_dbi_open");
    if (const int rc = mdb_drop(txn, table, 1)) return failed(rc, "mdb_drop");
  }
  for (const std::string& name : add) {
    MDB_dbi table = 0;
    if (const int rc = mdb_dbi_open(txn, name.c_str(), MDB_CREATE, &table))
      return failed(rc, "mdb_dbi_open");
  }
  if (const int rc = mdb_txn_commit(opened.txn.release())) return failed(rc, "mdb_txn_commit");
  return {};
}

namespace {

base::Result<Opened> open(const std::filesystem::path& directory, unsigned flags,
                          std::size_t new_tables) {
  TRY_DO(check_whole(directory / data_name));
  TRY(lock, DirectoryLock::take(directory, false));
  StoreOptions options;
  options.read_only = (flags & MDB_RDONLY) != 0;
  TRY(env, open_env(directory, new_tables, options));
  MDB_txn* txn = nullptr;
  if (const int rc = mdb_txn_begin(env.get(), nullptr, flags, &txn))
    return std::unexpected(failure_of(rc, "mdb_txn_begin"));
  return Opened{std::move(lock), std::move(env), Txn(txn)};
}

// The unnamed table of LMDB holds a row per table, under its name.
base::Result<std::vector<std::string>> names_in(MDB_txn* txn) {
  std::vector<std::string> names;
  MDB_dbi unnamed = 0;
  if (const int rc = mdb_dbi_open(txn, nullptr, 0, &unnamed))
    return std::unexpected(failure_of(rc, "mdb_dbi_open"));
  MDB_cursor* raw = nullptr;
  if (const int rc = mdb_cursor_open(txn, unnamed, &raw))
    return std::unexpected(failure_of(rc, "mdb_cursor_open"));
  const Cursor cursor(raw);
  MDB_val key{}, value{};
  int rc = mdb_cursor_get(cursor.get(), &key, &value, MDB_FIRST);
  for (; rc == MDB_SUCCESS; rc = mdb_cursor_get(cursor.get(), &key, &value, MDB_NEXT))
    names.emplace_back(static_cast<const char*>(key.mv_data), key.mv_size);
  if (rc != MDB_NOTFOUND) return std::unexpected(failure_of(rc, "mdb_cursor_get"));
  return names;
}

}  // namespace
}  // namespace zegel::store
