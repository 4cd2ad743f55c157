// Signing a head inside the transaction that made it (logboek.md 12, 13: Z1-Z3, Z7, Z9).
//
// Invariants: one root per size, never a smaller tree after a larger one (I3): the new head must
// follow from the newest checkpoint by a consistency proof made from the stored tiles; each note
// passes our own parser before it is kept; its bytes leave the process only after the commit.
// Threads: the writer, in its transaction. Errors: SigningRefused; the batch is then aborted.
#pragma once

#include <cstdint>
#include <expected>
#include <string>

#include "ledger/sequencer/lane.h"

namespace zegel::sequencer {

struct SigningRefused {
  int rule = 0;              // 2 = Z2, 3 = Z3
  std::string checkpoint;    // the text that was not signed
};

// Signs `head`, puts nothing. `now`: ledger time, unix seconds.
std::expected<SignedHead, SigningRefused> signed_head_of(const Lane& lane,
                                                         const store::HeadRow& head,
                                                         std::int64_t now,
                                                         const store::Rows& rows);
// Signs `head` and puts its row (embedded).
std::expected<SignedHead, SigningRefused> sign_head(const Lane& lane, const store::HeadRow& head,
                                                    std::int64_t now, store::MutableRows& rows);

}  // namespace zegel::sequencer
