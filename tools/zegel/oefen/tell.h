// Telling the casus to a running zegeld, through the doors that partners and staff use: partners
// post signed events over TCP, staff post drafts with a role header, the scripted clock moves over
// the socket before each step.
//
// Invariants: a step is posted after the receipt of the one before it; a partner keeps its events
// and their receipts as files, so that anyone can check them again; a step that must be refused is
// refused with exactly its codes. Threads: one.
// Errors: Exit::interrupted when a stop is asked between two steps; Exit::no when the ledger
// answers a step otherwise than the casus says.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ledger/crypto/random.h"
#include "tools/zegel/oefen/casus.h"
#include "tools/zegel/oefen/practice.h"
#include "tools/zegel/oefen/signals.h"
#include "tools/zegel/receipt.h"

namespace zegel::cli::oefen {

class Teller {
 public:
  Teller(const Practice& practice, const std::string& url, const Signals& signals);

  Outcome<void> tell_all();                 // row 1, then the casussen and who looked at them
  Outcome<void> tell(const std::vector<Step>& steps);
  Outcome<void> run_on();                   // lets the clock go on from where it stands
  // A key of a newcomer, registered and agreed at the ledger's own moment.
  Outcome<void> admit(const Organisation& owner, const crypto::SigningKey& key);
  std::size_t posted() const { return posted_; }
  std::size_t refused() const { return refused_; }
  std::size_t opened() const { return opened_; }         // of those posted: who looked
  std::size_t partners() const { return sent_.size(); }  // that signed with their own key

  // One event of a partner outside the script, without an issuer number: what it sent before this
  // process is not known here.
  Outcome<Ontvangst> tell_once(const Step& step) { return tell_partner(step, std::nullopt); }

 private:
  Outcome<void> register_partners();
  Outcome<std::string> prove_possession(const Organisation& owner, const crypto::SigningKey& key);
  Outcome<void> tell_casussen();
  Outcome<void> tell_one(const Step& step);
  Outcome<void> be_stored(const Step& step);
  Outcome<void> be_refused(const Step& step);
  Outcome<void> look(const Reading& reading);
  Outcome<Ontvangst> tell_partner(const Step& step, std::optional<std::uint64_t> isn);
  Outcome<http::ClientReply> try_partner(const Step& step);
  Outcome<void> clock_to(std::int64_t moment, bool run_on = false);
  Outcome<void> keep(std::string_view name, std::string_view event, std::string_view receipt);
  Outcome<const crypto::SigningKey*> key_of(std::string_view code);

  const Practice& practice_;
  const Signals& signals_;
  Service partners_;                        // TCP
  Service beheer_;                          // socket
  crypto::SystemRandom random_;
  std::map<std::string, crypto::SigningKey, std::less<>> keys_;
  // isn per partner and register (envelop.md 3); only what was stored counts.
  std::map<std::string, std::map<std::string, std::uint64_t>> sent_;
  std::int64_t clock_ = 0;
  std::size_t posted_ = 0;
  std::size_t refused_ = 0;
  std::size_t opened_ = 0;
};

}  // namespace zegel::cli::oefen
