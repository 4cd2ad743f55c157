// The table `identiteit` of one keystore (sleutels.md 3, 5): its rows made, found, looked through
// and taken away; and the mark in `meta` that says the table holds every koppeling of the log.
//
// A row: index token 16, dossier 16, pid 16, jti 16 -> version 1, hour u32 of the last linking.
// Threads: inside the transaction that the caller holds. Errors: none; a mark whose MAC does not
// fit is no mark.
#pragma once

#include <optional>

#include "ledger/keys/blads.h"
#include "ledger/keys/heks.h"
#include "ledger/keys/person_index.h"

namespace zegel::keys {

struct SeenLink {
  IdentityKey key;
  base::Jti jti;
  base::Hour hour;
};

class Persons {
 public:
  Persons(const EpochKeys& keys, const KeystoreTables& tables) : keys_(keys), tables_(tables) {}

  // The keys that a link stands under; each token is made here and nowhere else.
  std::vector<IdentityKey> keys_of(std::string_view reg, const base::CasusId& dossier,
                                   const Link& link) const;
  // Every key is there, linked in this very hour: nothing needs to be written.
  bool fresh(const store::Rows& rows, std::span<const IdentityKey> keys, base::Hour hour) const;
  void put(store::MutableRows& rows, std::span<const IdentityKey> keys, base::Hour hour) const;
  FoundPersons find(const store::Rows& rows, std::string_view reg, const Identity& identity,
                    const Heks& heks) const;

  std::vector<SeenLink> after(const store::Rows& rows, const std::optional<IdentityKey>& last,
                              std::size_t limit) const;
  // Takes away those that were last linked before this hour; returns how many.
  std::size_t take_away(store::MutableRows& rows, std::span<const IdentityKey> keys,
                        base::Hour before) const;

  bool complete(const store::Rows& rows) const;
  void mark_complete(store::MutableRows& rows) const;
  void clear(store::MutableRows& rows) const;  // and the mark with it

 private:
  Token token(std::string_view reg, const Identity& identity) const;
  const EpochKeys& keys_;
  const KeystoreTables& tables_;
};

}  // namespace zegel::keys
