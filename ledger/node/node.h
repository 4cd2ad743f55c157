// One node: opens every store in order, runs the start checks and holds what serves (the assembly;
// no rule lives here). zegeld, the offline CLI and the tests build their ledger through it.
//
// Invariants: the start order of logboek.md 19 and sleutels.md 10; the lock is held while open.
// Threads: open/close one owner; accessors any. Errors: StartFailure with the exit code of
// logboek.md 19 (70 store, 73 genesis, 76 key or crypto library, 77 layout) and one Dutch sentence.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ledger/base/clock.h"
#include "ledger/intake/intake.h"
#include "ledger/intake/own_events.h"
#include "ledger/keys/keystore.h"
#include "ledger/node/kafka_side.h"
#include "ledger/sequencer/digest.h"
#include "ledger/sequencer/full_check.h"
#include "ledger/sequencer/sequencer.h"

namespace zegel::node {

struct Options {                       // api.md 9.1
  std::string ledger_id;
  std::string own_oin;
  std::vector<std::string> registers;  // toezicht first when opened
  std::filesystem::path data;          // [opslag] map
  std::filesystem::path anchor;        // [opslag] anker
  std::vector<std::filesystem::path> carriers;  // [sleutels] dragers
  std::filesystem::path keys;          // huissleutel.pem, controlepunt.<register>[.pub]
  bool practice = false;               // oefenmodus
  bool uncertain_overwrite = false;    // overschrijven_onzeker
  bool read_only = false;              // no writer thread: `zegel controleer` on its own
  std::optional<KafkaOptions> kafka;   // nullopt: the embedded log
  sequencer::Claims claims = sequencer::Claims::own;  // on Kafka: logboek.md 14
  std::int64_t start_ms = 20'000;      // on Kafka: so long a start waits until all is read
};

struct StartFailure {
  int exit_code = 70;
  std::string check;                   // e.g. "slot", "tegels", "genesis"
  std::string sentence;                // Dutch
};

struct CheckWatch {                    // who asked for a full check
  std::function<void(const sequencer::Difference&)> found;
  std::function<void(std::string_view reg, std::uint64_t done, std::uint64_t of)> progress;
  const std::atomic<bool>* stop = nullptr;
  sequencer::Applier* fresh = nullptr;   // like the one of this node; without: no projections
};

class Node {
 public:
  static std::expected<std::unique_ptr<Node>, StartFailure> open(
      const Options& options, base::Clock& clock, sequencer::Applier& applier,
      std::function<std::unique_ptr<ports::Judge>(const store::Store&)> make_judge);
  ~Node();

  // False on a volger, and from the moment that another process took over: nothing opens, nothing
  // is written here. What follows up to `judge` is for a node that opens content.
  bool has_content() const;
  bool is_volger() const;              // another process is, or may be, the active one
  const intake::Intake& intake() const;
  const intake::OwnEvents& own_events() const;
  sequencer::Sequencer& sequencer();
  inhoud::InhoudStore& inhoud();
  keys::BladOpener& opener();
  const keys::PersonIndex& persons() const;
  const ports::Judge& judge() const;
  const store::Store& ledger() const;
  keys::KeeperStand keeper_stand() const;  // without keeper: not open
  const Options& options() const;
  const base::Clock& clock() const;
  std::string policy() const;          // tlog-policy text of this ledger
  // Compact copies of ledger, inhoud and keystore below a directory that exists (api.md 9.1); the
  // KEK stays where it is, so that a copy opens only beside its dragers.
  base::Status copy_to(const std::filesystem::path& directory) const;
  // logboek.md 14: equal on all nodes of this ledger, at equal size.
  sequencer::SkeletDigest skelet_digest(std::string_view reg) const;
  // `zegel controleer --alles`: see sequencer/full_check.h. Beside a writer that goes on.
  sequencer::FullReport check_all(const CheckWatch& watch) const;
  // The projections alone: full names of the tables that say something else than the leaves.
  base::Result<std::vector<std::string>> projections_that_differ(
      sequencer::Applier& fresh, const std::atomic<bool>* stop) const;
  void stop();

  struct Impl;                         // parts.h

 private:
  explicit Node(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// `zegel register open` (logboek.md 5): toezicht first. Makes what is missing: KEK epoch 1,
// huissleutel, checkpoint keys, stores; appends record 0; writes the anchor.
struct FirstUser {                     // of toezicht: the first beheerder and privacy-officer
  catalogue::Role role = catalogue::Role::beheerder;
  base::Handle handle;
  std::string name;                    // sealed
};
struct Opening {
  std::string reg;
  std::int64_t moment = 0;             // ledger time
  std::string inception_date;          // YYYY-MM-DD
  std::vector<FirstUser> first_users;
};
// On Kafka, before it: the topics of every register that are not there yet. This alone needs the
// right to make them; all else needs the rights of the node (kafka.md 7).
std::expected<void, StartFailure> make_topics(const Options& options);
std::expected<void, StartFailure> open_register(
    const Options& options, const Opening& opening, base::Clock& clock,
    sequencer::Applier& applier,
    std::function<std::unique_ptr<ports::Judge>(const store::Store&)> make_judge);

// `zegel register overnemen` (logboek.md 14): `options` with rol = "actief" and with the keys and
// dragers of the ledger in place. Ends with this node active, and closed: then zegeld starts.
struct Takeover {
  std::string reason;
  std::int64_t moment = 0;             // ledger time
  // Every drager is lost (besluit 0031): a new epoch begins; what was sealed before is `ontbreekt`
  // for ever. Only when no drager holds a key.
  bool without_keys = false;
  std::vector<FirstUser> first_users;  // then: who they were is lost with the content of toezicht
};
std::expected<void, StartFailure> may_take_over(const Options& options);  // by its settings alone
std::expected<void, StartFailure> take_over(
    const Options& options, const Takeover& how, base::Clock& clock,
    sequencer::Applier& applier,
    std::function<std::unique_ptr<ports::Judge>(const store::Store&)> make_judge);

}  // namespace zegel::node
