// The state of the in-process keeper; private to keeper.cpp and keeper_start.cpp.
// Threads: const after open, but for the members that say otherwise.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "ledger/keys/creation.h"
#include "ledger/keys/heks.h"
#include "ledger/keys/keystore.h"
#include "ledger/keys/persons.h"

namespace zegel::keys {

// Keys that leases may hold at one time. The arena has 8,192 slots (crypto/secret.h): 4,096 for the
// cache, and room for the requests that are inside blads_for.
inline constexpr std::uint64_t keys_on_lease = 2'000;

struct Keeper::State {
  EpochKeys keys;
  std::unique_ptr<store::Store> keystore;
  KeystoreTables tables;
  Heks heks;
  std::vector<std::string> warnings;
  BladCache cache;                             // own lock
  std::unique_ptr<Creation> creation;          // own lock
  Outlet* outlet = nullptr;                    // set once, before anything is asked
  std::atomic<bool> closed{false};             // by close(), for good
  std::atomic<std::uint64_t> permits{0};       // leases whose leaf is not yet read back
  std::atomic<std::uint64_t> leased_keys{0};

  Persons persons() const { return {keys, tables}; }
  bool may_seal() const {
    return !closed && creation->healthy() && (outlet == nullptr || outlet->open());
  }
  bool held(std::span<const OpenBlad> blads) const;
};

// Puts the rows that are missing and open under these keys, with their place when it is free; how
// many. One that does not open is left out, with an alarm: it stands on its own AEAD.
std::size_t put_rows(store::MutableRows& rows, const KeystoreTables& tables, const EpochKeys& keys,
                     std::span<const KeyRow> from);

// Start checks of sleutels.md 10: (2) in parts, (5). Each fails with the sentence for exit 76.
base::Status check_meta(const store::Store& keystore, const KeystoreTables& tables,
                        const EpochKeys& keys, const Current& current);
// 100 random rows, or all when there are fewer; the night takes check_blads. A row is good when it
// opens, its blad gives its id, and its place names it or another blad of that place (two processes
// made one at the same time; both stay open).
base::Status check_sample(const store::Rows& rows, const KeystoreTables& tables,
                          const EpochKeys& keys, crypto::Random& random);
base::Status check_blads(const store::Rows& rows, const KeystoreTables& tables,
                         const EpochKeys& keys);

}  // namespace zegel::keys
