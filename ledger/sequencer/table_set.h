// Does an existing store have the tables of these projections? A program of another version derives
// other rows: then the tables that are missing are made and those that nothing fills any more go,
// rows and all; the rebuild (rebuild.h) fills them before the register is ready (logboek.md 10).
//
// Invariants: only tables `<register>.p.*` of a register whose rows another version made. Any other
// table that is missing, also one of our own version, is a damaged store, and Store::open says so.
// A crash on the way leaves the version as it was, so that the next start does it again.
// Threads: the opener, while the store is closed. Errors: StartFault, 70 damaged, 77 too new.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "ledger/sequencer/sequencer.h"

namespace zegel::sequencer {

struct TableChange {
  std::vector<std::string> add, drop;
  bool any() const { return !add.empty() || !drop.empty(); }
};

// What fit_tables would do.
std::expected<TableChange, StartFault> table_change(const std::filesystem::path& directory,
                                                    const std::vector<std::string>& registers,
                                                    const Applier& applier);
std::expected<void, StartFault> fit_tables(const std::filesystem::path& directory,
                                           const std::vector<std::string>& registers,
                                           const Applier& applier);

StartFault layout_too_new(std::string reg);

}  // namespace zegel::sequencer
