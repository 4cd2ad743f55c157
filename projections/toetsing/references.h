// Which events a reference may point to, and where they must stand (domein.md 2.2, 2.3; V-REF-1).
// One row per field; a field without a row is not judged (medewerker, traceId, casus, pid).
// Threads: constants.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace zegel::projections::toetsing {

enum class Where : std::uint8_t {
  same_dossier,       // an event in the dossier of this event
  same_register,      // an event anywhere in this register
  toezicht,           // an event in register toezicht
  subject_register,   // an event in the register that `onderwerpRegister` names
  dossier_in_regie,   // a dossier of regie
  subject_dossier,    // a dossier of the register that `onderwerpRegister` names
  subject_pid,        // a betrokkene of `onderwerpCasus`
};

struct ReferenceRow {
  std::string_view type;     // event type that uses the field; empty: every type
  std::string_view field;
  Where where;
  std::string_view targets;  // types, separated by spaces; empty: any type
};

inline constexpr ReferenceRow reference_rows[] = {
    {"akkoord-vastgelegd", "onderwerp", Where::same_dossier, ""},
    {"ontvanger-ingelicht", "onderwerp", Where::same_dossier, ""},
    {"raadpleging-gedaan", "onderwerp", Where::subject_register, ""},
    {"raadpleging-gedaan", "onderwerpCasus", Where::subject_dossier, ""},
    {"raadpleging-gedaan", "onderwerpPid", Where::subject_pid, ""},
    {"raadpleging-gedaan", "regels", Where::same_register, ""},
    {"raadpleging-gedaan", "verzoek", Where::same_register, ""},
    {"", "convenant", Where::toezicht, "convenant-vastgesteld"},
    {"", "vervangt", Where::same_dossier, ""},
    {"", "bereikCasus", Where::dossier_in_regie, ""},
    {"", "verwijstNaar", Where::same_register, ""},
    {"", "grondslagVerwijzing", Where::same_dossier,
     "toestemming-gegeven conflict-van-plichten-besloten"},
    {"", "verzoek", Where::same_dossier, "verstrekkingsverzoek-ontvangen"},
    {"", "informatiegeverAkkoord", Where::same_dossier, "informatiegever-akkoord"},
};

// The row for a field of this event type; nullptr: not judged.
const ReferenceRow* reference_row(std::string_view type, std::string_view field);

}  // namespace zegel::projections::toetsing
