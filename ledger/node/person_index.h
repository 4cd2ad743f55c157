// What binds the keeper's blind index to the log (sleutels.md 5): made anew from the inhoud of
// every koppeling when the keystore does not say that it is complete; and rid of rows whose event
// never landed.
//
// Invariants: a rebuild runs before anything is taken in, and makes no key (R1). A row goes only
// when it was last linked 24 h ago by ledger time and no register knows its jti: one in flight is
// younger, and a resend makes it young again. Swept once in 24 h, every register being `normaal`.
// Threads: rebuild the opener; LinkSweep one. Errors: those of the keystore; StoreError on damage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/base/clock.h"
#include "ledger/inhoud/inhoud_store.h"
#include "ledger/keys/keystore.h"
#include "ledger/sequencer/sequencer.h"

namespace zegel::node {

struct IndexSources {  // all outlive the call
  sequencer::Sequencer& sequencer;
  inhoud::InhoudStore& inhoud;
  keys::Keeper& keeper;
  const std::string& ledger_id;
  const std::vector<std::string>& registers;
};
base::Status rebuild_person_index(const IndexSources& from);

class LinkSweep {
 public:
  static constexpr std::uint32_t kept_hours = 24;
  static constexpr std::size_t rows_per_turn = 1'000;

  struct On {  // all outlive this
    const sequencer::Sequencer& sequencer;
    keys::Keeper& keeper;
    const base::Clock& clock;
  };
  LinkSweep(On on, std::vector<std::string> registers)
      : on_(on), registers_(std::move(registers)) {}

  bool turn();  // true: more to do

 private:
  bool all_normal() const;
  bool landed(const base::Jti& jti) const;

  const On on_;
  const std::vector<std::string> registers_;
  std::optional<keys::IdentityKey> last_;      // of the last turn
  std::optional<base::Hour> done_;             // when the table was last read to its end
};

}  // namespace zegel::node
