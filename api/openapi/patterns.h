// Forms as regular expressions (ECMA-262), for schemas only: the code that judges has its own
// parsers.
// Threads: constants. Specification: domein.md 2.2, envelop.md 2.
#pragma once

#include <string_view>

namespace zegel::openapi::pattern {

inline constexpr std::string_view id = "^[A-Za-z0-9_-]{21}[AQgw]$";
inline constexpr std::string_view hash = "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$";
inline constexpr std::string_view trace = "^[0-9a-f]{32}$";
inline constexpr std::string_view oin = "^[0-9]{20}$";
inline constexpr std::string_view code = "^[A-Za-z0-9]+([-.][A-Za-z0-9]+)*$";
inline constexpr std::string_view rule = "^[A-Z0-9]+(-[A-Z0-9]+)*$";  // V-VER-2, B-CAS-02
inline constexpr std::string_view evt = "^[a-z0-9]+(-[a-z0-9]+)*\\.v[1-9][0-9]{0,2}$";
inline constexpr std::string_view moment =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$";
// Whole hours UTC; an offset of half an hour is rare enough to leave to the judge.
inline constexpr std::string_view key_moment =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:00(Z|[+-][0-9]{2}:[0-9]{2})$";
inline constexpr std::string_view sizes =
    "^(meldingen|regie|toezicht):[0-9]{1,16}(,(meldingen|regie|toezicht):[0-9]{1,16}){0,2}$";
inline constexpr std::string_view no_address = "^[^@]*$";

}  // namespace zegel::openapi::pattern
