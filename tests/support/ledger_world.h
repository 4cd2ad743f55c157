// A small ledger of its own for one test: a temporary directory, a scripted clock, fixed keys, real
// stores, a sequencer with a trivial applier, and signed events. No catalogue rules apply here: the
// index rule alone judges.
//
//   LedgerWorld world;                       // register "regie", embedded log, opened (record 0)
//   const WorldEvent event = world.event();
//   const auto answer = world.post(event);   // claims, appends, turns the writer until answered
//   world.crash(); world.open();             // everything dropped without stop, then opened again
// Threads: one, unless start() is called.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ledger/base/clock.h"
#include "ledger/crypto/ed25519.h"
#include "ledger/log/embedded.h"
#include "ledger/log/memory.h"
#include "ledger/sequencer/metrics.h"
#include "ledger/sequencer/sequencer.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_applier.h"

namespace zegel::tests {

struct WorldEvent {
  std::string reg;
  event::Skelet skelet;
  base::JwsTag h;
  std::string jws;
  base::Bytes leaf;
};

// The logs of a cluster: they stay when a node ends, and two nodes may share them.
struct Broker {
  std::map<std::string, log::MemoryLog> logs;   // gebeurtenissen
  std::map<std::string, log::MemoryLog> heads;  // controlepunten
};

struct WorldOptions {
  std::vector<std::string> registers{"regie"};
  bool memory_log = false;             // else embedded
  Broker* broker = nullptr;            // with heads: one of several nodes; toezicht is first
  std::string node = "knoop 1";        // its id follows from it
  sequencer::Claims claims = sequencer::Claims::first;
  sequencer::ContentUse content = sequencer::ContentUse::open;
  bool anchors = true;
  bool genesis = true;                 // record 0 of every register, committed
  std::uint64_t map_bytes = 1ull << 30;
  log::EmbeddedOptions queue{};
  sequencer::Tuning tuning{};
};

class LedgerWorld {
 public:
  explicit LedgerWorld(WorldOptions options = {});
  ~LedgerWorld();

  // -- life
  void open();                         // stores, logs and sequencer on what is on disk
  void crash();                        // drops all without stop; memory logs stay, as a broker
  void reopen() { crash(), open(); }

  // -- events
  WorldEvent event(std::string_view reg = "regie", std::string_view evt = "ontvanger-ingelicht.v1");
  WorldEvent genesis(std::string_view reg);
  WorldEvent make(std::string_view reg, event::Skelet skelet);   // signs, chooses blind and hour
  event::Skelet skelet(std::string_view reg, std::string_view evt);  // a new jti each time

  // -- the way in
  base::Status append(const WorldEvent& event) { return append(event.reg, event.leaf); }
  base::Status append(std::string_view reg, base::Bytes leaf);
  sequencer::Claim claim(const WorldEvent& event);     // the answer comes in `answers`
  base::Result<sequencer::Outcome> post(const WorldEvent& event);
  bool turn() { return sequencer->turn(); }
  void run();                          // until a few turns have done nothing

  // -- what one looks at
  sequencer::State state(std::string_view reg = "regie") { return sequencer->state(reg); }
  std::string code(std::string_view reg = "regie") { return sequencer->register_view(reg).code; }
  std::uint64_t size(std::string_view reg = "regie");
  std::string anchor_note(std::string_view reg = "regie");   // empty: no file
  std::filesystem::path anchor_file(std::string_view reg = "regie");
  log::MemoryLog& memory(std::string_view reg = "regie") { return *memories.at(std::string(reg)); }
  sequencer::RegisterConfig config(std::string_view reg);
  // Everything that must not depend on batches: leaves, jti, tiles, frontier, skipped, isn, rows.
  base::Hash digest(std::string_view reg = "regie");
  std::string origin(std::string_view reg) const;

  WorldOptions options;
  test::TempDir directory;
  base::ScriptClock clock{1'772'445'600};              // 2026-03-02T10:00:00Z
  crypto::SigningKey huissleutel;
  std::map<std::string, crypto::SigningKey> checkpoint_keys;
  TestApplier applier;
  keys::BladOpener* opener = nullptr;
  std::vector<sequencer::Duty> duties;                 // what on_duty was told
  std::vector<std::string> fatal;                      // what on_fatal was told
  std::map<base::Jti, std::vector<base::Result<sequencer::Outcome>>> answers;

  std::unique_ptr<store::Store> ledger;
  std::unique_ptr<inhoud::InhoudStore> inhoud;
  std::unique_ptr<sequencer::Waiters> waiters;
  std::map<std::string, std::unique_ptr<log::EmbeddedLog>> embedded;
  std::map<std::string, std::unique_ptr<log::MemoryLog>> memories;
  std::unique_ptr<sequencer::Sequencer> sequencer;
  bool opening = false;                                // RegisterConfig::opening
  std::vector<tlog::VerifierKey> known_keys;           // empty: the one in force
  bool break_signing_key = false;                      // private key and vkey differ
  bool without_key = false;                            // a volger
  bool strict_offsets = false;                         // RegisterConfig::strict_offsets

 private:
  log::Log& log_of(std::string_view reg);
  std::uint64_t events_ = 0;
  std::uint64_t starts_ = 0;
};

}  // namespace zegel::tests
