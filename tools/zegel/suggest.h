// "Bedoelde u ...?": the nearest known word to a mistyped one (Damerau-Levenshtein, at most a third
// of its length, at least one), else the first that begins with it. Threads: pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace zegel::cli {

std::optional<std::string> nearest(std::string_view typed, std::span<const std::string> known);
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace zegel::cli
