// Files as zegel-verify reads them: whole, at most `limit` bytes.
// Threads: any. Errors: nullopt when it cannot be read or is larger.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace zegel::verify {

std::optional<std::string> read_file(const std::string& path, std::size_t limit);

// Paths without ending: each stands for PATH.sd-jwt and PATH.tlog-proof.
std::optional<std::vector<std::string>> pairs_in_directory(const std::string& directory);
std::optional<std::vector<std::string>> pairs_in_list(const std::string& file);  // "-": stdin

}  // namespace zegel::verify
