// LMDB behind two doors: store.view(fn) and store.update(fn). The only place with lmdb.h.
//
// Invariants: one env per directory and one open of it (an flock on the directory refuses a second,
// also in this process); MDB_NOTLS, default sync, no WRITEMAP, no DUPSORT, no nested transactions;
// in an existing store every table is opened without MDB_CREATE and a missing one is fatal (exit
// 70); the file size is compared with the newest meta page first (meta_page.h).
// Threads: view() any (one read transaction each, never handed on); update() one writer at a time.
// Errors: unavailable "alleen-lezen" on ENOSPC / MAP_FULL (aborted, nothing kept), "in-gebruik"
// when another process has it; fatal on EIO or damage. A read that meets damage throws StoreError,
// which update() turns into fatal and which ends a view(): the process stops with exit 70.
// Specification: logboek.md 8, stijl.md 4.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/base/failure.h"

struct MDB_env;
struct MDB_txn;

namespace zegel::store {

struct Table {
  unsigned handle = 0;
};

// The library edge: a damaged page, or no reader slot left. Never thrown for absent keys.
struct StoreError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A snapshot. Views returned by get/scan live until the end of the transaction (in a write
// transaction: until the next put or erase).
class Rows {
 public:
  using Visit = std::function<bool(base::ByteView key, base::ByteView value)>;  // false stops

  std::optional<base::ByteView> get(Table table, base::ByteView key) const;
  // Ascending, key >= from. `visit` must not write: collect keys first (a defect in LMDB 0.9.24).
  void scan(Table table, base::ByteView from, const Visit& visit) const;
  // Descending, key <= from.
  void scan_back(Table table, base::ByteView from, const Visit& visit) const;
  void scan_prefix(Table table, base::ByteView prefix, const Visit& visit) const;
  std::optional<std::pair<base::Bytes, base::Bytes>> last(Table table) const;
  std::uint64_t count(Table table) const;

 protected:
  friend class Store;
  explicit Rows(MDB_txn* txn) : txn_(txn) {}
  MDB_txn* txn_;
  mutable int scanning_ = 0;

 private:
  struct Walk;
};

// After the first failed write the others do nothing, reads throw StoreError, and update() returns
// the failure of that write. Whoever catches exceptions inside fn lets StoreError pass.
class MutableRows : public Rows {
 public:
  void put(Table table, base::ByteView key, base::ByteView value);
  bool put_new(Table table, base::ByteView key, base::ByteView value);  // false: key exists
  void put_append(Table table, base::ByteView key, base::ByteView value);  // key > every key
  bool erase(Table table, base::ByteView key);                             // false: was not there
  void clear(Table table);

 private:
  friend class Store;
  using Rows::Rows;
  int write(Table table, base::ByteView key, base::ByteView value, unsigned flags);
  int failed_ = 0;  // first LMDB code
};

struct StoreOptions {
  std::uint64_t map_bytes = 64ull << 30;
  unsigned max_readers = 512;
  bool create = false;     // make directory and tables when there is no store yet
  bool read_only = false;
  bool scratch = false;    // rebuild only: no sync until sync()
};

class Store {
 public:
  static base::Result<std::unique_ptr<Store>> open(const std::filesystem::path& directory,
                                                   const std::vector<std::string>& tables,
                                                   const StoreOptions& options);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  Table table(std::string_view name) const;  // a programming error if not in the list

  template <class Fn>
  auto view(Fn&& fn) const {
    ReadGuard guard(*this);
    return fn(static_cast<const Rows&>(guard.rows));
  }
  // Commits when fn returns a value, aborts when it returns an error or throws. Durable on return.
  base::Status update(const std::function<base::Status(MutableRows&)>& fn);

  // Room for the next commits (room.h): by who makes them, when nobody waits for one.
  void make_room();
  base::Status sync();
  // A copy without residue, synced with its directory; `directory` must not exist yet.
  base::Status copy_compact(const std::filesystem::path& directory) const;
  double used_ratio() const;      // of the map; alarm at 0.7
  void check_readers() const;     // clears slots of dead processes; at start and each minute
  const std::filesystem::path& directory() const;

 private:
  struct State;
  struct ReadGuard {
    explicit ReadGuard(const Store& store);
    ~ReadGuard();
    const Store& store;
    Rows rows;
  };
  explicit Store(std::unique_ptr<State> state);
  MDB_txn* borrow_reader() const;
  void return_reader(MDB_txn* txn) const noexcept;
  std::unique_ptr<State> state_;
};

// The build option ZEGEL_TEST_NOSYNC adds MDB_NOSYNC: the strace test must then fail. Never else.
}  // namespace zegel::store
