// What must hold over all rows of the catalogue, asserted in the compiler. Included by events.cpp.
#pragma once

#include "ledger/catalogue/expand_events.h"

namespace zegel::catalogue::table {

constexpr bool in_list(std::string_view list, std::string_view code) {
  for (const CodeRow& row : lists[list_at(list)].codes)
    if (row.code == code) return true;
  return false;
}

constexpr bool codes_are_sound(const CodeList& list) {
  for (std::size_t i = 0; i < list.codes.size(); ++i) {
    const CodeRow& row = list.codes[i];
    if (row.label.empty() || (!row.list.empty() && list_at(row.list) == no_row)) return false;
    for (const std::string_view wildcard : {"*", "alle", "overig"})
      if (row.code == wildcard) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (row.code == list.codes[j].code) return false;
  }
  return true;
}

constexpr bool lists_are_sound() {
  for (const CodeList& list : lists) {
    if (&list != &lists[list_at(list.name)]) return false;  // a name twice
    if ((list.form == ListForm::codes) == list.codes.empty()) return false;
    if (!codes_are_sound(list)) return false;
  }
  return true;
}

// A criterium belongs to a set, and what a set asks is a criterium (domein.md 3.1).
constexpr bool criteria_are_sound() {
  std::size_t found = 0;
  for (const CodeRow& set : lists[list_at("criteriaset")].codes) {
    if (set.list.empty()) return false;
    for (const CodeRow& row : lists[list_at(set.list)].codes)
      if (!in_list("criterium", row.code)) return false;
  }
  for (const CodeRow& row : lists[list_at("criterium")].codes)
    for (const CodeRow& set : lists[list_at("criteriaset")].codes)
      if (in_list(set.list, row.code)) {
        ++found;
        break;
      }
  return found == lists[list_at("criterium")].codes.size();
}

constexpr bool findings_are_sound() {
  bool sound = true;
  for (const FindingRow& row : findings)
    cell::split(row.ernst, " ", [&](std::string_view ernst) {
      sound = sound && in_list("ernst", ernst);
    });
  return sound;
}

constexpr bool fields_are_sound() {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0 && fields[i].name == fields[i - 1].name) return false;
    if (is_code_kind(fields[i].kind) != (fields[i].codes != nullptr)) return false;
    if (fields[i].name.ends_with("Op") && fields[i].kind != Kind::datetime) return false;
    if (fields[i].name.ends_with("Datum") && fields[i].kind != Kind::date) return false;
    if (fields[i].name.ends_with("Hash") && fields[i].kind != Kind::hash) return false;
    if (fields[i].may_be_empty && fields[i].kind != Kind::reference_list) return false;
    if (fields[i].per_code && (fields[i].kind != Kind::code_count ||
                               field_at(fields[i].list) == no_row))
      return false;
    if (fields[i].kind == Kind::person && fields[i].exposure != Exposure::verzegeld) return false;
  }
  return true;
}

// A name in the table that no row and no element uses is a slip of the pen.
constexpr bool fields_are_used() {
  std::array<bool, fields.size()> used{};
  each_word_used([&](std::string_view name) { used[field_at(name)] = true; });
  for (const bool one : used)
    if (!one) return false;
  return true;
}

constexpr bool selects_in_row(const EventRow& row, const FieldRow& field) {
  if (!field.per_code) return true;
  for (const FieldUse& use : row.fields)
    if (use.name == field.list && use.required) return true;
  return false;
}

constexpr bool uses_are_sound(const EventRow& row) {
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    if (row.fields[i].field == nullptr || row.fields[i].name == "betrokkenen") return false;
    if (!selects_in_row(row, *row.fields[i].field)) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (row.fields[i].name == row.fields[j].name) return false;
  }
  return row.fields[0].name == "tijdstip" && row.fields[1].name == "casus";
}

constexpr bool events_are_sound() {
  for (const EventRow& row : events) {
    if (!in_list("evt", row.type) || !row.evt.ends_with(".v1")) return false;
    if (row.registers == 0 || (row.drafters == 0 && !row.self_allowed)) return false;
    if (!row.opener_class.empty() && !in_list("bewaarklasse", row.opener_class)) return false;
    for (const std::string_view vwa : {row.vwa, row.vwa_meldingen, row.vwa_toezicht})
      if (!vwa.empty() && !in_list("vwa", vwa)) return false;
    if (row.vwa.empty() == row.vwa_of.empty()) return false;
    if (row.persons == Persons::none && row.element != Element::plain) return false;
    if (row.has_person && row.persons != Persons::one) return false;  // whose would it be?
    const std::size_t elements = row.persons == Persons::none ? 0 : base::limits::betrokkenen;
    if (1 + row.key_count() + elements > base::limits::disclosures) return false;
    if (!uses_are_sound(row)) return false;
  }
  return true;
}

// Words of the table that change a field must name one of the row.
constexpr bool row_words_are_fields() {
  bool sound = true;
  for (const EventText& row : event_texts)
    for (const std::string_view words : {row.sealed, row.filled, row.vwa_of})
      cell::split(words, " ", [&](std::string_view name) {
        sound = sound && (has_word(row.required, name) || has_word(row.optional, name));
      });
  return sound;
}

static_assert(lists_are_sound());
static_assert(criteria_are_sound());
static_assert(findings_are_sound());
static_assert(fields_are_sound());
static_assert(fields_are_used());
static_assert(row_words_are_fields());
static_assert(events_are_sound());

// Every type is drafted once: evt is the key of find_event.
static_assert([] {
  for (std::size_t i = 0; i < events.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (events[i].evt == events[j].evt) return false;
  return true;
}());

}  // namespace zegel::catalogue::table
