// How far a list goes: the number of leaves per register (api.md 2.3, I10).
// `regie:18442,toezicht:4921`: each register once, a size of at most 2^53-1.
// Threads: pure. Errors: nullopt for any other text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zegel::api::lijst {

struct Extent {
  std::string reg;
  std::uint64_t size = 0;  // events with a volgnummer below it
  auto operator<=>(const Extent&) const = default;
};
using Extents = std::vector<Extent>;

std::optional<Extents> parse_extents(std::string_view text);
std::string extents_text(const Extents& extents);  // as it stands in an address
std::uint64_t size_of(const Extents& extents, std::string_view reg);  // 0: not of this list

}  // namespace zegel::api::lijst
