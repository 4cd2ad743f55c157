// Which directory of a store is live: `<name>.huidig` names `<name>.<n>/` (logboek.md 8, replace).
//
// The text file is replaced by temp file, fsync, rename, fsync of the directory: a crash leaves the
// old name or the new one. Every `<name>.<m>/` that it does not name is deleted at start.
// Threads: the opener. Errors: fatal when `huidig` names what is not there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "ledger/base/failure.h"

namespace zegel::store {

// temp file, fsync, rename, fsync of the directory. Mode 0600.
base::Status replace_file(const std::filesystem::path& file, std::string_view bytes);
std::optional<std::string> read_file(const std::filesystem::path& file, std::size_t limit);

// The live directory; nullopt: nothing names one.
base::Result<std::optional<std::filesystem::path>> current(const std::filesystem::path& parent,
                                                           const std::string& name);
// False: there is a `<name>.<n>/`. Without its pointer that is a damaged store, not a new one.
bool never_made(const std::filesystem::path& parent, const std::string& name);
// Makes `<name>.<n>/` the live one. The directory exists and is synced.
base::Status set_current(const std::filesystem::path& parent, const std::string& name,
                         std::uint64_t number);
std::filesystem::path numbered(const std::filesystem::path& parent, const std::string& name,
                               std::uint64_t number);
base::Status delete_others(const std::filesystem::path& parent, const std::string& name);

}  // namespace zegel::store
