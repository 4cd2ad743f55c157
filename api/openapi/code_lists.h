// The code lists of the catalogue as a resource: GET /v1/codelijsten and /v1/codelijsten/{lijst}
// (api.md 3); also what `zegel codelijsten` prints. Threads: pure.
#pragma once

#include <boost/json/fwd.hpp>
#include <cstdint>
#include <optional>
#include <string_view>

namespace zegel::openapi {

// The edition of the tables. A deployment that adds codes or changes a rule does so by beleid, and
// counts further from here.
inline constexpr std::uint64_t lists_edition = 1;

// {rijen: [...], _links}: one row per list, without its codes.
boost::json::object code_lists();

// One list with its codes; nullopt: no such list.
std::optional<boost::json::object> code_list(std::string_view name);

}  // namespace zegel::openapi
