// The law as constexpr tables: one row per event type (domein.md 2). Adding an event is one row.
//
// Invariants (static_assert over all rows): fields exist and are unique, classes and vwa are codes,
// a published row never changes (golden digest); a new optional field is a new edition.
// Threads: constants. Specification: domein.md 2.1-2.4, 3, 7.1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace zegel::catalogue {

enum class Kind : std::uint8_t {
  code, code_set, code_count, reference, reference_list, trace, handle,
  date, datetime, key_moment, boolean, integer, text, hash, hash_list, person,
};
enum class Exposure : std::uint8_t { index, verzegeld };
enum class Register : std::uint8_t { meldingen, regie, toezicht };
enum class Role : std::uint8_t {  // api.md 1; `ledger` is L, `self` any staff role for itself
  partner, fg, privacy_officer, procesregisseur, casusregisseur, inzage_medewerker, beheerder,
  toezichthouder, ledger,
};
enum class Persons : std::uint8_t { none, one, one_or_more, any };            // b: 0 1 + *
enum class Element : std::uint8_t { plain, informed, informed_secrecy };      // -, e, ee

using Roles = std::uint16_t;      // bit per Role
using Registers = std::uint8_t;   // bit per Register
constexpr Roles bit(Role role) { return static_cast<Roles>(1u << static_cast<unsigned>(role)); }
constexpr Registers bit(Register r) {
  return static_cast<Registers>(1u << static_cast<unsigned>(r));
}
constexpr bool has(Roles set, Role role) { return (set & bit(role)) != 0; }
constexpr bool has(Registers set, Register r) { return (set & bit(r)) != 0; }

struct CodeRow {
  std::string_view code;
  std::string_view label;   // Dutch
  bool closed = false;      // listed, not in force
  std::string_view list;    // the list that this code selects; mostly none
  bool reserved = false;    // a rule of a later version: it holds, and stands on no page yet
};
enum class ListForm : std::uint8_t { codes, oin, four_digits };  // the last two: judged by form
struct CodeList {
  std::string_view name;
  ListForm form = ListForm::codes;
  bool extensible = false;  // a deployment may add codes
  bool growing = false;     // rules: each version adds some, so no schema lists them
  std::span<const CodeRow> codes;
  bool holds(std::string_view code) const;  // in force, or of the right form
  const CodeList* selected_by(std::string_view code) const;  // nullptr: it selects none
};

struct FieldRow {
  std::string_view name;
  Kind kind = Kind::code;
  Exposure exposure = Exposure::index;
  std::string_view list;    // code list, for the code kinds
  std::int64_t min = 0;     // integers: bounds; text: minimum characters
  std::int64_t max = 0;     // integers: 2^53-1, text: 500 characters, where the table names none
  std::string_view label;   // Dutch
  const CodeList* codes = nullptr;  // the list itself
  bool may_be_empty = false;  // a list of references that may be empty though required
  bool per_code = false;      // counts codes of the list that the field named `list` selects
};

struct FieldUse {
  std::string_view name;
  bool required = false;                // else null is allowed
  const FieldRow* field = nullptr;
  std::string_view empty_code = "V-SCH-2";  // refusal when a required field is empty
  // Null is allowed although required, while ontvangerSoort names someone without an OIN (2.1).
  bool null_without_oin = false;
  Exposure exposure = Exposure::index;  // the field's, unless this row seals it
  bool own = false;                     // named by the row itself, not one that all rows have
};

struct EventRow {
  std::string_view type;              // "verstrekking-gedaan"
  std::string_view evt;               // "verstrekking-gedaan.v1"
  std::string_view label;             // "Verstrekking gedaan"
  Registers registers = 0;
  Registers opens = 0;                // registers where this type opens a dossier ...
  std::string_view opener_class;      // ... of this bewaarklasse
  Roles drafters = 0;                 // who signs (partner) or drafts (staff), or `ledger`
  Roles approvers = 0;                // the second person (B/O -> privacy_officer); 0 = none
  bool self_allowed = false;          // "self"
  Persons persons = Persons::none;
  Element element = Element::plain;
  bool has_person = false;            // `persoon` belongs to the pid's part
  // Row order: tijdstip, casus, required, optional, the nietConform pair, the ones common to all.
  // `betrokkenen` is no field: it is a key of the inhoud whenever persons != none.
  std::span<const FieldUse> fields;
  std::string_view vwa;               // empty: that of the event that ...
  std::string_view vwa_of;            // ... this field names (E15)
  std::string_view vwa_meldingen;     // where it differs in that register
  std::string_view vwa_toezicht;
  bool at_least_one = false;          // one of its own optional fields at least is filled
  bool key_moments = false;           // its moments but tijdstip are whole hours UTC (V-TIJD-1)
  int version_from = 1;               // column `vanaf`: 1 = 0.1, 2 = 0.2 ...
  constexpr std::size_t key_count() const {
    return fields.size() + (persons == Persons::none ? 0 : 1);
  }
  bool has_key(std::string_view name) const;              // a name that E11 lets pass
  const FieldUse* find_field(std::string_view name) const;
  Kind kind_of(const FieldUse& use) const;                // Kind::key_moment where it applies
  std::string_view vwa_in(Register r) const {
    if (r == Register::meldingen && !vwa_meldingen.empty()) return vwa_meldingen;
    return r == Register::toezicht && !vwa_toezicht.empty() ? vwa_toezicht : vwa;
  }
};

std::span<const EventRow> event_rows();                 // of the first release, all reached
const EventRow* find_event(std::string_view evt);       // nullptr: unknown type or version
const FieldRow* find_field(std::string_view name);      // nullptr: no row or element uses it
const FieldRow& field_row(std::string_view name);       // must be used by a row or an element
std::span<const FieldUse> element_fields(Element element);
std::optional<Register> register_of(std::string_view name);
std::string_view register_name(Register r);
std::optional<Role> role_of(std::string_view name);     // "fg", "privacy-officer", ...
std::string_view role_name(Role role);

// ontvangerSoort of someone who has no OIN: betrokkene, vertegenwoordiger, anders.
bool receiver_without_oin(std::string_view ontvanger_soort);

// Code lists (domein.md 3).
std::span<const CodeList> code_lists();                 // in the order of their table
const CodeList* find_list(std::string_view list);       // nullptr: not a list of this version
bool list_exists(std::string_view list);
bool code_in_list(std::string_view list, std::string_view code);
std::span<const CodeRow> codes_of(std::string_view list);

}  // namespace zegel::catalogue
