// The event rows, expanded by the compiler: letters to bits, words to fields in row order.
// Included by events.cpp.
#pragma once

#include <array>
#include <initializer_list>
#include <utility>

#include "ledger/catalogue/expand_fields.h"

namespace zegel::catalogue::table {

constexpr bool has_word(std::string_view words, std::string_view wanted) {
  bool found = false;
  cell::split(words, " ", [&](std::string_view word) { found = found || word == wanted; });
  return found;
}

constexpr Registers registers_of(std::string_view letters) {
  Registers set = 0;
  cell::split(letters, " ", [&](std::string_view letter) {
    if (letter == "M") set |= bit(Register::meldingen);
    if (letter == "R") set |= bit(Register::regie);
    if (letter == "T") set |= bit(Register::toezicht);
  });
  return set;
}

constexpr Roles role_letter(char letter) {
  switch (letter) {
    case 'P': return bit(Role::partner);
    case 'F': return bit(Role::fg);
    case 'O': return bit(Role::privacy_officer);
    case 'R': return bit(Role::procesregisseur);
    case 'C': return bit(Role::casusregisseur);
    case 'I': return bit(Role::inzage_medewerker);
    case 'B': return bit(Role::beheerder);
    case 'T': return bit(Role::toezichthouder);
    case 'L': return bit(Role::ledger);
  }
  throw "unknown letter in `wie`";
}

struct Wie {
  Roles drafters = 0;
  Roles approvers = 0;
  bool self = false;
};
constexpr Wie wie_of(std::string_view words) {
  Wie out;
  cell::split(words, " ", [&](std::string_view word) {
    if (word == "self") {
      out.self = true;
      return;
    }
    out.drafters |= role_letter(word[0]);
    if (word.size() == 3 && word[1] == '/') out.approvers |= role_letter(word[2]);
  });
  return out;
}

// Drafted by staff only: then a person stands behind every one of them (2.1, `medewerker`).
constexpr bool staff_only(const Wie& wie) {
  return !has(wie.drafters, Role::partner) && !has(wie.drafters, Role::ledger);
}

// The fields of one row in row order.
template <class Use>
constexpr void each_use(const EventText& row, Use use) {
  cell::split(on_all_first, " ", [&](std::string_view name) { use(name, true); });
  cell::split(row.required, " ", [&](std::string_view name) { use(name, true); });
  cell::split(row.optional, " ", [&](std::string_view name) { use(name, false); });
  if (row.niet_conform)
    cell::split(niet_conform_pair, " ", [&](std::string_view name) { use(name, false); });
  cell::split(on_all_last, " ", [&](std::string_view name) {
    if (has_word(row.required, name) || has_word(row.optional, name)) return;
    use(name, name == "medewerker" && staff_only(wie_of(row.drafters)));
  });
}

constexpr std::size_t use_count() {
  std::size_t count = 0;
  for (const EventText& row : event_texts)
    each_use(row, [&](std::string_view, bool) { ++count; });
  return count;
}

inline constexpr auto uses = [] {
  std::array<FieldUse, use_count()> out;
  std::size_t at = 0;
  for (const EventText& row : event_texts)
    each_use(row, [&](std::string_view name, bool required) {
      out[at] = {name, required, field_pointer(name)};
      if (has_word(row.filled, name)) out[at].empty_code = row.filled_code;
      out[at].null_without_oin = has_word(addressees, name) && has_word(row.required, soort_field);
      if (out[at].field != nullptr) out[at].exposure = out[at].field->exposure;
      if (has_word(row.sealed, name)) out[at].exposure = Exposure::verzegeld;
      out[at].own = has_word(row.required, name) || has_word(row.optional, name);
      ++at;
    });
  return out;
}();

template <std::size_t Size>
constexpr std::array<FieldUse, Size> element_uses(
    std::initializer_list<std::pair<std::string_view, bool>> parts) {
  std::array<FieldUse, Size> out;
  std::size_t at = 0;
  for (const auto& [words, required] : parts)
    cell::split(words, " ", [&, needed = required](std::string_view name) {
      out[at++] = {name, needed, field_pointer(name)};  // codes and ids: all index
    });
  return out;
}
inline constexpr auto element_plain = element_uses<2>({{plain_words, true}});
inline constexpr auto element_informed = element_uses<7>(
    {{informed_words, true}, {informed_optional_words, false}});
inline constexpr auto element_secrecy = element_uses<8>({{informed_words, true},
                                                  {informed_optional_words, false},
                                                  {secrecy_words, true}});

constexpr std::size_t event_label_chars() {
  std::size_t count = 0;
  for (const EventText& row : event_texts)
    cell::code_label(type_of(row.evt), false, [&](char) { ++count; });
  return count;
}
inline constexpr auto event_text = [] {
  cell::Text<event_label_chars()> text;
  for (const EventText& row : event_texts)
    cell::code_label(type_of(row.evt), false, [&](char c) { text.put(c); });
  return text;
}();

constexpr Persons persons_of(std::string_view b) {
  if (b.starts_with('0')) return Persons::none;
  if (b.starts_with('1')) return Persons::one;
  return b.starts_with('+') ? Persons::one_or_more : Persons::any;
}
constexpr Element element_of(std::string_view b) {
  if (b.ends_with(" ee")) return Element::informed_secrecy;
  return b.ends_with(" e") ? Element::informed : Element::plain;
}

constexpr EventRow make_event(const EventText& text) {
  EventRow row;
  row.type = type_of(text.evt);
  row.evt = text.evt;
  row.registers = registers_of(text.registers);
  row.opens = text.opener_class.empty() ? Registers{0} : row.registers;
  row.opener_class = text.opener_class;
  const Wie wie = wie_of(text.drafters);
  row.drafters = wie.drafters;
  row.approvers = wie.approvers;
  row.self_allowed = wie.self;
  row.persons = persons_of(text.persons);
  row.element = element_of(text.persons);
  row.has_person = has_word(text.required, "persoon") || has_word(text.optional, "persoon");
  row.vwa = text.vwa;
  row.vwa_of = text.vwa_of;
  row.vwa_meldingen = text.vwa_meldingen;
  row.vwa_toezicht = text.vwa_toezicht;
  row.at_least_one = text.at_least_one;
  row.key_moments = text.key_moments;
  row.version_from = text.version_from;
  return row;
}

inline constexpr auto events = [] {
  std::array<EventRow, std::size(event_texts)> rows;
  cell::Labels labels(event_text);
  std::size_t first = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = make_event(event_texts[i]);
    rows[i].label = labels.take(rows[i].type.size());
    std::size_t count = 0;
    each_use(event_texts[i], [&](std::string_view, bool) { ++count; });
    rows[i].fields = std::span(uses).subspan(first, count);
    first += count;
  }
  return rows;
}();

}  // namespace zegel::catalogue::table
