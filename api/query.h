// The query keys of a route: which there are, and what each may hold (api.md 2.1, 2.3).
//
// Invariants: a key that the row does not name, or that its row does not take in this form, is a
// fault; all faults come at once and no value is repeated (I8). Threads: pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "api/http/message.h"
#include "api/routes.h"
#include "ledger/base/failure.h"

namespace zegel::api {

// limiet, cursor, totaal and, of a list of events, totEnMet.
std::span<const QueryRow> list_keys(Listing listing);
const QueryRow* find_query(const Route& route, std::string_view name);

// V-SCH-3 a key that does not belong, V-SCH-2 one that is missing, V-SCH-4 its form, V-SCH-5 its
// code, or `cursor-ongeldig`; `veld` is `?naam`.
base::Refusals query_faults(const Route& route, const http::Request& request);
std::string query_place(std::string_view name);  // "?naam"; "?" for a name that none of ours can be

bool one_of(std::string_view codes, std::string_view value);  // "a|b|c"

inline constexpr std::size_t limit_default = 50, limit_most = 200;
inline constexpr std::size_t cursor_most = 512;  // characters; ours are shorter

}  // namespace zegel::api
