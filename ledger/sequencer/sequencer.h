// The sequencer: one writer thread per node; only it opens write transactions on `ledger/`
// (logboek.md 7). log.read -> index rule -> tree -> apply -> ONE commit -> checkpoint -> waiters.
//
// Invariants: a failed commit acknowledges nobody; completions leave after the commit (I2);
// one root per size (I3); embedded: the checkpoint is signed inside the transaction, which may be
// prepared while inhoud/ still commits its records, and is committed after that (logboek.md 17).
// Threads: one owner constructs, checks, starts and stops; the rest any.
// Errors: ENOSPC / MAP_FULL -> alleen-lezen, by itself normaal again; EIO or a failed sync ->
// on_fatal (exit 70); an apply that throws -> stilstand `apply-defect`. Checks: StartFault.
#pragma once

#include <array>
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/clock.h"
#include "ledger/base/failure.h"
#include "ledger/base/limits.h"
#include "ledger/inhoud/inhoud_store.h"
#include "ledger/inhoud/seal.h"
#include "ledger/keys/keeper.h"
#include "ledger/log/log.h"
#include "ledger/sequencer/apply.h"
#include "ledger/sequencer/term.h"
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
  log::Log* heads = nullptr;                      // topic controlepunten; nullptr: embedded, the
                                                  // checkpoint is signed in the transaction
  bool opening = false;        // `zegel register open`: no records or no anchor is right
  bool strict_offsets = false;                    // offset - index may never change
  std::vector<crypto::PublicKey> genesis_keys;    // huissleutels that may have signed record 0;
                                                  // empty: its signature is not checked here
};

struct RegisterView {       // one consistent moment, from the last commit
  std::string name;
  std::string origin;
  State state = State::bijlezen;
  std::string code;         // reason code, e.g. "apply-defect"
  std::string sentence;     // Dutch
  bool reads_first = true;  // what stood in its log at the start is not all here; a volger too
  base::TreeSize size;
  tlog::Hash root{};
  std::string checkpoint;   // newest signed note, verbatim; empty: none yet
  std::int64_t checkpoint_at = 0;  // unix seconds of ledger time
  base::TreeSize checkpoint_size;
};

// The register that holds what speaks for the whole ledger.
inline constexpr std::string_view toezicht = "toezicht";

struct StartFault {         // a start check that ends the start (logboek.md 19)
  int exit_code = 70;       // 70 store, 73 genesis, 76 key, 77 layout
  std::string check;        // "grens", "staart", "controlepunt", "genesis", "sleutel", "indeling"
  std::string reg;
  std::string sentence;     // Dutch
};

struct Tuning {             // logboek.md 7
  std::size_t batch_records = base::limits::batch_records;
  std::size_t batch_bytes = base::limits::batch_bytes;
  std::int64_t batch_age_ms = base::limits::batch_age_ms;
  std::uint64_t behind_records = 10'000;          // beyond this: bijlezen
  std::size_t catch_up_records = 5'000;
  std::int64_t catch_up_ms = 200;
  std::int64_t anchor_ms = 10'000;                // an anchor at most this often
  std::int64_t ahead_ms = 1'000;                  // a commit of inhoud/ is waited for that long
  std::int64_t retry_ms = 1'000;                  // after a full disk or a closed keeper
  std::int64_t shorter_log_ms = 30'000;           // three answers over this time: log-korter
  std::int64_t covering_ms = 5'000;               // committed: waits so long for a checkpoint
  std::int64_t arrival_ms = 20;                   // between two looks for an inhoud that is late
  std::int64_t heads_ms = 1'000;                  // adopted heads are stored by then, if nothing
                                                  // else is committed
};

// What the rows of the projections are made of (logboek.md 14). Only with `open` a node of several
// signs, even when it is the active one.
enum class ContentUse : std::uint8_t {
  open,      // skelets and what the keeper opens
  awaited,   // not known yet who is active: nothing is applied
  none,      // skelets alone: a volger
  dropped,   // it was open, and another process took over: skelets from here on
};

struct Dependencies {       // all outlive the sequencer
  store::Store& ledger;
  inhoud::InhoudStore& inhoud;
  keys::BladOpener* opener = nullptr;   // nullptr: nothing opens
  Applier& applier;
  Waiters& waiters;
  const base::Clock& clock;
  std::string ledger_id;
  std::filesystem::path anchors = {};   // [opslag] anker; empty: none is kept
  Tuning tuning = {};
  // The page cache may lie: nothing is committed after this. Default: journal and _exit(70).
  std::function<void(std::string_view why)> on_fatal = {};
  // On a topic inhoud: has all of it been read that was there when the record at `position` was
  // met? Until then a record without inhoud waits (kafka.md F18). Any thread, never blocks.
  std::function<bool(std::string_view reg, base::Position position)> inhoud_arrived = {};
  // Several nodes (logboek.md 14); of no meaning on the embedded log.
  Actor self = {};
  Claims claims = Claims::never;
  ContentUse content = ContentUse::open;
  std::function<void(Duty duty, std::uint32_t termijn)> on_duty = {};  // on the writer thread
};

class Sequencer {
 public:
  Sequencer(Dependencies dependencies, std::vector<RegisterConfig> registers);
  ~Sequencer();

  // Tables of `ledger/` for these registers and this applier (store/schema lists them all).
  static std::vector<std::string> tables(const std::vector<std::string>& registers,
                                         const Applier& applier);

  // Start checks 2-4 of logboek.md 19 on what is stored. What ends in a state (Z4, Z5, a shorter or
  // other log) is no fault: the register then starts bevroren or stilstand.
  std::expected<void, StartFault> start_checks();
  base::Status rebuild_projections_if_needed();  // before start(); logboek.md 10
  // Before start(): what the rows are made of from now on. The rebuild comes after it.
  void open_contents(keys::BladOpener& opener);  // this process is active, its keeper is open
  void skelets_only();                           // a volger
  ContentUse content() const;                    // any thread
  void start();
  void stop();          // commits what was appended, writes the anchors, then ends the thread
  // One turn of the writer on the caller's thread, instead of start(); true: it did something.
  bool turn();
  void await_arrival(std::int64_t most_ms);  // between two turn(): until a log has something
  void wake();
  Duty duty() const;    // active, without other nodes

  State state(std::string_view reg) const;       // one atomic read
  RegisterView register_view(std::string_view reg) const;
  std::vector<RegisterView> register_views() const;
  // bevroren or stilstand, stored; it ends by resume() alone.
  void freeze(std::string_view reg, State state, std::string code, std::string sentence);
  // `zegel register hervat`: runs the checks of this register, refuses while one fails.
  base::Status resume(std::string_view reg);

  struct Found {
    base::LeafIndex index;
    base::Bytes leaf;
  };
  std::optional<Found> find(std::string_view reg, const base::Jti& jti) const;
  std::optional<base::Bytes> leaf(std::string_view reg, base::LeafIndex index) const;
  // Under the newest head. Unavailable `nog-niet-verwerkt`: no head covers it yet.
  base::Result<std::string> receipt(std::string_view reg, base::LeafIndex index) const;
  const tlog::TreeStore& tree(std::string_view reg) const;

  struct Metrics;
  const Metrics& metrics() const;
  std::int64_t last_turn_ms() const;             // liveness: monotonic ms of the last loop turn

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace zegel::sequencer
