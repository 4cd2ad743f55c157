#include "api/openapi/parameters.h"

#include <algorithm>
#include <boost/json/value.hpp>

#include "api/openapi/field_schema.h"
#include "api/openapi/patterns.h"
#include "api/query.h"
#include "ledger/base/check.h"
#include "ledger/base/limits.h"

namespace zegel::openapi {
namespace {

namespace json = boost::json;
using api::QueryKind;

struct PathRow {
  std::string_view name;
  std::string_view pattern;
  std::string_view text;
};

constexpr PathRow path_rows[] = {
    {"jti", pattern::id, "Kenmerk van de gebeurtenis"},
    {"evt", pattern::evt, "Soort gebeurtenis met versie"},
    {"register", "^(meldingen|regie|toezicht)$", "Naam van het register"},
    {"casus", pattern::id, "Kenmerk van het dossier"},
    {"lijst", "^[a-z][A-Za-z0-9.-]*$", "Naam van de codelijst"},
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

json::object text_schema(std::string_view pattern) {
  return {{"type", "string"}, {"pattern", pattern}};
}

json::object codes_schema(std::string_view allowed) {
  json::array codes;
  for (std::string_view rest = allowed; !rest.empty();) {
    const std::size_t end = std::min(rest.find('|'), rest.size());
    codes.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {{"type", "string"}, {"enum", std::move(codes)}};
}

// One list by its form, several as one set of codes.
json::object lists_schema(std::string_view lists) {
  if (lists.find('|') == std::string_view::npos)
    return code_schema(*catalogue::find_list(lists));
  json::array codes;
  for (const catalogue::CodeList& list : catalogue::code_lists()) {
    if (!api::one_of(lists, list.name)) continue;
    for (const catalogue::CodeRow& row : list.codes)
      if (std::ranges::find(codes, json::value(row.code)) == codes.end())
        codes.emplace_back(row.code);
  }
  return {{"type", "string"}, {"enum", std::move(codes)}};
}

json::object query_schema(const api::QueryRow& row) {
  switch (row.kind) {
    case QueryKind::codes: return codes_schema(row.codes);
    case QueryKind::list: return lists_schema(row.codes);
    case QueryKind::id: return text_schema(pattern::id);
    case QueryKind::oin: return text_schema(pattern::oin);
    case QueryKind::evt: return text_schema(pattern::evt);
    case QueryKind::day: return {{"type", "string"}, {"format", "date"}};
    case QueryKind::moment:
      return {{"type", "string"},
              {"anyOf", json::array{json::object{{"format", "date"}},
                                    json::object{{"format", "date-time"}}}}};
    case QueryKind::number:
      return {{"type", "integer"}, {"minimum", 0}, {"maximum", base::limits::json_integer}};
    case QueryKind::limit:
      return {{"type", "integer"},
              {"minimum", 1},
              {"maximum", api::limit_most},
              {"default", api::limit_default}};
    case QueryKind::sizes: return text_schema(pattern::sizes);
    case QueryKind::cursor:
      return {{"type", "string"}, {"pattern", "^[a-p]*$"}, {"maxLength", api::cursor_most}};
  }
  return {};
}

json::object query_parameter(const api::QueryRow& row) {
  json::object out = parameter("query", row.name, row.text, query_schema(row));
  if (row.required) out["required"] = true;
  return out;
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
  for (const auto rows : {route.query, api::list_keys(route.listing)})
    for (const api::QueryRow& row : rows) out.push_back(query_parameter(row));
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
