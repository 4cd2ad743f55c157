// The writer of the inhoud store: group commit without a timer. The first commits at once, on its
// own thread; those that arrive meanwhile form the next batch, on the writer's (README.md 2).
//
// Invariants: `begun`, where there is one, runs before the commit that holds its record begins, and
// may still take the record out; `done` after that commit returned, both in the order of push;
// the queue is bounded in records and bytes; the destructor serves what is queued. A
// batch is written in key order per table (random keys cost a third more, prestaties.md 1), but of
// two records under one key the later push wins unless its generation is lower.
// Threads: push any; one commit at a time, its answers on the thread that committed.
// Errors: push: unavailable `te-druk` (nothing taken); a failed commit: unavailable V-DUR-1 for
// all of the batch; after a fault of the disk nothing more is taken.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "ledger/inhoud/inhoud_store.h"
#include "ledger/inhoud/tide.h"
#include "ledger/store/lmdb.h"

namespace zegel::inhoud {

struct Write {
  store::Table table;
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

class Writer {
 public:
  Writer(store::Store& store, Tide& tide);  // both outlive this
  ~Writer();
  void push(Write write);

 private:
  void run();
  void commit(std::vector<Write> batch);
  bool nobody_waits();
  base::Status write(const std::vector<Write>& batch);
  std::optional<base::Failure> refusal(std::size_t bytes) const;

  store::Store& store_;
  Tide& tide_;
  std::mutex lock_;  // all below but the thread
  std::condition_variable wake_;
  std::vector<Write> queue_;
  std::size_t queued_bytes_ = 0;
  bool committing_ = false;
  bool closing_ = false;
  bool broken_ = false;
  std::thread thread_;
};

}  // namespace zegel::inhoud
