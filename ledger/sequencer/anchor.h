// The anchor of one register: the newest published checkpoint, the note verbatim, in a file outside
// the data directory and every backup (logboek.md 13, api.md 9.1). It betrays a store that was put
// back from a backup.
//
// Written by temp file, fsync, rename, fsync of the directory: a crash leaves the old or the new
// one. At most every 10 s and at stop, so after a crash it may be behind the head: normal. Never
// lowered: who finds it ahead of the store is bevroren (Z4).
// Threads: the writer. Errors: write is fatal with the file named; the caller alarms and goes on.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "ledger/sequencer/lane.h"

namespace zegel::sequencer {

class Anchor {
 public:
  Anchor(const std::filesystem::path& directory, std::string_view reg) : file_(directory / reg) {}

  enum class Presence : std::uint8_t { absent, unreadable, present };
  struct Reading {
    Presence presence = Presence::absent;
    std::string note;
    tlog::Checkpoint checkpoint;
  };
  Reading read(std::span<const tlog::VerifierKey> known) const;
  base::Status write(std::string_view note) const;

 private:
  std::filesystem::path file_;
};

// Z4, Z5 and a missing or damaged anchor; nullopt: it agrees, or none is expected.
struct AnchorDoubt {
  int rule = 0;            // 4, 5; 0: missing or damaged
  Hold hold;
  std::string note;        // the anchor's, as evidence
};
std::optional<AnchorDoubt> judge_anchor(const Lane& lane, const Anchor& anchor,
                                        const store::Rows& rows);

}  // namespace zegel::sequencer
