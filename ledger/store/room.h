// Room behind the pages of a data file: zeros that are written and synced already, so that the
// commits of single events find blocks that are there. A commit that makes the file longer costs
// the file system a commit of its own, before the one that we wait for can return.
//
// Invariants: only what lies behind the end of the file is written, under LMDB's write lock, so
// that no page of anyone is touched; never beyond the map. Best effort: without room a commit is
// slower, no other. Threads: who makes the commits of this environment.
#pragma once

#include <lmdb.h>

#include <cstdint>

namespace zegel::store {

class Room {
 public:
  void keep(MDB_env* env);

 private:
  void extend(MDB_env* env);
  std::uint64_t length_ = 0;  // of the file, as far as is known here
};

}  // namespace zegel::store
