// Rebuild of the projections from the local leaves and inhoud (logboek.md 10): when the applier's
// version differs from the one that made the rows, or an earlier rebuild was cut off.
//
// Tables are dropped, then leaves are applied again in batches of 5,000, each one transaction with
// its cursor in `stand`: a crash resumes at the cursor. Signs nothing, wakes nobody (A8).
// Threads: the owner, before start(). Errors: unavailable when the keeper is closed or the disk is
// full; fatal on damage or when an apply throws.
#pragma once

#include "ledger/sequencer/issuer_numbers.h"
#include "ledger/sequencer/lane.h"

namespace zegel::sequencer {

inline constexpr std::uint64_t rebuild_records = 5'000;

// What `stand` says of the rows: who becomes active, or ceases to be, makes them anew at its start.
std::string rows_version(const Dependencies& on);

base::Status rebuild_if_needed(const Lane& lane, const Dependencies& on);

// Applies one stored leaf, with its stored content. `leaves` holds the leaf, `rows` takes what the
// applier writes; they may be one transaction.
struct LeafAt {
  std::string_view reg;
  store::Table leaf;
  base::LeafIndex index;
  IssuerNumbers* numbers = nullptr;  // told of the issuer number, when it has one
};
base::Status apply_leaf(const LeafAt& at, const store::Rows& leaves, store::MutableRows& rows,
                        const Dependencies& on);

}  // namespace zegel::sequencer
