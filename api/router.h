// From method, path and listener to one row of the table (api.md 3). Patterns are cut into segments
// once; a lookup compares segments with the rows of equal length, literals before `{id}`.
//
// Invariants: a path that a listener does not serve does not exist there (404); a trailing slash or
// an empty segment matches nothing; HEAD follows GET. Threads: find any, after construction.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/call.h"
#include "api/routes.h"

namespace zegel::api {

struct Match {
  const Route* route = nullptr;
  PathArguments path;
  std::string allow;  // with no route: the methods of this path (405), or empty (404)
};

class Router {
 public:
  explicit Router(std::span<const Route> table);
  Match find(std::string_view method, std::string_view path, http::Listener listener) const;

 private:
  struct Row {
    const Route* route;
    std::vector<std::string_view> segments;
    bool takes_rest = false;
  };
  std::vector<Row> rows_;  // by number of segments, then literals first
};

}  // namespace zegel::api
