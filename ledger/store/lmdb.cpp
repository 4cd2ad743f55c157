#include "ledger/store/lmdb.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <system_error>

#include "ledger/base/check.h"
#include "ledger/store/failure_of.h"
#include "ledger/store/files.h"
#include "ledger/store/handles.h"
#include "ledger/store/meta_page.h"
#include "ledger/store/room.h"

namespace zegel::store {
namespace {

using base::ByteView;
using base::Failure;
using base::Status;

MDB_val val(ByteView bytes) { return {bytes.size(), const_cast<base::Byte*>(bytes.data())}; }
ByteView view_of(const MDB_val& value) {
  return {static_cast<const base::Byte*>(value.mv_data), value.mv_size};
}
bool key_fits(ByteView key) { return !key.empty() && key.size() <= 511; }

// True: a row. False: none. Anything else is damage.
bool found(int rc, const char* what) {
  if (rc == MDB_NOTFOUND) return false;
  if (rc != MDB_SUCCESS) throw StoreError(failure_of(rc, what).detail);
  return true;
}

Cursor open_cursor(MDB_txn* txn, Table table) {
  MDB_cursor* cursor = nullptr;
  found(mdb_cursor_open(txn, table.handle, &cursor), "mdb_cursor_open");
  return Cursor(cursor);
}

unsigned env_flags(const StoreOptions& options) {
  unsigned flags = MDB_NOTLS;
  if (options.read_only) flags |= MDB_RDONLY;
  if (options.scratch) flags |= MDB_NOSYNC | MDB_WRITEMAP;
#ifdef ZEGEL_TEST_NOSYNC
  flags |= MDB_NOSYNC;
#endif
  return flags;
}

// All tables in one transaction: a crash leaves either none or all.
base::Result<std::map<std::string, Table, std::less<>>> open_tables(
    MDB_env* env, const std::vector<std::string>& names, bool fresh);

}  // namespace

// ---- rows -------------------------------------------------------------------------------------

std::optional<ByteView> Rows::get(Table table, ByteView key) const {
  ZEGEL_CHECK(key_fits(key));
  MDB_val k = val(key), v{};
  if (!found(mdb_get(txn_, table.handle, &k, &v), "mdb_get")) return std::nullopt;
  return view_of(v);
}

// A cursor for one scan; while it stands nothing may be written.
struct Rows::Walk {
  Walk(const Rows& r, Table table) : rows(r), cursor(open_cursor(r.txn_, table)) {
    ++rows.scanning_;
  }
  ~Walk() { --rows.scanning_; }
  bool go(MDB_cursor_op op) {
    return found(mdb_cursor_get(cursor.get(), &key, &value, op), "mdb_cursor_get");
  }
  const Rows& rows;
  Cursor cursor;
  MDB_val key{}, value{};
};

void Rows::scan(Table table, ByteView from, const Visit& visit) const {
  Walk walk(*this, table);
  walk.key = val(from);
  bool there = walk.go(from.empty() ? MDB_FIRST : MDB_SET_RANGE);
  for (; there; there = walk.go(MDB_NEXT))
    if (!visit(view_of(walk.key), view_of(walk.value))) return;
}

void Rows::scan_back(Table table, ByteView from, const Visit& visit) const {
  Walk walk(*this, table);
  walk.key = val(from);
  bool there = walk.go(MDB_SET_RANGE);  // the first that is not below `from`
  if (!there) there = walk.go(MDB_LAST);
  else if (!std::ranges::equal(view_of(walk.key), from)) there = walk.go(MDB_PREV);
  for (; there; there = walk.go(MDB_PREV))
    if (!visit(view_of(walk.key), view_of(walk.value))) return;
}

void Rows::scan_prefix(Table table, ByteView prefix, const Visit& visit) const {
  scan(table, prefix, [&](ByteView key, ByteView value) {
    if (key.size() < prefix.size()) return false;
    if (!std::equal(prefix.begin(), prefix.end(), key.begin())) return false;
    return visit(key, value);
  });
}

std::optional<std::pair<base::Bytes, base::Bytes>> Rows::last(Table table) const {
  const Cursor cursor = open_cursor(txn_, table);
  MDB_val k{}, v{};
  if (!found(mdb_cursor_get(cursor.get(), &k, &v, MDB_LAST), "mdb_cursor_get")) return std::nullopt;
  const ByteView key = view_of(k), value = view_of(v);
  return std::pair(base::Bytes(key.begin(), key.end()), base::Bytes(value.begin(), value.end()));
}

std::uint64_t Rows::count(Table table) const {
  MDB_stat stat{};
  found(mdb_stat(txn_, table.handle, &stat), "mdb_stat");
  return stat.ms_entries;
}

int MutableRows::write(Table table, ByteView key, ByteView value, unsigned flags) {
  ZEGEL_CHECK(scanning_ == 0);
  ZEGEL_CHECK(key_fits(key));
  if (failed_) return failed_;
  MDB_val k = val(key), v = val(value);
  return mdb_put(txn_, table.handle, &k, &v, flags);
}

void MutableRows::put(Table table, ByteView key, ByteView value) {
  if (const int rc = write(table, key, value, 0)) failed_ = rc;
}

bool MutableRows::put_new(Table table, ByteView key, ByteView value) {
  const int rc = write(table, key, value, MDB_NOOVERWRITE);
  if (rc == MDB_KEYEXIST && !failed_) return false;
  if (rc) failed_ = rc;
  return true;
}

void MutableRows::put_append(Table table, ByteView key, ByteView value) {
  if (const int rc = write(table, key, value, MDB_APPEND)) failed_ = rc;
}

bool MutableRows::erase(Table table, ByteView key) {
  ZEGEL_CHECK(scanning_ == 0);
  ZEGEL_CHECK(key_fits(key));
  if (failed_) return false;
  MDB_val k = val(key);
  const int rc = mdb_del(txn_, table.handle, &k, nullptr);
  if (rc && rc != MDB_NOTFOUND) failed_ = rc;
  return rc == MDB_SUCCESS;
}

void MutableRows::clear(Table table) {
  ZEGEL_CHECK(scanning_ == 0);
  if (failed_) return;
  if (const int rc = mdb_drop(txn_, table.handle, 0)) failed_ = rc;
}

// ---- store ------------------------------------------------------------------------------------

struct Store::State {
  DirectoryLock lock;
  std::filesystem::path directory;
  std::map<std::string, Table, std::less<>> tables;
  std::mutex pool_lock;               // for the moment of a push or pop
  std::vector<MDB_txn*> pool;         // reset read transactions: their slots pin no snapshot
  Room room;
  Env env;                            // ~Store empties the pool first
};

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}

Store::~Store() {
  for (MDB_txn* txn : state_->pool) mdb_txn_abort(txn);
}

base::Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& directory,
                                                 const std::vector<std::string>& tables,
                                                 const StoreOptions& options) {
  auto state = std::make_unique<State>();
  state->directory = directory;
  if (options.create && !options.read_only) TRY_DO(make_directory(directory));
  TRY(lock, DirectoryLock::take(directory, options.read_only));
  state->lock = std::move(lock);

  bool fresh = false;
  const auto data = directory / data_name;
  if (std::error_code none; !std::filesystem::exists(data, none)) {
    if (!options.create || options.read_only)
      return std::unexpected(Failure::fatal(data.string() + ": missing"));
    fresh = true;
  } else {
    TRY(meta, check_whole(data));
    fresh = meta.transaction == 0 && options.create;  // a creation that never got to its tables
  }
  TRY(env, open_env(directory, tables.size(), options));
  state->env = std::move(env);
  TRY(handles, open_tables(state->env.get(), tables, fresh));
  state->tables = std::move(handles);
  if (fresh) TRY_DO(sync_directory(directory));
  std::unique_ptr<Store> store(new Store(std::move(state)));
  store->check_readers();
  return store;
}

Table Store::table(std::string_view name) const {
  const auto it = state_->tables.find(name);
  ZEGEL_CHECK(it != state_->tables.end());
  return it->second;
}

Status Store::update(const std::function<Status(MutableRows&)>& fn) {
  MDB_txn* raw = nullptr;
  if (const int rc = mdb_txn_begin(state_->env.get(), nullptr, 0, &raw))
    return std::unexpected(failure_of(rc, "mdb_txn_begin"));
  Txn txn(raw);
  MutableRows rows(raw);
  Status status;
  try {
    status = fn(rows);
  } catch (const StoreError& error) {
    status = std::unexpected(Failure::fatal(error.what()));
  }
  if (rows.failed_) return std::unexpected(failure_of(rows.failed_, "write"));  // the cause
  if (!status) return status;
  if (const int rc = mdb_txn_commit(txn.release()))  // frees it, whatever it answers
    return std::unexpected(failure_of(rc, "mdb_txn_commit"));
  return {};
}

void Store::make_room() { state_->room.keep(state_->env.get()); }

Status Store::sync() {
  if (const int rc = mdb_env_sync(state_->env.get(), 1))
    return std::unexpected(failure_of(rc, "mdb_env_sync"));
  return {};
}

Status Store::copy_compact(const std::filesystem::path& directory) const {
  TRY_DO(make_directory(directory));
  const auto fail = [](int rc) { return std::unexpected(failure_of(rc, "mdb_env_copy2")); };
  if (const int rc = mdb_env_copy2(state_->env.get(), directory.c_str(), MDB_CP_COMPACT))
    return fail(rc);
  TRY_DO(sync_file(directory / data_name));  // mdb_env_copy2 never does
  return sync_directory(directory);
}

double Store::used_ratio() const {
  MDB_envinfo info{};
  MDB_stat stat{};
  mdb_env_info(state_->env.get(), &info);
  mdb_env_stat(state_->env.get(), &stat);
  return static_cast<double>(info.me_last_pgno + 1) * stat.ms_psize /
         static_cast<double>(info.me_mapsize);
}

void Store::check_readers() const {
  int dead = 0;
  found(mdb_reader_check(state_->env.get(), &dead), "mdb_reader_check");
}

const std::filesystem::path& Store::directory() const { return state_->directory; }

// A reset transaction keeps its slot, so renewing takes no lock of LMDB.
MDB_txn* Store::borrow_reader() const {
  MDB_txn* txn = nullptr;
  {
    const std::lock_guard hold(state_->pool_lock);
    if (!state_->pool.empty()) {
      txn = state_->pool.back();
      state_->pool.pop_back();
    }
  }
  if (txn) {
    Txn guard(txn);
    found(mdb_txn_renew(txn), "mdb_txn_renew");
    return guard.release();
  }
  found(mdb_txn_begin(state_->env.get(), nullptr, MDB_RDONLY, &txn), "mdb_txn_begin");
  return txn;
}

void Store::return_reader(MDB_txn* txn) const noexcept {
  mdb_txn_reset(txn);
  const std::lock_guard hold(state_->pool_lock);
  state_->pool.push_back(txn);
}

Store::ReadGuard::ReadGuard(const Store& s) : store(s), rows(s.borrow_reader()) {}
Store::ReadGuard::~ReadGuard() { store.return_reader(rows.txn_); }

// ---- opening ----------------------------------------------------------------------------------

base::Result<Env> open_env(const std::filesystem::path& directory, std::size_t tables,
                           const StoreOptions& options) {
  const auto fail = [](int rc) { return std::unexpected(failure_of(rc, "mdb_env_open")); };
  MDB_env* raw = nullptr;
  if (const int rc = mdb_env_create(&raw)) return fail(rc);
  Env env(raw);
  if (const int rc = mdb_env_set_mapsize(raw, options.map_bytes)) return fail(rc);
  if (const int rc = mdb_env_set_maxreaders(raw, options.max_readers)) return fail(rc);
  if (const int rc = mdb_env_set_maxdbs(raw, static_cast<MDB_dbi>(tables))) return fail(rc);
  if (const int rc = mdb_env_open(raw, directory.c_str(), env_flags(options), 0600))
    return fail(rc);
  return env;
}

namespace {

base::Result<std::map<std::string, Table, std::less<>>> open_tables(
    MDB_env* env, const std::vector<std::string>& names, bool fresh) {
  MDB_txn* raw = nullptr;
  if (const int rc = mdb_txn_begin(env, nullptr, fresh ? 0 : MDB_RDONLY, &raw))
    return std::unexpected(failure_of(rc, "mdb_txn_begin"));
  Txn txn(raw);
  std::map<std::string, Table, std::less<>> out;
  for (const std::string& name : names) {
    MDB_dbi handle = 0;
    if (const int rc = mdb_dbi_open(raw, name.c_str(), fresh ? MDB_CREATE : 0, &handle)) {
      if (rc == MDB_NOTFOUND)
        return std::unexpected(Failure::fatal("table " + name + " is missing"));
      return std::unexpected(failure_of(rc, "mdb_dbi_open"));
    }
    out.emplace(name, Table{handle});
  }
  if (const int rc = mdb_txn_commit(txn.release()))
    return std::unexpected(failure_of(rc, "mdb_txn_commit"));
  return out;
}

}  // namespace
}  // namespace zegel::store
