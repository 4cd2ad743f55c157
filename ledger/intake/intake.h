// The intake: parse, verify, check, judge, seal, append, receipt (envelop.md 7, E1-E17).
//
// Invariants: nothing is stored before E16; nothing is acknowledged before it is durable (I2); the
// request bytes are needed until submit() returns, not longer; plaintext ends there too (I6).
// Threads: any; a call never waits for another request, but for its own blad (R4).
// Errors: refused with every V-code of the failed step; unavailable with its slug.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/clock.h"
#include "ledger/base/failure.h"
#include "ledger/catalogue/events.h"
#include "ledger/inhoud/inhoud_store.h"
#include "ledger/keys/keeper.h"
#include "ledger/ports/judge.h"
#include "ledger/sequencer/sequencer.h"
#include "ledger/sequencer/waiters.h"

namespace zegel::intake {

struct Caller {
  catalogue::Role role = catalogue::Role::partner;
  std::string oin;                             // certificate or role header; empty: the key admits
  std::optional<base::Handle> medewerker;      // staff
};

struct Route {                                 // one register as the intake sees it
  std::string name;
  std::string origin;
  log::Log* log = nullptr;
};

struct Dependencies {                          // all outlive the intake
  const ports::Judge& judge;
  keys::BladMaker& keeper;
  inhoud::InhoudStore& inhoud;
  sequencer::Sequencer& sequencer;
  sequencer::Waiters& waiters;
  const base::Clock& clock;
  crypto::Random& random;
  std::string ledger_id;
  bool practice = false;
};

// Everything up to E15 has passed (or E8 found a replay): what submit() needs.
class Ready;
struct ReadyDeleter { void operator()(Ready*) const; };
using ReadyPtr = std::unique_ptr<Ready, ReadyDeleter>;

class Intake {
 public:
  Intake(Dependencies dependencies, std::vector<Route> routes);
  ~Intake();

  // E2-E15. `bytes` outlive the Ready.
  base::Result<ReadyPtr> prepare(std::string_view bytes, const Caller& caller) const;
  // E16-E17; `done` runs once, on any thread, with the outcome or V-DUR-1.
  void submit(ReadyPtr ready, sequencer::Completion done) const;
  // prepare + submit.
  void accept(std::string_view bytes, const Caller& caller, sequencer::Completion done) const;

  // I9 of a known event, computed now from its record.
  base::Result<inhoud::Toestand> toestand(std::string_view reg, const base::Jti& jti,
                                          std::string_view jws) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace zegel::intake
