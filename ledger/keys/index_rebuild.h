// The blind index made anew from the inhoud of every koppeling (sleutels.md 5): for a keystore of
// before there was one, or one that is in doubt. It makes no blad (R1).
//
// Invariants: the table is empty and without its mark from the start on, so a crash on the way
// makes it anew next time; the mark comes with the last rows. Threads: one; nothing else may link
// meanwhile (before the intake opens). Errors: those of the store.
#pragma once

#include "ledger/keys/persons.h"

namespace zegel::keys {

class IndexRebuild {
 public:
  static constexpr std::size_t rows_per_commit = 5'000;
  IndexRebuild(store::Store& keystore, Persons persons, const Heks& heks,
               std::string_view ledger_id)
      : keystore_(keystore), persons_(persons), heks_(heks), ledger_id_(ledger_id) {}

  base::Status begin();
  base::Status link(std::string_view reg, const base::CasusId& dossier, const Link& link,
                    base::Hour hour);
  base::Status finish();
  std::uint64_t rows() const { return rows_; }

 private:
  struct Waiting {
    IdentityKey key;
    base::Hour hour;
  };
  base::Status flush(bool last);

  store::Store& keystore_;
  const Persons persons_;
  const Heks& heks_;
  const std::string ledger_id_;
  std::vector<Waiting> waiting_;
  std::uint64_t rows_ = 0;
};

}  // namespace zegel::keys
