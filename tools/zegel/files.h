// Files that a person names: read with a bound, written whole or not at all (temporary file, fsync,
// rename). Private files get mode 0600 from their first byte. Threads: any.
// Errors: Exit::not_found when it is not there, Exit::usage when too large, Exit::error otherwise.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "tools/zegel/stop.h"

namespace zegel::cli {

enum class Mode : bool { open, secret };  // 0644, 0600

// "-" reads standard input.
Outcome<std::string> read_text(const std::filesystem::path& path, std::size_t limit);
Outcome<void> write_text(const std::filesystem::path& path, std::string_view text,
                         Mode mode = Mode::open);
// Refuses to replace a file (Exit::conflict).
Outcome<void> write_new(const std::filesystem::path& path, std::string_view text, Mode mode);

}  // namespace zegel::cli
