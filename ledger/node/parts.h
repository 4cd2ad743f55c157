// Everything that one node holds, in the order in which it is opened; closed in reverse.
// Invariants: see node.h. Private to ledger/node.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ledger/log/embedded.h"
#include "ledger/node/key_files.h"
#include "ledger/node/lock.h"
#include "ledger/node/node.h"
#include "ledger/node/person_index.h"
#include "ledger/node/upkeep.h"
#include "ledger/sequencer/orphans.h"

namespace zegel::node {

using MakeJudge = std::function<std::unique_ptr<ports::Judge>(const store::Store&)>;
using Started = std::expected<void, StartFailure>;

struct Node::Impl {
  Impl(Options o, base::Clock& c, sequencer::Applier& a, DataLock l)
      : options(std::move(o)), clock(c), applier(a), lock(std::move(l)) {}
  ~Impl();

  std::string origin(std::string_view reg) const;
  // rol = "volger": no key of its own, whatever lies on the disk.
  bool is_volger() const { return options.kafka && options.claims == sequencer::Claims::never; }
  Started read_keys();                                    // exit 76
  Started open_stores(bool create);
  keys::KeeperOptions keeper_options() const;
  Started restore_keystore(const KeyReplica& wrapped);     // exit 76
  Started open_keeper();                                  // on Kafka: after its topics were read
  Started open_kafka(bool opening);
  Started open_logs(const MakeJudge& make_judge, bool opening);
  Started check_driver() const;                           // exit 78
  Started check_cluster();                                // another one: stilstand
  bool catch_up();                                        // false: start_ms was too short
  bool await_duty(std::int64_t most_ms);                  // false: not known yet who is active
  // On Kafka: who is active, and so whether the keeper opens; then the rows that belong to it.
  Started take_duty();
  Started begin_contents();                               // the keeper, and all rows from inhoud
  void tell_keys(sequencer::Duty duty);                   // to their topic; on the writer thread
  bool keys_open() const;                                 // for new blads; waits for the topic
  Started check_genesis(const std::string& reg) const;   // exit 73
  bool holds_genesis() const;                            // record 0 of every register
  bool keys_were_lost() const;                            // besluit 0031: a takeover without drager
  // The first beheerder and privacy-officer; the sequencer runs.
  Started appoint(const std::vector<FirstUser>& users, std::int64_t moment);
  void assemble_intake();
  Started complete_index();                               // exit 76
  void start_upkeep();
  void stop();

  Options options;
  base::Clock& clock;
  sequencer::Applier& applier;
  DataLock lock;
  crypto::SystemRandom random;
  std::optional<crypto::SigningKey> house;                // nullopt: a volger
  std::vector<tlog::VerifierKey> vkeys;                   // one per register, in order
  std::vector<std::unique_ptr<CheckpointKey>> checkpoint_keys;   // likewise; empty: a volger
  std::unique_ptr<keys::Keeper> keeper;                   // nullptr: nothing opens here
  std::unique_ptr<store::Store> ledger;
  std::unique_ptr<inhoud::InhoudStore> inhoud;
  sequencer::Actor self;                                  // on Kafka
  std::unique_ptr<KafkaSide> kafka;
  std::vector<std::unique_ptr<log::EmbeddedLog>> embedded;
  std::vector<log::Log*> logs;                            // one per register, in order
  std::unique_ptr<ports::Judge> judge;
  sequencer::Waiters waiters;
  std::unique_ptr<sequencer::Sequencer> sequencer;
  std::unique_ptr<intake::Intake> intake;
  std::unique_ptr<intake::OwnEvents> own;
  std::unique_ptr<sequencer::Orphans> orphans;
  std::unique_ptr<LinkSweep> links;
  std::unique_ptr<Upkeep> upkeep;
  std::uint32_t termijn = 0;                              // as on_duty told it last
  bool fresh = false;                                     // all of the ledger comes from the topics
  bool stopped = false;
};

// Where a check of projections builds; what a crash left there goes at the next start.
std::filesystem::path scratch_in(const Options& options, const char* check);

// Its order stands on Kafka: the id of a cluster, or takeovers, are stored.
bool is_on_kafka(const store::Store& ledger);

// Lock, keys, stores, logs, judge, sequencer with its start checks; not yet started.
std::expected<std::unique_ptr<Node::Impl>, StartFailure> assemble(
    const Options& options, base::Clock& clock, sequencer::Applier& applier,
    const MakeJudge& make_judge, bool create);

}  // namespace zegel::node
