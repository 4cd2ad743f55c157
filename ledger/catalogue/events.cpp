#include "ledger/catalogue/events.h"

#include <algorithm>
#include <array>

#include "ledger/base/check.h"
#include "ledger/base/limits.h"
#include "ledger/catalogue/cell.h"
#include "ledger/catalogue/code_lists.h"
#include "ledger/catalogue/event_table.h"
#include "ledger/catalogue/fields.h"

// Each table is expanded by the compiler in two passes: first the made labels into one buffer, then
// the rows, which point into it. At run time there are only constants.
namespace zegel::catalogue {
namespace {

constexpr std::int64_t default_text_max = 500;
constexpr std::size_t no_row = static_cast<std::size_t>(-1);

// ---- code lists

struct Sizes {
  std::size_t rows = 0;
  std::size_t label_chars = 0;
};

template <class Use>
constexpr void each_code(Use use) {
  for (const table::ListText& list : table::lists)
    cell::items(list.codes, [&](const cell::Item& item) { use(list, item); });
}

constexpr Sizes code_sizes() {
  Sizes sizes;
  each_code([&](const table::ListText&, const cell::Item& item) {
    ++sizes.rows;
    if (item.label.empty())
      cell::code_label(item.name, true, [&](char) { ++sizes.label_chars; });
  });
  return sizes;
}

constexpr auto code_text = [] {
  cell::Text<code_sizes().label_chars> text;
  each_code([&](const table::ListText&, const cell::Item& item) {
    if (item.label.empty()) cell::code_label(item.name, true, [&](char c) { text.put(c); });
  });
  return text;
}();

constexpr auto codes = [] {
  std::array<CodeRow, code_sizes().rows> rows;
  cell::Labels labels(code_text);
  std::size_t at = 0;
  each_code([&](const table::ListText&, const cell::Item& item) {
    std::size_t length = 0;
    if (item.label.empty()) cell::code_label(item.name, true, [&](char) { ++length; });
    rows[at++] = {item.name, item.label.empty() ? labels.take(length) : item.label, item.closed};
  });
  return rows;
}();

constexpr auto lists = [] {
  std::array<CodeList, std::size(table::lists)> rows;
  std::size_t first = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const table::ListText& text = table::lists[i];
    std::size_t count = 0;
    cell::items(text.codes, [&](const cell::Item&) { ++count; });
    rows[i] = {text.name, text.form, text.extensible, std::span(codes).subspan(first, count)};
    first += count;
  }
  return rows;
}();

constexpr std::size_t list_at(std::string_view name) {
  for (std::size_t i = 0; i < lists.size(); ++i)
    if (lists[i].name == name) return i;
  return no_row;
}

// ---- fields: the grouped ones, then the codes named by a row or element only

template <class Use>
constexpr void each_grouped(Use use) {
  for (const table::FieldGroup& group : table::field_groups)
    cell::items(group.items, [&](const cell::Item& item) { use(group, item); });
}

constexpr std::size_t max_names = 128;
struct Names {
  std::array<std::string_view, max_names> names{};
  std::size_t count = 0;
  constexpr bool holds(std::string_view name) const {
    for (std::size_t i = 0; i < count; ++i)
      if (names[i] == name) return true;
    return false;
  }
};

constexpr Names grouped = [] {
  Names out;
  each_grouped([&](const table::FieldGroup&, const cell::Item& item) {
    out.names[out.count++] = item.name;
  });
  return out;
}();

template <class Use>
constexpr void each_word_used(Use use) {
  for (const table::EventText& row : table::events) {
    cell::split(row.required, " ", use);
    cell::split(row.optional, " ", use);
  }
  for (const std::string_view words :
       {table::on_all_first, table::on_all_last, table::niet_conform_pair,
        table::element_informed_required, table::element_informed_optional, table::element_secrecy})
    cell::split(words, " ", use);
}

// Names used that stand in no group, each once, in order of first use.
constexpr Names plain_codes = [] {
  Names out;
  each_word_used([&](std::string_view name) {
    if (!grouped.holds(name) && !out.holds(name)) out.names[out.count++] = name;
  });
  return out;
}();

constexpr Sizes field_sizes() {
  Sizes sizes;
  const auto count_label = [&](char) { ++sizes.label_chars; };
  each_grouped([&](const table::FieldGroup&, const cell::Item& item) {
    ++sizes.rows;
    if (item.label.empty()) cell::field_label(item.name, count_label);
  });
  for (std::size_t i = 0; i < plain_codes.count; ++i) {
    ++sizes.rows;
    cell::field_label(plain_codes.names[i], count_label);
  }
  return sizes;
}

constexpr auto field_text = [] {
  cell::Text<field_sizes().label_chars> text;
  const auto put = [&](char c) { text.put(c); };
  each_grouped([&](const table::FieldGroup&, const cell::Item& item) {
    if (item.label.empty()) cell::field_label(item.name, put);
  });
  for (std::size_t i = 0; i < plain_codes.count; ++i)
    cell::field_label(plain_codes.names[i], put);
  return text;
}();

constexpr bool is_code_kind(Kind kind) {
  return kind == Kind::code || kind == Kind::code_set || kind == Kind::code_count;
}

constexpr std::int64_t default_max(Kind kind) {
  if (kind == Kind::text) return default_text_max;
  if (kind == Kind::integer) return base::limits::json_integer;
  return 0;
}

constexpr FieldRow make_field(const table::FieldGroup& group, const cell::Item& item) {
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
  return row;
}

constexpr auto fields = [] {
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
  each_grouped([&](const table::FieldGroup& group, const cell::Item& item) {
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

// ---- event rows

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
constexpr void each_use(const table::EventText& row, Use use) {
  cell::split(table::on_all_first, " ", [&](std::string_view name) { use(name, true); });
  cell::split(row.required, " ", [&](std::string_view name) { use(name, true); });
  cell::split(row.optional, " ", [&](std::string_view name) { use(name, false); });
  if (row.niet_conform)
    cell::split(table::niet_conform_pair, " ", [&](std::string_view name) { use(name, false); });
  cell::split(table::on_all_last, " ", [&](std::string_view name) {
    if (has_word(row.required, name) || has_word(row.optional, name)) return;
    use(name, name == "medewerker" && staff_only(wie_of(row.drafters)));
  });
}

constexpr std::size_t use_count() {
  std::size_t count = 0;
  for (const table::EventText& row : table::events)
    each_use(row, [&](std::string_view, bool) { ++count; });
  return count;
}

constexpr auto uses = [] {
  std::array<FieldUse, use_count()> out;
  std::size_t at = 0;
  for (const table::EventText& row : table::events)
    each_use(row, [&](std::string_view name, bool required) {
      out[at] = {name, required, field_pointer(name)};
      if (has_word(row.filled, name)) out[at].empty_code = row.filled_code;
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
      out[at++] = {name, needed, field_pointer(name)};
    });
  return out;
}
constexpr auto element_plain = element_uses<2>({{table::element_plain, true}});
constexpr auto element_informed = element_uses<7>(
    {{table::element_informed_required, true}, {table::element_informed_optional, false}});
constexpr auto element_secrecy = element_uses<8>({{table::element_informed_required, true},
                                                  {table::element_informed_optional, false},
                                                  {table::element_secrecy, true}});

constexpr std::string_view type_of(std::string_view evt) { return evt.substr(0, evt.rfind('.')); }

constexpr std::size_t event_label_chars() {
  std::size_t count = 0;
  for (const table::EventText& row : table::events)
    cell::code_label(type_of(row.evt), false, [&](char) { ++count; });
  return count;
}
constexpr auto event_text = [] {
  cell::Text<event_label_chars()> text;
  for (const table::EventText& row : table::events)
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

constexpr EventRow make_event(const table::EventText& text) {
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
  row.vwa_toezicht = text.vwa_toezicht;
  row.key_moments = text.key_moments;
  row.version_from = text.version_from;
  return row;
}

constexpr auto events = [] {
  std::array<EventRow, std::size(table::events)> rows;
  cell::Labels labels(event_text);
  std::size_t first = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = make_event(table::events[i]);
    rows[i].label = labels.take(rows[i].type.size());
    std::size_t count = 0;
    each_use(table::events[i], [&](std::string_view, bool) { ++count; });
    rows[i].fields = std::span(uses).subspan(first, count);
    first += count;
  }
  return rows;
}();

// ---- what must hold over all rows

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

constexpr std::string_view register_names[] = {"meldingen", "regie", "toezicht"};
constexpr std::string_view role_names[] = {
    "partner",        "fg",                "privacy-officer", "procesregisseur",
    "casusregisseur", "inzage-medewerker", "beheerder",       "toezichthouder",
    "ledger"};

template <class Names>
constexpr std::size_t name_at(const Names& names, std::string_view name) {
  for (std::size_t i = 0; i < std::size(names); ++i)
    if (names[i] == name) return i;
  return no_row;
}

constexpr bool is_digits(std::string_view text, std::size_t count) {
  return text.size() == count &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::span<const EventRow> event_rows() { return events; }

const EventRow* find_event(std::string_view evt) {
  for (const EventRow& row : events)
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

const FieldRow* find_field(std::string_view name) { return field_pointer(name); }

const FieldRow& field_row(std::string_view name) {
  const FieldRow* row = field_pointer(name);
  ZEGEL_CHECK(row != nullptr);
  return *row;
}

std::span<const FieldUse> element_fields(Element element) {
  switch (element) {
    case Element::plain: return element_plain;
    case Element::informed: return element_informed;
    case Element::informed_secrecy: return element_secrecy;
  }
  return {};
}

std::optional<Register> register_of(std::string_view name) {
  const std::size_t at = name_at(register_names, name);
  if (at == no_row) return std::nullopt;
  return static_cast<Register>(at);
}

std::string_view register_name(Register r) { return register_names[static_cast<std::size_t>(r)]; }

std::optional<Role> role_of(std::string_view name) {
  const std::size_t at = name_at(role_names, name);
  if (at == no_row) return std::nullopt;
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

const CodeList* find_list(std::string_view list) {
  const std::size_t at = list_at(list);
  return at == no_row ? nullptr : &lists[at];
}

bool list_exists(std::string_view list) { return list_at(list) != no_row; }

bool code_in_list(std::string_view list, std::string_view code) {
  const CodeList* found = find_list(list);
  return found != nullptr && found->holds(code);
}

std::span<const CodeRow> codes_of(std::string_view list) {
  const CodeList* found = find_list(list);
  return found == nullptr ? std::span<const CodeRow>{} : found->codes;
}

}  // namespace zegel::catalogue
