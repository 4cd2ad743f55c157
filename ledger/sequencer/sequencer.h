// The sequencer: one writer thread per node; only it opens write transactions on `ledger/`
// (logboek.md 7). log.read -> index rule -> tree -> apply -> ONE commit -> checkpoint -> waiters.
//
// Invariants: a failed commit acknowledges nobody; completions leave after the commit returned (I2);
// one root per size (I3); embedded: the checkpoint is signed inside the transaction.
// Threads: start/stop one owner; wake, register_view and call any.
// Errors: ENOSPC / MAP_FULL -> alleen-lezen; EIO or failed sync -> exit 70; an apply that throws ->
// stilstand `apply-defect`.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/clock.h"
#include "ledger/base/failure.h"
#include "ledger/inhoud/inhoud_store.h"
#include "ledger/inhoud/seal.h"
#include "ledger/keys/keeper.h"
#include "ledger/log/log.h"
#include "ledger/sequencer/apply.h"
#include "ledger/sequencer/waiters.h"
#include "ledger/store/lmdb.h"
#include "ledger/tlog/checkpoint.h"
#include "ledger/tlog/tree_store.h"

namespace zegel::sequencer {

enum class State : std::uint8_t { normaal, bijlezen, alleen_lezen, bevroren, stilstand, gesloten };
std::string_view state_name(State state);  // "normaal", "alleen-lezen", ...

struct RegisterConfig {
  std::string name;                               // "regie"
  std::string origin;                             // <ledger-id>/regie
  std::vector<tlog::VerifierKey> known_keys;      // every key the origin ever had
  std::optional<tlog::VerifierKey> sign_with;     // in force; nullopt: no signing here
  const crypto::SigningKey* signing_key = nullptr;
  log::Log* log = nullptr;                        // outlives this
};

struct RegisterView {       // one consistent moment, from the last commit
  std::string name;
  std::string origin;
  State state = State::bijlezen;
  std::string code;         // reason code, e.g. "apply-defect"
  std::string sentence;     // Dutch
  base::TreeSize size;
  tlog::Hash root{};
  std::string checkpoint;   // newest signed note, verbatim; empty: none yet
  std::int64_t checkpoint_at = 0;
};

struct Dependencies {       // all outlive the sequencer
  store::Store& ledger;
  inhoud::InhoudStore& inhoud;
  keys::BladOpener* opener = nullptr;   // nullptr: volger, skelets only
  Applier& applier;
  Waiters& waiters;
  const base::Clock& clock;
  std::string ledger_id;
};

class Sequencer {
 public:
  Sequencer(Dependencies dependencies, std::vector<RegisterConfig> registers);
  ~Sequencer();

  // Tables of `ledger/` for these registers and this applier (store/schema lists them all).
  static std::vector<std::string> tables(const std::vector<std::string>& registers,
                                         const Applier& applier);

  // Start checks 1-4 of logboek.md 19 on what is stored; fatal detail names the check and exit code.
  base::Status start_checks();
  base::Status rebuild_projections_if_needed();  // before start(); logboek.md 10
  void start();
  void stop();                                   // commits what was appended, then ends the thread
  void wake();

  RegisterView register_view(std::string_view reg) const;
  std::vector<RegisterView> register_views() const;
  void freeze(std::string_view reg, State state, std::string code, std::string sentence);

  struct Found {
    base::LeafIndex index;
    base::Bytes leaf;
  };
  std::optional<Found> find(std::string_view reg, const base::Jti& jti) const;
  std::optional<base::Bytes> leaf(std::string_view reg, base::LeafIndex index) const;
  base::Result<std::string> receipt(std::string_view reg, base::LeafIndex index) const;  // newest head
  const tlog::TreeStore& tree(std::string_view reg) const;

  struct Metrics;
  const Metrics& metrics() const;
  std::int64_t last_turn_ms() const;             // liveness: monotonic ms of the last loop turn

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace zegel::sequencer
