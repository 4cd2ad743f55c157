// `zegel controleer --alles` (logboek.md 10): every row of a register against every other.
// Re-hashes every leaf, tile and frontier row, runs the index rule on every leaf, maps every jti
// back, checks every event signature, checkpoint signature and root, opens every live inhoud. When
// all of that is whole, what projections derive from is beyond doubt, and they are built again and
// compared (projection_check.h).
//
// Memory stays bounded whatever the size; a snapshot is reopened every 1,000 leaves, so a writer
// may go on meanwhile; the last comparison is made in one snapshot. Writes only in `scratch`.
// Threads: one caller; any number of other readers. Errors: none: what is wrong is a Difference.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ledger/inhoud/inhoud_store.h"
#include "ledger/inhoud/seal.h"
#include "ledger/sequencer/apply.h"
#include "ledger/sequencer/index_rule.h"
#include "ledger/store/lmdb.h"
#include "ledger/tlog/checkpoint.h"

namespace zegel::sequencer {

enum class DifferenceKind : std::uint8_t {
  stand,           // size, root, genesis or next offset
  blad,            // a leaf that is missing, unreadable or refused by the index rule
  jti,             // does not map back
  tegel,           // tile or frontier
  controlepunt,    // signature or root of a checkpoint, own or witnessed
  handtekening,    // of an event: wrong, or by an unknown key
  inhoud,          // gone without a fence, or it does not open
  projectie,       // a table that says something else than the leaves
};
std::string_view kind_name(DifferenceKind kind);

struct Difference {
  DifferenceKind kind;
  std::string reg;
  std::optional<base::LeafIndex> index;   // of the leaf; of a checkpoint: its size
  std::string sentence;                   // Dutch; never content
};

struct CheckedRegister {
  std::string name;
  std::string origin;
  std::vector<tlog::VerifierKey> known_keys;
  bool positions_are_indices = true;      // embedded: the offset of a leaf is its index
};

struct FullCheck {
  const store::Store& ledger;
  inhoud::InhoudStore* inhoud = nullptr;         // nullptr: content is not looked at
  keys::BladOpener* opener = nullptr;
  std::string ledger_id;
  std::vector<CheckedRegister> registers;
  // The key under `kid` that may have signed this; nullopt: unknown. Empty: signatures are skipped.
  std::function<std::optional<crypto::PublicKey>(std::string_view reg, const Wellformed&)> key_of;
  std::function<void(std::string_view reg, std::uint64_t done, std::uint64_t of)> progress;
  const std::atomic<bool>* stop = nullptr;       // looked at per page; the report is then partial
  Applier* fresh = nullptr;                      // of the version that made the rows; nullptr, or
  std::filesystem::path scratch = {};            // no inhoud: projections are not compared
};

struct FullReport {
  std::uint64_t leaves = 0, tiles = 0, checkpoints = 0, signatures = 0;
  std::array<std::uint64_t, 4> inhoud{};         // by inhoud::Toestand
  std::uint64_t inhoud_unchecked = 0;            // the keeper could not answer
  std::uint64_t projection_tables = 0;           // compared
  bool projections_unchecked = false;            // asked, but they could not be built
  std::uint64_t differences = 0;
  std::uint64_t unchecked() const { return inhoud_unchecked + (projections_unchecked ? 1 : 0); }
};

FullReport full_check(const FullCheck& check, const std::function<void(const Difference&)>& found);

}  // namespace zegel::sequencer
