// LMDB behind two doors: store.view(fn) and store.update(fn). The only place with lmdb.h.
//
// Invariants: one env per directory and one open per process; MDB_NOTLS, default sync, no WRITEMAP,
// no DUPSORT, no nested transactions; in an existing store every table is opened without MDB_CREATE
// and a missing one is fatal (exit 70); the file size is compared with the newest meta page first.
// Threads: view() any (one read transaction each, never handed on); update() one writer at a time.
// Errors: unavailable "alleen-lezen" on ENOSPC / MAP_FULL (aborted, nothing kept); fatal on EIO or
// damage. Specification: logboek.md 8, stijl.md 4.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
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

// A snapshot. Views returned by get/scan live until the end of the transaction (in a write
// transaction: until the next put or erase).
class Rows {
 public:
  using Visit = std::function<bool(base::ByteView key, base::ByteView value)>;  // false stops

  std::optional<base::ByteView> get(Table table, base::ByteView key) const;
  void scan(Table table, base::ByteView from, const Visit& visit) const;        // ascending, key >= from
  void scan_prefix(Table table, base::ByteView prefix, const Visit& visit) const;
  std::optional<std::pair<base::Bytes, base::Bytes>> last(Table table) const;
  std::uint64_t count(Table table) const;

 protected:
  friend class Store;
  explicit Rows(MDB_txn* txn) : txn_(txn) {}
  MDB_txn* txn_;
};

class MutableRows : public Rows {
 public:
  void put(Table table, base::ByteView key, base::ByteView value);
  bool put_new(Table table, base::ByteView key, base::ByteView value);  // false: key exists
  void put_append(Table table, base::ByteView key, base::ByteView value);  // key > every key
  bool erase(Table table, base::ByteView key);
  void clear(Table table);

 private:
  friend class Store;
  using Rows::Rows;
};

struct StoreOptions {
  std::uint64_t map_bytes = 64ull << 30;
  unsigned max_readers = 512;
  bool create = false;     // make directory and tables; false: all must exist
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

  Table table(std::string_view name) const;  // a programming error if not in the list

  template <class Fn>
  auto view(Fn&& fn) const {
    ReadGuard guard(*this);
    return fn(static_cast<const Rows&>(guard.rows));
  }
  // Commits when fn returns a value, aborts when it returns an error. Durable when update returns.
  base::Status update(const std::function<base::Status(MutableRows&)>& fn);

  base::Status sync();
  base::Status copy_compact(const std::filesystem::path& directory) const;
  double used_ratio() const;
  const std::filesystem::path& directory() const;

 private:
  struct State;
  struct ReadGuard {
    explicit ReadGuard(const Store& store);
    ~ReadGuard();
    Rows rows;
    const Store& store;
  };
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Injects MDB_NOSYNC for the strace test only (the build option ZEGEL_TEST_NOSYNC); never otherwise.
}  // namespace zegel::store
