// The writer of the inhoud store: group commit without a timer. The first is written at once, on
// its own thread; those that arrive meanwhile form the next batch, on the writer's (README.md 2).
// A lone record goes into the daybook; the next commit of the store takes it over: that of a batch,
// or one on this thread when the daybook is half full or nothing was entered for a moment.
//
// Invariants: `begun`, where there is one, runs before the commit that holds its record begins, and
// may still take the record out; `done` after that commit returned, both in the order of push;
// the queue is bounded in records and bytes; the destructor serves what is queued, and leaves an
// empty daybook. A batch is written in key order per table (random keys cost a third more,
// prestaties.md 1), but of two records under one key the later push wins unless its generation is
// lower. A record under a key that is there already never goes into the daybook.
// Threads: push any; one write at a time, its answers on the thread that made it; settle any.
// Errors: push: unavailable `te-druk` (nothing taken); a failed write: unavailable V-DUR-1 for
// all of the batch; after a fault of the disk nothing more is taken.
#pragma once

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "ledger/inhoud/daybook.h"
#include "ledger/inhoud/inhoud_store.h"
#include "ledger/inhoud/tide.h"
#include "ledger/store/lmdb.h"

namespace zegel::inhoud {

struct Write {
  std::string_view reg;
  Key key;
  base::Bytes record;        // empty: erase (orphans)
  InhoudStore::Begun begun;  // may be empty
  InhoudStore::Done done;
  Sealing seen = {};         // what an erase is about
};

using RawKey = base::ByteArray<32>;
RawKey raw_key(const Key& key);

struct Row {  // views into what the caller holds
  store::Table table;
  const Key* key;
  base::ByteView record;          // empty: erase
  const Sealing* seen = nullptr;  // of an erase, never null there
};
// Sorted by table and key, order of arrival kept within one key; a lower generation never replaces,
// and an erase takes the sealing that was seen, no other.
void write_rows(store::MutableRows& rows, std::vector<Row> sorted_here);

// The store as its writer sees it; all outlive the writer.
struct Shelf {
  store::Store& store;
  const std::map<std::string, store::Table, std::less<>>& tables;  // by register
  store::Table stand;                                              // of the daybook
  Daybook& daybook;
};

class Writer {
 public:
  Writer(const Shelf& shelf, Tide& tide);
  ~Writer();
  void push(Write write);
  // One commit of all that the daybook holds and then of these, in this order; on the caller's
  // thread. unavailable: nothing of it was kept, and the daybook holds what it held.
  base::Status settle(std::vector<Row> more = {});
  // settle(), and then the file of the daybook is overwritten, while nothing is written to it.
  base::Status clear();

 private:
  void run();
  void commit(std::vector<Write> batch);
  base::Status write(std::vector<Write>& batch);
  bool goes_into_daybook(const std::vector<Write>& batch) const;
  store::Table table(std::string_view reg) const;
  std::optional<base::Failure> refusal(std::size_t bytes) const;
  bool has_work() const;  // under lock_
  void wait(std::unique_lock<std::mutex>& hold);
  void take_over(std::unique_lock<std::mutex>& hold);

  Shelf on_;
  Tide& tide_;
  std::mutex settling_;           // one commit of the store at a time
  std::atomic<bool> stuck_{false};  // the last one did not succeed: nothing for the daybook
  std::mutex lock_;               // all below but the thread
  std::condition_variable wake_;  // of the thread
  std::condition_variable free_;  // committing_ became false
  std::vector<Write> queue_;
  std::size_t queued_bytes_ = 0;
  std::uint64_t entered_ = 0;
  bool counting_ = false;         // the thread looks itself for a moment without entries
  bool committing_ = false;
  bool closing_ = false;
  bool broken_ = false;
  std::thread thread_;
};

}  // namespace zegel::inhoud
