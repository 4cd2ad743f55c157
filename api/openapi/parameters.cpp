#include "api/openapi/parameters.h"

#include <algorithm>
#include <boost/json/value.hpp>

#include "api/openapi/patterns.h"
#include "ledger/base/check.h"

namespace zegel::openapi {
namespace {

namespace json = boost::json;

struct PathRow {
  std::string_view name;
  std::string_view pattern;
  std::string_view text;
};

constexpr PathRow path_rows[] = {
    {"jti", pattern::id, "Kenmerk van de gebeurtenis"},
    {"evt", pattern::evt, "Soort gebeurtenis met versie"},
    {"register", "^(meldingen|regie|toezicht)$", "Naam van het register"},
    {"oin", pattern::oin, "OIN van de organisatie"},
};

json::object parameter(std::string_view in, std::string_view name, std::string_view text,
                       json::object schema) {
  json::object out{{"name", name}, {"in", in}, {"description", text}};
  if (in == "path") out["required"] = true;
  out["schema"] = std::move(schema);
  return out;
}

json::object path_parameter(std::string_view name) {
  const auto* const row = std::ranges::find(path_rows, name, &PathRow::name);
  ZEGEL_CHECK(row != std::end(path_rows));
  return parameter("path", name, row->text, {{"type", "string"}, {"pattern", row->pattern}});
}

json::object query_schema(const api::QueryRow& row) {
  if (row.codes.empty()) {
    json::object schema{{"type", "string"}};
    if (!row.pattern.empty()) schema["pattern"] = row.pattern;
    return schema;
  }
  json::array codes;
  for (std::string_view rest = row.codes; !rest.empty();) {
    const std::size_t end = std::min(rest.find('|'), rest.size());
    codes.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {{"type", "string"}, {"enum", std::move(codes)}};
}

bool answers_with(const api::Route& route, std::uint16_t status) {
  return std::ranges::find(route.answers, status, &api::AnswerRow::status) != route.answers.end();
}

}  // namespace

json::array parameters(const api::Route& route) {
  json::array out;
  for (std::string_view rest = route.pattern; rest.find('{') != std::string_view::npos;) {
    const std::size_t open = rest.find('{'), close = rest.find('}');
    out.push_back(path_parameter(rest.substr(open + 1, close - open - 1)));
    rest.remove_prefix(close + 1);
  }
  for (const api::QueryRow& row : route.query)
    out.push_back(parameter("query", row.name, row.text, query_schema(row)));
  if (answers_with(route, 202))
    out.push_back(parameter("header", "Prefer",
                            "Hoe lang op het bewijs te wachten: wait=0..30, standaard 5 seconden",
                            {{"type", "string"}}));
  if (std::ranges::find(route.statuses, 304) != route.statuses.end())
    out.push_back(parameter("header", "If-None-Match", "ETag die u al hebt", {{"type", "string"}}));
  return out;
}

std::string_view tag_of(std::string_view pattern) {
  pattern.remove_prefix(std::string_view("/v1/").size());
  return pattern.substr(0, pattern.find('/'));
}

std::string_view path_of(std::string_view pattern) {
  ZEGEL_CHECK(pattern.starts_with("/v1/"));
  return pattern.substr(std::string_view("/v1").size());
}

}  // namespace zegel::openapi
