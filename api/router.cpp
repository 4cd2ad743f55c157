#include "api/router.h"

#include <algorithm>
#include <array>

namespace zegel::api {

namespace {

constexpr std::size_t most_segments = 12;  // a tile of a tree of 10^15 leaves has nine

struct Path {
  std::array<std::string_view, most_segments> segments;
  std::size_t count = 0;
  std::string_view whole;
};

bool cut(std::string_view path, Path& out);
bool is_parameter(std::string_view segment) { return segment.starts_with('{'); }
bool fits(std::span<const std::string_view> pattern, bool takes_rest, const Path& path,
          PathArguments& arguments);
std::string_view method_name(Method method);

}  // namespace

Router::Router(std::span<const Route> table) {
  for (const Route& route : table) {
    Row row{&route, {}, route.pattern.ends_with("*}")};
    Path path;
    cut(route.pattern, path);
    row.segments.assign(path.segments.begin(),
                        path.segments.begin() + static_cast<std::ptrdiff_t>(path.count));
    rows_.push_back(std::move(row));
  }
  const auto key = [](const Row& row) {
    std::vector<std::pair<bool, std::string_view>> parts;
    for (const std::string_view segment : row.segments)
      parts.emplace_back(is_parameter(segment), segment);
    // Of two that take the rest the longer one says more: entries before any tile.
    const auto size = static_cast<std::ptrdiff_t>(row.segments.size());
    return std::tuple(row.takes_rest, row.takes_rest ? -size : size, std::move(parts));
  };
  std::ranges::stable_sort(rows_, {}, key);
}

Match Router::find(std::string_view method, std::string_view path, http::Listener listener) const {
  Match match;
  Path parts;
  if (!cut(path, parts)) return match;
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  const auto of_length = [&](const Row& row) {
    return row.takes_rest || row.segments.size() >= parts.count;
  };
  for (auto row = std::ranges::partition_point(rows_, std::not_fn(of_length)); row != rows_.end();
       ++row) {
    if (!row->takes_rest && row->segments.size() != parts.count) continue;
    PathArguments arguments;
    if (!http::has(row->route->listeners, listener) ||
        !fits(row->segments, row->takes_rest, parts, arguments))
      continue;
    if (method_name(row->route->method) == wanted) return {row->route, arguments, {}};
    if (!match.allow.empty()) match.allow += ", ";
    match.allow += row->route->method == Method::get ? "GET, HEAD" : "POST";
  }
  return match;
}

namespace {

bool cut(std::string_view path, Path& out) {
  if (!path.starts_with('/')) return false;
  out.whole = path;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    if (end == 0 || out.count == most_segments) return false;  // "//" and "/x/" match nothing
    out.segments[out.count++] = path.substr(0, end);
    path.remove_prefix(end);
  }
  return true;
}

bool fits(std::span<const std::string_view> pattern, bool takes_rest, const Path& path,
          PathArguments& arguments) {
  if (takes_rest ? path.count < pattern.size() : path.count != pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (!is_parameter(pattern[i])) {
      if (pattern[i] != path.segments[i]) return false;
      continue;
    }
    const bool rest = takes_rest && i + 1 == pattern.size();
    const char* begin = path.segments[i].data();
    const char* end = path.whole.data() + path.whole.size();
    arguments.values[arguments.count++] =
        rest ? std::string_view(begin, static_cast<std::size_t>(end - begin)) : path.segments[i];
  }
  return true;
}

std::string_view method_name(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::post: return "POST";
  }
  return {};
}

}  // namespace

}  // namespace zegel::api
