// The code lists, expanded by the compiler in two passes: first the labels that are made from a
// code into one buffer, then the rows, which point into it. A list whose codes stand in another
// table takes them, and their labels, from there. Included by expand_fields.h.
#pragma once

#include <array>

#include "ledger/catalogue/cell.h"
#include "ledger/catalogue/code_list_table.h"
#include "ledger/catalogue/event_table.h"
#include "ledger/catalogue/finding_table.h"
#include "ledger/catalogue/refusal_table.h"

namespace zegel::catalogue::table {

inline constexpr std::size_t no_row = static_cast<std::size_t>(-1);

struct Sizes {
  std::size_t rows = 0;
  std::size_t label_chars = 0;
};

constexpr std::string_view type_of(std::string_view evt) { return evt.substr(0, evt.rfind('.')); }

constexpr cell::Item named(std::string_view name, std::string_view label, int vanaf) {
  cell::Item item;
  item.name = name;
  item.label = label;
  item.reserved = vanaf > this_version;
  return item;
}

template <class Use>
constexpr void each_item(const ListText& list, Use use) {
  switch (list.source) {
    case Source::cell: return cell::items(list.codes, use);
    case Source::event_table:
      for (const EventText& row : event_texts) use(named(type_of(row.evt), {}, row.version_from));
      return;
    case Source::refusal_table:
      for (const RefusalRow& row : refusals) use(named(row.code, row.title, row.vanaf));
      return;
    case Source::finding_table:
      for (const FindingRow& row : findings) use(named(row.code, row.title, row.vanaf));
      return;
  }
}

template <class Use>
constexpr void each_code(Use use) {
  for (const ListText& list : list_texts)
    each_item(list, [&](const cell::Item& item) { use(list, item); });
}

constexpr Sizes code_sizes() {
  Sizes sizes;
  each_code([&](const ListText&, const cell::Item& item) {
    ++sizes.rows;
    if (item.label.empty())
      cell::code_label(item.name, true, [&](char) { ++sizes.label_chars; });
  });
  return sizes;
}

inline constexpr auto code_text = [] {
  cell::Text<code_sizes().label_chars> text;
  each_code([&](const ListText&, const cell::Item& item) {
    if (item.label.empty()) cell::code_label(item.name, true, [&](char c) { text.put(c); });
  });
  return text;
}();

inline constexpr auto codes = [] {
  std::array<CodeRow, code_sizes().rows> rows;
  cell::Labels labels(code_text);
  std::size_t at = 0;
  each_code([&](const ListText&, const cell::Item& item) {
    std::size_t length = 0;
    if (item.label.empty()) cell::code_label(item.name, true, [&](char) { ++length; });
    rows[at++] = {item.name, item.label.empty() ? labels.take(length) : item.label, item.closed,
                  item.list, item.reserved};
  });
  return rows;
}();

inline constexpr auto lists = [] {
  std::array<CodeList, std::size(list_texts)> rows;
  std::size_t first = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const ListText& text = list_texts[i];
    std::size_t count = 0;
    each_item(text, [&](const cell::Item&) { ++count; });
    const bool growing = text.source != Source::cell && text.source != Source::event_table;
    rows[i] = {text.name, text.form, text.extensible, growing,
               std::span(codes).subspan(first, count)};
    first += count;
  }
  return rows;
}();

constexpr std::size_t list_at(std::string_view name) {
  for (std::size_t i = 0; i < lists.size(); ++i)
    if (lists[i].name == name) return i;
  return no_row;
}

}  // namespace zegel::catalogue::table
