// The opened inhoud of a record, for apply: from the caller that still waits for it (parsed once),
// else from the inhoud store through the keeper (logboek.md 9).
//
// Invariants: nullptr means a fact (vernietigd or ontbreekt), never "the keeper could not answer":
// that holds the lane. Plaintext lives only in Content (I6). Threads: the writer.
#pragma once

#include <expected>
#include <memory>

#include "ledger/event/content.h"
#include "ledger/sequencer/sequencer.h"

namespace zegel::sequencer {

struct KeeperClosed {};
using ContentPtr = std::unique_ptr<event::Content>;

class Contents {
 public:
  explicit Contents(const Dependencies& on) : on_(on) {}

  struct Record {
    std::string_view reg;
    const event::Skelet& skelet;
    base::JwsTag h;
    std::string_view jws;
  };
  // Asks the waiters first.
  std::expected<ContentPtr, KeeperClosed> of(const Record& record) const;
  // A rebuild: the store alone.
  std::expected<ContentPtr, KeeperClosed> stored(const Record& record) const;

 private:
  const Dependencies& on_;
};

}  // namespace zegel::sequencer
