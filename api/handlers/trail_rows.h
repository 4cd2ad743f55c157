// The lists of events as a table: which types, of which registers, with which filters (api.md 3).
// A list is a row here and a row in routes.cpp. Threads: constants.
#pragma once

#include <span>
#include <string_view>

#include "api/auth/rights.h"

namespace zegel::api {

// A query key and the fields of which one must hold its code.
struct FieldFilter {
  std::string_view key;
  std::span<const std::string_view> fields;
  bool of_elements = false;  // a field of a betrokkene counts too
};

struct TrailList {
  std::string_view route;                       // its name in routes.cpp
  auth::Subject subject;
  std::span<const std::string_view> types;      // empty: all that the caller may see
  std::span<const std::string_view> registers;  // of a list that names no dossier in its path
  std::span<const FieldFilter> filters;
};

const TrailList& trail_list(std::string_view route);  // must be there

// The type that a code of `soort` stands for: "zoekactie" -> "zoekactie-gedaan.v1".
std::string_view type_of_soort(std::string_view soort);

}  // namespace zegel::api
