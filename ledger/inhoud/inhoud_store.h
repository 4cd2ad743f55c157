// Sealed records, per register under (jti, h): LMDB `inhoud.<n>/`, default sync (README.md 4).
//
// Invariants: keep() calls `done` only after the record's commit returned (I2), in the order of
// keep() calls of one thread; group commit without a timer: the first commits at once, those that
// arrive meanwhile form the next batch. Ciphertext only (I6).
// Threads: keep/get any; `done` runs on the thread that committed (the store's own, or inside
// keep() when nothing was under way) and must not block; a full queue: `te-druk`, inside keep().
// Errors: unavailable V-DUR-1 when a commit fails (nothing kept).
// A record never replaces one of a higher generation (envelop.md 9): a stomp stays a stomp (I7).
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/base/failure.h"
#include "ledger/base/ids.h"

namespace zegel::inhoud {

struct Key {
  base::Jti jti;
  base::JwsTag h;
};

class InhoudStore {
 public:
  using Done = std::move_only_function<void(base::Status)>;
  // `directory` holds `inhoud.<n>/` and `inhoud.huidig`, which names the live one (logboek.md 8).
  static base::Result<std::unique_ptr<InhoudStore>> open(const std::filesystem::path& directory,
                                                         const std::vector<std::string>& registers,
                                                         bool create, bool read_only = false);
  ~InhoudStore();  // finishes the queue

  void keep(std::string_view reg, const Key& key, base::Bytes record, Done done);
  std::optional<base::Bytes> get(std::string_view reg, const Key& key) const;
  void erase_orphan(std::string_view reg, const Key& key, Done done);
  // Every key of a register in key order; false stops.
  void scan(std::string_view reg,
            const std::function<bool(const Key&, base::ByteView record)>& visit) const;
  // Bulk (bench loader, rebuild): one commit for all.
  base::Status keep_all(std::string_view reg,
                        std::span<const std::pair<Key, base::Bytes>> records);
  base::Status copy_compact(const std::filesystem::path& directory) const;

 private:
  struct State;
  explicit InhoudStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace zegel::inhoud
