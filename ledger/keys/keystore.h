// The keystore of one epoch and the in-process keeper on top of it (sleutels.md 2-5).
//
// Stores: `sleutels.<e>/` (LMDB: meta, blad, plaats, hek, identiteit) named by `sleutels.huidig`;
// slot files on every carrier. Every lease and permit ends before its Keeper does.
// Threads: Keeper any. Errors: open fails with the sentence for exit 76.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "ledger/base/failure.h"
#include "ledger/crypto/random.h"
#include "ledger/keys/index_rebuild.h"
#include "ledger/keys/keeper.h"
#include "ledger/keys/outlet.h"

namespace zegel::keys {

struct KeeperOptions {
  std::string ledger_id;
  std::filesystem::path data;                    // holds sleutels.<e>/ and sleutels.huidig
  std::vector<std::filesystem::path> carriers;   // dragers
  bool uncertain_overwrite = false;              // overschrijven_onzeker
};

class Keeper final : public BladMaker, public PersonIndex {
 public:
  // `zegel kek maak`: F_1 into slot a of every carrier, keystore of epoch 1. Refuses when one
  // exists.
  static base::Result<std::string> create_epoch_one(const KeeperOptions& options, base::Hour hour,
                                                    crypto::Random& random);  // controlewaarde, hex
  // The same for a ledger that lost every drager of the epoch before: nothing of it opens again.
  static base::Result<std::string> create_epoch(const KeeperOptions& options, std::uint32_t epoch,
                                                base::Hour hour, crypto::Random& random);
  // No keystore, and every slot of every drager is empty: no key of this ledger is here.
  static bool without_any_key(const KeeperOptions& options);
  static base::Result<std::unique_ptr<Keeper>> open(const KeeperOptions& options,
                                                    crypto::Random& random);
  ~Keeper() override;

  base::Result<Lease> open(std::string_view reg, const base::BladId& id) override;
  base::Result<std::vector<Lease>> blads_for(std::string_view reg, const base::CasusId& dossier,
                                             std::span<const base::Pid> partijen,
                                             base::Hour hour, const Link& link) override;
  using BladMaker::blads_for;

  base::Result<FoundPersons> find(std::string_view reg, const Identity& identity) const override;
  bool index_complete() const;                   // holds every koppeling; false: rebuild it first
  IndexRebuild rebuild_index();                  // before the intake opens; the keeper outlives it
  std::vector<SeenLink> links_after(const std::optional<IdentityKey>& last,
                                    std::size_t limit) const;
  // Takes away what was last linked before this hour; how many that were.
  base::Result<std::size_t> unlink(std::span<const IdentityKey> keys, base::Hour before);

  // -- with a topic of wrapped blads (sleutels.md 15)
  // From here on nothing seals under a blad that `outlet` does not hold; before anything is asked.
  void publish_to(Outlet& outlet);
  EpochMark mark() const;                        // of this keystore
  std::optional<WrappedBlad> row(const base::BladId& id) const;
  std::vector<base::BladId> ids() const;
  // Takes in rows of this epoch that are missing here and open under its keys; how many. Not R1:
  // these blads were made by another active process, or by this one before its disk was lost.
  base::Result<std::size_t> adopt(std::span<const KeyRow> rows);
  static bool lost(const KeeperOptions& options);  // no keystore, or no sleutels.huidig
  // Makes the keystore anew from the topic. The mark must be made with the keys on the dragers, and
  // its count and digest must fit the rows that were carried over; else nothing is written.
  static base::Status restore(const KeeperOptions& options, const EpochMark& mark,
                              std::span<const KeyRow> rows, crypto::Random& random);

  // Another process took over (logboek.md 14): opened blads are wiped, and from here on nothing is
  // opened, made or found. For good; leases that are out end by themselves.
  void close();
  bool is_open() const;                          // opens; whether it seals, its topic says

  KeeperStand stand() const;
  base::Status verify_all() const;               // every row opens and gives its id
  base::Status copy_compact(const std::filesystem::path& directory) const;

  struct State;

 private:
  explicit Keeper(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace zegel::keys
