// One value against its row: from text (environment, flags, defaults) or from TOML (file).
// Threads: pure. Errors: the sentence of the fault, without the value.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "config/settings.h"
#include "config/values.h"

namespace zegel::config {

std::expected<Values::Value, std::string> value_of_text(const Setting& row, std::string_view text);
// Type and bounds of a value that was read from a file.
std::expected<Values::Value, std::string> checked(const Setting& row, Values::Value value);

// "127.0.0.1:8080" or "[::1]:8080": a literal address and a port of 0..65535.
bool is_address(std::string_view text);

}  // namespace zegel::config
