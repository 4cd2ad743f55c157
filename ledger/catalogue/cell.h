// Reading the cells of the law's tables in the compiler, so that a row here is a row of domein.md.
//
// A cell is a list of items parted by ", ", each
//   name[:list][ [max] | [min..max] ][ "label"][ (gesloten) | (leeg) | (per code)]
// Without a label it is made from the name: at hyphens for a code, at capitals for a field.
// Invariants: everything here runs in the compiler only; a malformed cell does not compile.
// Specification: domein.md 2.1 (labels of events), 2.3 (of fields), 3 (of codes).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zegel::catalogue::cell {

struct Item {
  std::string_view name;
  std::string_view list;
  std::string_view label;  // empty: made from the name
  std::int64_t min = 0;
  std::int64_t max = 0;
  bool closed = false;        // (gesloten): a code that is not in force
  bool may_be_empty = false;  // (leeg): a list that may be empty though required
  bool reserved = false;      // of a later version
  bool per_code = false;      // (per code): counts the codes of the list that a code selects
};

constexpr std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// Calls `use` for each piece between separators; nothing for an empty text.
template <class Use>
constexpr void split(std::string_view text, std::string_view separator, Use use) {
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    const std::string_view piece = trim(text.substr(0, end));
    if (!piece.empty()) use(piece);
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + separator.size());
  }
}

constexpr std::int64_t number(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') throw "not a number";
    value = value * 10 + (c - '0');
  }
  return value;
}

// Cuts the part between `open` and `close` out of `rest`; empty when it is not there.
constexpr std::string_view cut(std::string_view& rest, char open, char close) {
  const std::size_t begin = rest.find(open);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = rest.find(close, begin + 1);
  if (end == std::string_view::npos || end + 1 != rest.size()) throw "text after a bracket";
  const std::string_view inner = rest.substr(begin + 1, end - begin - 1);
  rest = trim(rest.substr(0, begin));
  return inner;
}

constexpr Item item(std::string_view text) {
  Item out;
  const std::string_view remark = cut(text, '(', ')');
  out.closed = remark == "gesloten";
  out.may_be_empty = remark == "leeg";
  out.per_code = remark == "per code";
  if (!remark.empty() && !out.closed && !out.may_be_empty && !out.per_code) throw "unknown remark";
  out.label = cut(text, '"', '"');
  if (const std::string_view bounds = cut(text, '[', ']'); !bounds.empty()) {
    const std::size_t dots = bounds.find("..");
    if (dots != std::string_view::npos) out.min = number(bounds.substr(0, dots));
    out.max = number(dots == std::string_view::npos ? bounds : bounds.substr(dots + 2));
  }
  const std::size_t colon = text.find(':');
  out.name = text.substr(0, colon);
  if (colon != std::string_view::npos) out.list = text.substr(colon + 1);
  if (out.name.find(' ') != std::string_view::npos) throw "malformed item";
  return out;
}

template <class Use>
constexpr void items(std::string_view text, Use use) {
  split(text, ", ", [&](std::string_view piece) { use(item(piece)); });
}

constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr char lower(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// Names that are written in capitals in a label (domein.md 3).
constexpr bool is_abbreviation(std::string_view word) {
  constexpr std::string_view known[] = {
      "zvh", "mdo", "ggz", "om", "dji", "uwv", "rvdk", "sisa", "wgs", "wpg", "bsn", "wmo", "wams",
      "wvggz", "vhrr", "bkk", "cit", "jpt", "mzo", "vpn", "fg", "ggd", "kek", "csv", "pdf", "ldv"};
  for (const std::string_view abbreviation : known)
    if (word == abbreviation) return true;
  return false;
}

// "gemeente-college" -> "Gemeente college", "zvh" -> "ZVH".
template <class Put>
constexpr void code_label(std::string_view code, bool abbreviate, Put put) {
  bool first = true;
  split(code, "-", [&](std::string_view word) {
    if (!first) put(' ');
    const bool capitals = abbreviate && is_abbreviation(word);
    for (std::size_t i = 0; i < word.size(); ++i)
      put(capitals || (first && i == 0) ? upper(word[i]) : word[i]);
    first = false;
  });
}

// "wettelijkeTaak" -> "Wettelijke taak", "vanafDatum" -> "Vanaf".
template <class Put>
constexpr void field_label(std::string_view name, Put put) {
  for (const std::string_view tail : {std::string_view("Op"), std::string_view("Datum")})
    if (name.size() > tail.size() && name.ends_with(tail)) {
      name.remove_suffix(tail.size());
      break;
    }
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (is_capital(name[i])) put(' ');
    put(i == 0 ? upper(name[i]) : lower(name[i]));
  }
}

// Text made at compile time, in one buffer per table: rows point into it.
template <std::size_t Size>
struct Text {
  std::array<char, Size + 1> chars{};  // + 1: a table may need none
  std::size_t used = 0;
  constexpr void put(char c) { chars[used++] = c; }
};

// Walks a finished Text a second time and hands out the labels in the same order.
template <std::size_t Size>
class Labels {
 public:
  explicit constexpr Labels(const Text<Size>& text) : text_(text) {}
  constexpr std::string_view take(std::size_t length) {
    const std::string_view out(text_.chars.data() + at_, length);
    at_ += length;
    return out;
  }

 private:
  const Text<Size>& text_;
  std::size_t at_ = 0;
};

}  // namespace zegel::catalogue::cell
