// Sealed records, per register under (jti, h): LMDB `inhoud.<n>/`, default sync (README.md 4), with
// a daybook in front of it for records that come alone (daybook.h). Whoever reads sees both.
//
// Invariants: keep() calls `done` only after the record's commit returned (I2), in the order of
// keep() calls of one thread; group commit without a timer: the first commits at once, those that
// arrive meanwhile form the next batch. Ciphertext only (I6).
// Threads: keep/get any; `done` runs on the thread that committed (the store's own, or inside
// keep() when nothing was under way) and must not block; a full queue: `te-druk`, inside keep().
// `begun` runs on that thread too, before the commit: it gets the number that the commit has in
// tide(), and a failure takes the record out again, for `done`.
// Errors: unavailable V-DUR-1 when a commit fails (nothing kept); open: fatal on damage, of the
// daybook too.
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
#include "ledger/inhoud/tide.h"

namespace zegel::inhoud {

struct Key {
  base::Jti jti;
  base::JwsTag h;
  auto operator<=>(const Key&) const = default;
};

// One sealing of an event: its generation and the nonce of its first part. A resend has new nonces.
struct Sealing {
  std::uint16_t generation = 0;
  base::ByteArray<24> nonce{};
  auto operator<=>(const Sealing&) const = default;
};
Sealing sealing_of(base::ByteView record);  // all zeros: too short to be a record

class Outlet;

class InhoudStore {
 public:
  using Begun = std::move_only_function<base::Status(std::uint64_t commit)>;
  using Done = std::move_only_function<void(base::Status)>;
  // `directory` holds `inhoud.<n>/` and `inhoud.huidig`, which names the live one (logboek.md 8).
  static base::Result<std::unique_ptr<InhoudStore>> open(const std::filesystem::path& directory,
                                                         const std::vector<std::string>& registers,
                                                         bool create, bool read_only = false);
  ~InhoudStore();  // finish()
  void finish();   // serves the queue; nothing may be kept or erased afterwards

  void keep(std::string_view reg, const Key& key, base::Bytes record, Done done) {
    keep(reg, key, std::move(record), nullptr, std::move(done));
  }
  void keep(std::string_view reg, const Key& key, base::Bytes record, Begun begun, Done done);
  Tide& tide() const;  // of keep() and erase_orphan()
  std::optional<base::Bytes> get(std::string_view reg, const Key& key) const;
  // Erases the record that was seen; one that was kept since, queued ones included, stays.
  void erase_orphan(std::string_view reg, const Key& key, const Sealing& seen, Done done);
  using Visit = std::function<bool(const Key&, base::ByteView record)>;  // false stops
  // Every key of a register in key order; with `after`, those behind it.
  void scan(std::string_view reg, const Visit& visit) const { scan(reg, std::nullopt, visit); }
  void scan(std::string_view reg, const std::optional<Key>& after, const Visit& visit) const;
  // Bulk (bench loader, rebuild): one commit for all.
  base::Status keep_all(std::string_view reg,
                        std::span<const std::pair<Key, base::Bytes>> records);
  // Before the first keep(): from now on a record is kept when it is in the topic too. Nothing is
  // then kept ahead (`begun` is empty). `outlet` outlives finish().
  void publish_to(Outlet& outlet);
  // What another node published, in the order of the topic; empty: gone. One commit, or none when
  // it is known. The keys of which this store has a higher generation: publish those again.
  struct Incoming {
    Key key;
    base::ByteView record;
  };
  base::Result<std::vector<Key>> replicate(std::string_view reg,
                                           std::span<const Incoming> incoming);
  const std::filesystem::path& directory() const;  // the live one
  // All records in the table itself, none in the daybook, whose file is overwritten: what a
  // destruction run does before it counts content as gone.
  base::Status empty_daybook();
  base::Status copy_compact(const std::filesystem::path& directory) const;

 private:
  struct State;
  explicit InhoudStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace zegel::inhoud
