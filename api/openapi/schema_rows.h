// The bodies of the API as rows: per schema its members, each with a type of `value_types`.
// Answers may get further members later (v1 is additive); a request body takes these members only.
// Threads: constants. Specification: api.md 2.2, 3, 3.2.
#pragma once

#include <span>
#include <string_view>

namespace zegel::openapi {

struct MemberRow {
  std::string_view name;
  std::string_view type;  // of value_types, "#Schema", either in [..] for a list, with ? for null
  std::string_view text = {};  // Dutch, where the name does not say it
  bool optional = false;
};

struct SchemaRow {
  std::string_view name;  // UpperCamelCase
  std::string_view text;  // Dutch
  std::span<const MemberRow> members;
  bool request = false;
  std::string_view others = {};  // type of members that have no row; else they are not told
  std::string_view extends = {};  // a schema whose members come first
};

struct ListRow {  // {rijen: [row], volledigheid, totaal?, _links}
  std::string_view name;
  std::string_view text;
  std::string_view row;  // the schema of a row
};

struct ChoiceRow {  // one of these schemas
  std::string_view name;
  std::string_view text;
  std::span<const std::string_view> schemas;
};

struct ValueType {
  std::string_view name;
  std::string_view schema;  // JSON
};

std::span<const SchemaRow> schema_rows();
std::span<const ListRow> list_rows();
std::span<const ChoiceRow> choice_rows();
std::span<const ValueType> value_types();

}  // namespace zegel::openapi
