// Which tables an existing store has, and the one way to change that: a newer program derives
// other rows (logboek.md 10).
//
// Invariants: one transaction, so a crash leaves the old set or the new one; the rows of tables
// that stay are not touched. Store::open itself never makes a table in an existing store
// (logboek.md 8).
// Threads: the opener, while nobody else has the store open. Errors: those of Store::open.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ledger/base/failure.h"

namespace zegel::store {

base::Result<std::vector<std::string>> tables_in(const std::filesystem::path& directory);

// `drop`: with every row in it.
base::Status change_tables(const std::filesystem::path& directory,
                           const std::vector<std::string>& add,
                           const std::vector<std::string>& drop);

}  // namespace zegel::store
