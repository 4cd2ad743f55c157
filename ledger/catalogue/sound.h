// What must hold over all rows of the catalogue, asserted in the compiler. Included by events.cpp.
#pragma once

#include "ledger/catalogue/expand_events.h"

namespace zegel::catalogue::table {

constexpr bool in_list(std::string_view list, std::string_view code) {
  for (const CodeRow& row : lists[list_at(list)].codes)
    if (row.code == code) return true;
  return false;
}

constexpr bool lists_are_sound() {
  for (const CodeList& list : lists) {
    if (&list != &lists[list_at(list.name)]) return false;  // a name twice
    if ((list.form == ListForm::codes) == list.codes.empty()) return false;
    for (std::size_t i = 0; i < list.codes.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (list.codes[i].code == list.codes[j].code) return false;
  }
  return true;
}

constexpr bool fields_are_sound() {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0 && fields[i].name == fields[i - 1].name) return false;
    if (is_code_kind(fields[i].kind) != (fields[i].codes != nullptr)) return false;
    if (fields[i].name.ends_with("Op") && fields[i].kind != Kind::datetime) return false;
    if (fields[i].name.ends_with("Datum") && fields[i].kind != Kind::date) return false;
    if (fields[i].name.ends_with("Hash") && fields[i].kind != Kind::hash) return false;
    if (fields[i].kind == Kind::person && fields[i].exposure != Exposure::verzegeld) return false;
  }
  return true;
}

constexpr bool uses_are_sound(const EventRow& row) {
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    if (row.fields[i].field == nullptr || row.fields[i].name == "betrokkenen") return false;
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
    for (const std::string_view vwa : {row.vwa, row.vwa_toezicht})
      if (!vwa.empty() && !in_list("vwa", vwa)) return false;
    if (row.persons == Persons::none && row.element != Element::plain) return false;
    if (row.has_person && row.persons != Persons::one) return false;  // whose would it be?
    const std::size_t elements = row.persons == Persons::none ? 0 : base::limits::betrokkenen;
    if (1 + row.key_count() + elements > base::limits::disclosures) return false;
    if (!uses_are_sound(row)) return false;
  }
  return true;
}

static_assert(lists_are_sound());
static_assert(fields_are_sound());
static_assert(events_are_sound());

// Every type is drafted once: evt is the key of find_event.
static_assert([] {
  for (std::size_t i = 0; i < events.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (events[i].evt == events[j].evt) return false;
  return true;
}());

}  // namespace zegel::catalogue::table
