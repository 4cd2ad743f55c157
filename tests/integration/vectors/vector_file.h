// Reads a published JSON file below the directory that run.py names in ZEGEL_VECTORS.
// Threads: one. Errors: a missing file fails the test that asked.
#pragma once

#include <boost/json.hpp>
#include <filesystem>
#include <string>
#include <string_view>

#include "ledger/base/bytes.h"

namespace zegel::vectors {

std::filesystem::path vector_dir();
boost::json::value read_json(const std::filesystem::path& file);
base::Bytes unhex(const boost::json::value& text);
std::string text_of(const boost::json::value& text);

}  // namespace zegel::vectors
