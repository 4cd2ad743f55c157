// Orphans: sealed records without a leaf, left by a crash or a full disk between keeping and
// appending (logboek.md 17, "crash after 2").
//
// Invariants: a record goes only when it was met without a leaf for 24 h of ledger time, the same
// sealing each time, its register is `normaal`, and its jti is taken in the pending map while it
// goes: one in flight is never touched, a resend waits for the answer (V-DUR-1) and then is new.
// When each was first met stands in memory alone: a restart, or a register met in another state,
// begins the 24 h anew, which keeps too long and never too short.
// Bounded: 1,000 keys a turn; what does not fit in the memory is met again later.
// Threads: one. Errors: StoreError on damage.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/base/clock.h"
#include "ledger/inhoud/inhoud_store.h"
#include "ledger/sequencer/sequencer.h"
#include "ledger/sequencer/waiters.h"

namespace zegel::sequencer {

class Orphans {
 public:
  static constexpr std::int64_t kept_seconds = 24 * 3'600;
  static constexpr std::size_t keys_per_turn = 1'000;
  static constexpr std::size_t remembered = 65'536;   // per register

  struct On {                                         // all outlive this
    const Sequencer& sequencer;
    inhoud::InhoudStore& inhoud;
    Waiters& waiters;
    const base::Clock& clock;
  };
  Orphans(On on, const std::vector<std::string>& registers);

  // Goes on where the last turn ended; false: every register has been read to its end.
  bool turn();

 private:
  struct Met {
    inhoud::Sealing sealing;
    std::int64_t since = 0;                           // ledger time
  };
  using Place = std::pair<base::Jti, base::JwsTag>;
  struct Register {
    std::string name;
    std::optional<inhoud::Key> after;                 // the last key of the last turn
    std::map<Place, Met> met;
  };
  struct Due {
    inhoud::Key key;
    inhoud::Sealing sealing;
  };

  bool read_on(Register& reg);
  void look(Register& reg, const inhoud::Key& key, base::ByteView record, std::vector<Due>& due);
  bool has_leaf(const std::string& reg, const inhoud::Key& key) const;
  bool sweep(const std::string& reg, const Due& orphan);

  On on_;
  std::vector<Register> registers_;
  std::size_t at_ = 0;
};

}  // namespace zegel::sequencer
