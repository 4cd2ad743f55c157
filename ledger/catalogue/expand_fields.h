// The fields, expanded by the compiler: those of field_table.h, then the codes that only a row or
// an element names; sorted by name. Included by expand_events.h.
#pragma once

#include <algorithm>
#include <array>

#include "ledger/base/limits.h"
#include "ledger/catalogue/event_table.h"
#include "ledger/catalogue/expand_lists.h"
#include "ledger/catalogue/field_table.h"

namespace zegel::catalogue::table {

inline constexpr std::int64_t default_text_max = 500;

template <class Use>
constexpr void each_grouped(Use use) {
  for (const FieldGroup& group : field_groups)
    cell::items(group.items, [&](const cell::Item& item) { use(group, item); });
}

inline constexpr std::size_t max_names = 256;
struct Names {
  std::array<std::string_view, max_names> names{};
  std::size_t count = 0;
  constexpr bool holds(std::string_view name) const {
    for (std::size_t i = 0; i < count; ++i)
      if (names[i] == name) return true;
    return false;
  }
};

inline constexpr Names grouped = [] {
  Names out;
  each_grouped([&](const FieldGroup&, const cell::Item& item) {
    out.names[out.count++] = item.name;
  });
  return out;
}();

template <class Use>
constexpr void each_word_used(Use use) {
  for (const EventText& row : event_texts) {
    cell::split(row.required, " ", use);
    cell::split(row.optional, " ", use);
  }
  for (const std::string_view words :
       {on_all_first, on_all_last, niet_conform_pair,
        informed_words, informed_optional_words, secrecy_words})
    cell::split(words, " ", use);
}

// Names used that stand in no group, each once, in order of first use.
inline constexpr Names plain_codes = [] {
  Names out;
  each_word_used([&](std::string_view name) {
    if (!grouped.holds(name) && !out.holds(name)) out.names[out.count++] = name;
  });
  return out;
}();

constexpr Sizes field_sizes() {
  Sizes sizes;
  const auto count_label = [&](char) { ++sizes.label_chars; };
  each_grouped([&](const FieldGroup&, const cell::Item& item) {
    ++sizes.rows;
    if (item.label.empty()) cell::field_label(item.name, count_label);
  });
  for (std::size_t i = 0; i < plain_codes.count; ++i) {
    ++sizes.rows;
    cell::field_label(plain_codes.names[i], count_label);
  }
  return sizes;
}

inline constexpr auto field_text = [] {
  cell::Text<field_sizes().label_chars> text;
  const auto put = [&](char c) { text.put(c); };
  each_grouped([&](const FieldGroup&, const cell::Item& item) {
    if (item.label.empty()) cell::field_label(item.name, put);
  });
  for (std::size_t i = 0; i < plain_codes.count; ++i)
    cell::field_label(plain_codes.names[i], put);
  return text;
}();

constexpr bool is_code_kind(Kind kind) {
  return kind == Kind::code || kind == Kind::code_set || kind == Kind::code_count;
}

inline constexpr std::int64_t default_max(Kind kind) {
  if (kind == Kind::text) return default_text_max;
  if (kind == Kind::integer) return base::limits::json_integer;
  return 0;
}

constexpr FieldRow make_field(const FieldGroup& group, const cell::Item& item) {
  FieldRow row;
  row.name = item.name;
  row.kind = group.kind;
  row.exposure = group.exposure;
  if (is_code_kind(group.kind)) {
    row.list = !item.list.empty() ? item.list : !group.list.empty() ? group.list : item.name;
    if (const std::size_t at = list_at(row.list); at != no_row) row.codes = &lists[at];
  }
  row.min = group.kind == Kind::text ? 1 : item.min;
  row.max = item.max != 0 ? item.max : default_max(group.kind);
  row.label = item.label;
  row.may_be_empty = item.may_be_empty;
  row.per_code = item.per_code;
  return row;
}

inline constexpr auto fields = [] {
  std::array<FieldRow, field_sizes().rows> rows;
  cell::Labels labels(field_text);
  std::size_t at = 0;
  const auto add = [&](FieldRow row) {
    std::size_t length = 0;
    if (row.label.empty()) {
      cell::field_label(row.name, [&](char) { ++length; });
      row.label = labels.take(length);
    }
    rows[at++] = row;
  };
  each_grouped([&](const FieldGroup& group, const cell::Item& item) {
    add(make_field(group, item));
  });
  for (std::size_t i = 0; i < plain_codes.count; ++i)
    add(make_field({Kind::code, Exposure::index, {}}, cell::item(plain_codes.names[i])));
  std::sort(rows.begin(), rows.end(),
            [](const FieldRow& a, const FieldRow& b) { return a.name < b.name; });
  return rows;
}();

constexpr std::size_t field_at(std::string_view name) {
  const auto found =
      std::lower_bound(fields.begin(), fields.end(), name,
                       [](const FieldRow& row, std::string_view key) { return row.name < key; });
  if (found == fields.end() || found->name != name) return no_row;
  return static_cast<std::size_t>(found - fields.begin());
}

constexpr const FieldRow* field_pointer(std::string_view name) {
  const std::size_t at = field_at(name);
  return at == no_row ? nullptr : &fields[at];
}

}  // namespace zegel::catalogue::table
