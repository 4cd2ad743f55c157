// One register as the writer thread sees it: its configuration, its tables, the last commit.
//
// Invariants: what stands under "the last commit" changes only after a commit returned, through
// adopt(); the writer thread alone touches a lane (before start(): the owner).
// Specification: logboek.md 7, 8.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ledger/sequencer/evidence.h"
#include "ledger/sequencer/metrics.h"
#include "ledger/sequencer/sequencer.h"
#include "ledger/sequencer/standing.h"
#include "ledger/sequencer/tables.h"
#include "ledger/sequencer/term.h"
#include "ledger/sequencer/waiters.h"
#include "ledger/store/ledger_rows.h"
#include "ledger/tlog/tree_store_nodes.h"

namespace zegel::sequencer {

inline constexpr std::string_view genesis_evt = "register-geopend.v1";
inline constexpr std::string_view closing_evt = "register-gesloten.v1";
inline constexpr std::string_view new_rule_prefix = "indexregel-";  // reserved (logboek.md 4)

struct SignedHead {            // the newest checkpoint that opens under a known key
  base::TreeSize size;
  base::Hash root{};
  std::string note;
  std::int64_t at = 0;         // unix seconds of ledger time; rounded to the minute after a restart
  bool by_key_in_force = false;
};

// The topic controlepunten of a register, as far as it was read (exchange.h).
struct LaneHeads {
  base::Position next;           // of the next record
  bool drained = false;          // the last read met the end
  std::optional<base::Position> start_end;  // asked from the topic itself, once, after start
  std::uint32_t termijn = 0;     // of the newest valid record here
  base::TreeSize valid;          // of the newest valid checkpoint, even beyond the own tree
  std::vector<Takeover> takeovers;  // toezicht: all of them, of the whole ledger
  struct Ahead {                 // beyond the own tree: compared, and adopted, when that gets there
    base::TreeSize size;
    base::Hash root{};
    std::string note;
    base::Position at;
    std::uint32_t termijn = 0;   // of the newest valid record before this one
    bool valid = false;
  };
  std::vector<Ahead> ahead;
  struct Sent {                  // an own record that was not read back yet
    base::Position expected;
    std::int64_t at_ms = 0;      // monotonic
  };
  std::optional<Sent> sent;
  std::int64_t sent_ms = 0;      // monotonic; the last checkpoint
  std::optional<base::Position> terms_until;  // toezicht must be read so far first
  struct Due {                   // a row of `controlepunt` that follows with the next commit
    base::Position at;
    SignedHead head;
  };
  std::vector<Due> due;
  bool stored = true;            // false: `due` and the position must be written
};

// Committed, not yet covered by a checkpoint.
struct Uncovered {
  Outcome outcome;
  Waiters::Taken who;
  std::int64_t since_ms = 0;     // monotonic, of the commit
};

// What one transaction makes of a register.
struct LaneChange {
  base::Position next;
  store::HeadRow head;
  std::optional<base::Hash> genesis;       // leaf hash of index 0, with its aud; set with index 0
  std::string aud;
  std::optional<SignedHead> signed_head;   // set: a new one
  std::uint64_t issuer_repeats = 0;
  std::optional<std::uint64_t> issuer_gaps;  // open ranges, when a numbered event was in it
  std::optional<Hold> hold;                // from the next record on
  bool closes = false;
  std::size_t heads = 0;                   // rows of LaneHeads::due that are in it
};

struct Lane {
  RegisterConfig config;
  RegisterTables tables;
  tlog::TreeStore tree;
  RegisterMetrics* metrics = nullptr;

  // The last commit.
  base::Position next;
  store::HeadRow head;
  std::optional<base::Hash> genesis;
  std::string aud;                         // of index 0 (L7)
  std::optional<SignedHead> signed_head;
  Standing standing;
  std::optional<StartFault> damage;        // met while loading; start() is then refused

  // Reading, in memory only.
  std::int64_t retry_at_ms = 0;            // monotonic; the lane rests until then
  std::int64_t drained_at_ms = 0;          // monotonic
  std::optional<base::Position> catch_up_to;  // asked from the log itself: bijlezen until there
  std::int64_t short_since_ms = 0;         // the log answered "shorter" first then; 0: it did not
  int short_answers = 0;
  std::int64_t tail_checked_ms = 0;        // monotonic; 0: before the next read
  bool standing_stored = true;             // false: the row `state` must be written, with
  std::vector<Evidence> evidence_due;      // what belongs to it
  LaneHeads heads;                         // only with a topic controlepunten
  std::vector<Uncovered> uncovered;
  std::int64_t stored_ms = 0;              // monotonic; of the last commit
  base::TreeSize thinned_to;               // controlepunt rows below are thinned
  std::string anchored;                    // the note in the anchor file
  bool anchor_due = false;                 // Z4 is judged once all that was there has been read
  std::unique_ptr<tlog::TileCache> edge = std::make_unique<tlog::TileCache>();  // right edge

  Lane(RegisterConfig c, const store::Store& ledger);
  void adopt(const LaneChange& change);
  // Others may have written to the log while this node was away. The embedded one: nobody.
  bool must_catch_up() const;
  // A signature is due: records without checkpoint, or a new key that must sign once (Z7).
  bool signature_due(const store::HeadRow& at) const;   // in the transaction: embedded
  bool head_due(const store::HeadRow& at) const;
  bool heads_due(std::int64_t now_ms, const Tuning& tuning) const;
};

// Reads the rows of `stand` and the newest checkpoint. A row that does not decode is `damage`.
void load(Lane& lane, const store::Rows& rows);
RegisterView view_of(const Lane& lane);
void show(const Lane& lane);               // its gauges

}  // namespace zegel::sequencer
