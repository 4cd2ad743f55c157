// Do the projections say what the leaves say? They are built again in a scratch store and compared
// by digest, table by table (logboek.md 10: nightly, and part of `zegel controleer --alles`; I4).
// The numbers of issuers too: an open range of theirs is proof of suppression.
//
// The live store is read in pages of 1,000 leaves; the last ones and the digests come from one
// snapshot, so a writer may go on meanwhile. Writes only in `scratch`, which must not exist yet and
// is left to the caller to remove (ScratchDirectory does). Threads: one caller.
// Errors: unavailable when the keeper is closed, the scratch disk full, or the check was stopped;
// fatal on damage.
#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "ledger/sequencer/sequencer.h"

namespace zegel::sequencer {

struct ProjectionCheck {
  const store::Store& ledger;
  inhoud::InhoudStore& inhoud;
  keys::BladOpener* opener = nullptr;
  Applier& fresh;                       // of the same version as the live one, and not that one
  std::string ledger_id;
  std::vector<std::string> registers;
  std::filesystem::path scratch;
  const std::atomic<bool>* stop = nullptr;   // looked at per page
};

// Where a check builds; what an earlier one left there goes first, and all of it at the end: its
// rows may speak of a dossier that is destroyed meanwhile.
class ScratchDirectory {
 public:
  explicit ScratchDirectory(std::filesystem::path path);
  ~ScratchDirectory();
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Of each register, without its name.
std::vector<std::string> compared_tables(const Applier& applier);
// Full names of the tables that differ.
base::Result<std::vector<std::string>> projections_that_differ(const ProjectionCheck& check);

}  // namespace zegel::sequencer
