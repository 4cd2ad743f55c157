#include "ledger/catalogue/events.h"

#include <algorithm>

#include "ledger/base/check.h"
#include "ledger/catalogue/sound.h"

namespace zegel::catalogue {
namespace {

constexpr std::string_view register_names[] = {"meldingen", "regie", "toezicht"};
constexpr std::string_view role_names[] = {
    "partner",        "fg",                "privacy-officer", "procesregisseur",
    "casusregisseur", "inzage-medewerker", "beheerder",       "toezichthouder",
    "ledger"};

template <class Names>
constexpr std::size_t name_at(const Names& names, std::string_view name) {
  for (std::size_t i = 0; i < std::size(names); ++i)
    if (names[i] == name) return i;
  return table::no_row;
}

constexpr bool is_digits(std::string_view text, std::size_t count) {
  return text.size() == count &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::span<const EventRow> event_rows() { return table::events; }

const EventRow* find_event(std::string_view evt) {
  for (const EventRow& row : table::events)
    if (row.evt == evt) return &row;
  return nullptr;
}

const FieldUse* EventRow::find_field(std::string_view name) const {
  for (const FieldUse& use : fields)
    if (use.name == name) return &use;
  return nullptr;
}

bool EventRow::has_key(std::string_view name) const {
  return name == "betrokkenen" ? persons != Persons::none : find_field(name) != nullptr;
}

Kind EventRow::kind_of(const FieldUse& use) const {
  const bool moment_of_key =
      key_moments && use.field->kind == Kind::datetime && use.name != "tijdstip";
  return moment_of_key ? Kind::key_moment : use.field->kind;
}

const FieldRow* find_field(std::string_view name) { return table::field_pointer(name); }

const FieldRow& field_row(std::string_view name) {
  const FieldRow* row = table::field_pointer(name);
  ZEGEL_CHECK(row != nullptr);
  return *row;
}

std::span<const FieldUse> element_fields(Element element) {
  switch (element) {
    case Element::plain: return table::element_plain;
    case Element::informed: return table::element_informed;
    case Element::informed_secrecy: return table::element_secrecy;
  }
  return {};
}

std::optional<Register> register_of(std::string_view name) {
  const std::size_t at = name_at(register_names, name);
  if (at == table::no_row) return std::nullopt;
  return static_cast<Register>(at);
}

std::string_view register_name(Register r) { return register_names[static_cast<std::size_t>(r)]; }

std::optional<Role> role_of(std::string_view name) {
  const std::size_t at = name_at(role_names, name);
  if (at == table::no_row) return std::nullopt;
  return static_cast<Role>(at);
}

std::string_view role_name(Role role) { return role_names[static_cast<std::size_t>(role)]; }

bool CodeList::holds(std::string_view code) const {
  switch (form) {
    case ListForm::oin: return is_digits(code, 20);
    case ListForm::four_digits: return is_digits(code, 4);
    case ListForm::codes: break;
  }
  for (const CodeRow& row : codes)
    if (row.code == code) return !row.closed;
  return false;
}

const CodeList* CodeList::selected_by(std::string_view code) const {
  for (const CodeRow& row : codes)
    if (row.code == code && !row.list.empty()) return find_list(row.list);
  return nullptr;
}

bool receiver_without_oin(std::string_view ontvanger_soort) {
  return !ontvanger_soort.empty() && table::has_word(table::without_oin, ontvanger_soort);
}

std::span<const CodeList> code_lists() { return table::lists; }

const CodeList* find_list(std::string_view list) {
  const std::size_t at = table::list_at(list);
  return at == table::no_row ? nullptr : &table::lists[at];
}

bool list_exists(std::string_view list) { return table::list_at(list) != table::no_row; }

bool code_in_list(std::string_view list, std::string_view code) {
  const CodeList* found = find_list(list);
  return found != nullptr && found->holds(code);
}

std::span<const CodeRow> codes_of(std::string_view list) {
  const CodeList* found = find_list(list);
  return found == nullptr ? std::span<const CodeRow>{} : found->codes;
}

}  // namespace zegel::catalogue
