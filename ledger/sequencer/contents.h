// The opened inhoud of a record, for apply: from the caller that still waits for it (parsed once),
// else from the inhoud store through the keeper (logboek.md 9).
//
// Invariants: nullptr means a fact (vernietigd or ontbreekt; a volger opens nothing), never "the
// keeper could not answer", which holds the lane, and never "not yet": what a batch ahead of its
// inhoud does not get from a caller, or what has not been read from its topic yet, comes later.
// Plaintext lives only in Content (I6). Threads: the writer.
#pragma once

#include <expected>
#include <memory>

#include "ledger/event/content.h"
#include "ledger/sequencer/sequencer.h"

namespace zegel::sequencer {

enum class NoContent : std::uint8_t { keeper_closed, not_yet };
using ContentPtr = std::unique_ptr<event::Content>;

class Contents {
 public:
  explicit Contents(const Dependencies& on) : on_(on) {}

  struct Record {
    std::string_view reg;
    const event::Skelet& skelet;
    base::JwsTag h;
    std::string_view jws;
    bool ahead = false;  // its inhoud may not be durable
    std::optional<base::Position> position = {};  // nullopt: a rebuild, all of inhoud is there
  };
  // Asks the waiters first.
  std::expected<ContentPtr, NoContent> of(const Record& record) const;
  // A rebuild: the store alone.
  std::expected<ContentPtr, NoContent> stored(const Record& record) const;

 private:
  bool wanted(const Record& record) const;
  const Dependencies& on_;
};

}  // namespace zegel::sequencer
