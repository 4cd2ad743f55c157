// Where one register stands: the states of logboek.md 18 and why.
//
// Invariants: a hold (bevroren, stilstand) is stored and ends by an operator alone, the graver one
// stays; gesloten is stored and never ends; trouble (alleen-lezen) and bijlezen live in memory and
// end by themselves. Threads: values.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/sequencer/sequencer.h"

namespace zegel::sequencer {

struct Reason {
  std::string code;      // "log-korter"
  std::string sentence;  // Dutch
};
// A code with the sentence that belongs to it.
Reason reason(std::string_view code);

struct Hold {
  State state = State::bevroren;  // or stilstand
  Reason why;
};

struct Standing {
  std::optional<Hold> hold;
  bool closed = false;
  std::optional<Reason> trouble;
  bool catching_up = true;
  bool awaits_heads = false;       // on Kafka, at start: not all of controlepunten is here yet
  Duty duty = Duty::active;        // of this process; always active on the embedded log

  State state() const;
  Reason why() const;              // empty when normaal
  bool sequences() const;          // hands records to the tree
  bool signs() const;              // Z7
  bool reads_first() const;        // what others wrote: nothing new until then
  void take(Hold more);            // keeps the graver one
};

// The row `state` of `stand`: a hold, else gesloten, else normaal.
base::Bytes encode_state(const Standing& standing);

}  // namespace zegel::sequencer
