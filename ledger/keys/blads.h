// The tables `blad` and `plaats` of one keystore: finding a blad and making one (sleutels.md 3, 4).
//
// Invariants: a blad row and its plaats row are put in one write transaction, with
// MDB_NOOVERWRITE; a row that does not open is damage and no other key is tried (R6).
// Threads: inside the transaction that the caller holds. Errors: refused "beschadigd" /
// "onbekend".
#pragma once

#include <optional>

#include "ledger/base/failure.h"
#include "ledger/crypto/random.h"
#include "ledger/keys/blad_cache.h"
#include "ledger/keys/rows.h"
#include "ledger/store/lmdb.h"

namespace zegel::keys {

struct KeystoreTables {
  store::Table meta, blad, plaats, hek, identity;
  static KeystoreTables of(const store::Store& keystore);
};

struct Owner {
  RegisterName reg;
  base::CasusId dossier;
  base::Pid partij;
};

class Blads {
 public:
  Blads(const EpochKeys& keys, const KeystoreTables& tables) : keys_(keys), tables_(tables) {}

  // The blad id of the highest generation of a partij.
  std::optional<base::BladId> find(const store::Rows& rows, const base::CasusId& dossier,
                                   const base::Pid& partij) const;
  base::Result<OpenBlad> load(const store::Rows& rows, const base::BladId& id) const;
  // A new blad of the first generation; nobody holds this place yet.
  OpenBlad make(store::MutableRows& rows, const Owner& owner, base::Hour hour,
                crypto::Random& random) const;

 private:
  const EpochKeys& keys_;
  const KeystoreTables& tables_;
};

}  // namespace zegel::keys
