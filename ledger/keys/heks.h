// What stands under a hek, from the rows of the keystore (sleutels.md 3, 4 R7).
//
// Invariants: every row's MAC fits, checked when read; a hek on gemeenschappelijk (pid of zeros)
// covers the whole dossier. Version 0.1 reads these rows but no run writes them.
// Threads: after load(), any. Errors: load: fatal with the sentence for exit 76.
#pragma once

#include <optional>
#include <unordered_map>

#include "ledger/base/failure.h"
#include "ledger/keys/rows.h"
#include "ledger/store/lmdb.h"

namespace zegel::keys {

class Heks {
 public:
  base::Status load(const store::Rows& rows, store::Table table, const Key& row_key);
  // The strongest hek on the dossier as a whole or on this partij.
  std::optional<HekState> over(const Place& place) const;
  bool empty() const { return states_.empty(); }
  std::size_t size() const { return states_.size(); }

 private:
  struct TokenHasher {  // a token is a hash
    std::size_t operator()(const base::Hash& token) const;
  };
  std::unordered_map<base::Hash, HekState, TokenHasher> states_;
};

inline constexpr base::Pid everyone{};  // gemeenschappelijk

}  // namespace zegel::keys
