// Which events a reference may point to, and where they must stand (domein.md 2.2, 2.3; V-REF-1).
// One row per field; a field without a row is not judged (medewerker, traceId, casus, pid).
// Threads: constants.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace zegel::projections::toetsing {

enum class Where : std::uint8_t {
  same_dossier,           // an event in the dossier of this event
  dossier_or_toezicht,    // the same, but anywhere in toezicht when it stands there
  same_register,          // an event anywhere in this register
  regie,                  // an event in register regie
  toezicht,               // an event in register toezicht
  any_register,           // an event in one of the registers
  subject_register,       // an event in the register that `onderwerpRegister` names
  dossier_in_regie,       // a dossier of regie
  dossier_in_toezicht,    // a dossier of toezicht
  dossier_anywhere,       // a dossier of meldingen or regie
  subject_dossier,        // a dossier of the register that `onderwerpRegister` names
  same_dossier_pid,       // a betrokkene of the dossier of this event
  subject_pid,            // a betrokkene of `onderwerpCasus`
};

struct ReferenceRow {
  std::string_view type;     // event type that uses the field; empty: every type
  std::string_view field;
  Where where;
  std::string_view targets;  // types, separated by spaces; empty: any type
};

inline constexpr ReferenceRow reference_rows[] = {
    // To an event, where the type matters. The certificate of a run stands in the stamdossier, what
    // is told about it in the dossier of the run (2.4).
    {"ontvanger-ingelicht", "onderwerp", Where::dossier_or_toezicht, ""},
    {"raadpleging-gedaan", "onderwerp", Where::subject_register, ""},
    {"raadpleging-gedaan", "regels", Where::subject_register, ""},
    {"raadpleging-gedaan", "verzoek", Where::regie, "rechtenverzoek-ontvangen"},
    {"bevinding-vastgesteld", "onderwerp", Where::subject_register, ""},
    {"verstrekking-gedaan", "verzoek", Where::same_dossier, "verstrekkingsverzoek-ontvangen"},
    {"verstrekking-geweigerd", "verzoek", Where::same_dossier, "verstrekkingsverzoek-ontvangen"},
    // A hold in a dossier of meldingen names no verzoek (2.1): there is none in its register.
    {"vernietiging-aangehouden", "verzoek", Where::same_register, "rechtenverzoek-ontvangen"},
    {"vernietiging-voorgenomen", "verzoek", Where::regie, "rechtenverzoek-ontvangen"},
    {"export-gemaakt", "verzoek", Where::regie, "rechtenverzoek-ontvangen"},
    // To an event.
    {"", "verwijstNaar", Where::same_register, ""},
    {"", "onderwerp", Where::same_dossier, ""},
    {"", "verzoek", Where::same_dossier, "rechtenverzoek-ontvangen"},
    {"", "regels", Where::any_register, ""},
    {"", "grondslagVerwijzing", Where::same_dossier,
     "toestemming-gegeven conflict-van-plichten-besloten"},
    {"", "vertegenwoordiging", Where::same_dossier, "vertegenwoordiging-vastgelegd"},
    {"", "toestemming", Where::same_dossier, "toestemming-gegeven"},
    {"", "verstrekking", Where::same_dossier, "verstrekking-gedaan"},
    {"", "convenant", Where::toezicht, "convenant-vastgesteld"},
    {"", "informatiegeverAkkoord", Where::same_dossier, "informatiegever-akkoord"},
    {"", "signaal", Where::same_dossier, "sisa-signaal-afgegeven"},
    {"", "conflictbesluit", Where::same_dossier, "conflict-van-plichten-besloten"},
    {"", "gecorrigeerd", Where::same_dossier, ""},
    {"", "vervangenDoor", Where::same_dossier, ""},
    {"", "aanhouding", Where::same_dossier, "vernietiging-aangehouden"},
    {"", "beleid", Where::toezicht, "beleid-vastgesteld"},
    {"", "voornemen", Where::toezicht, "vernietiging-voorgenomen"},
    {"", "hek", Where::same_dossier, "vernietiging-gestart"},
    {"", "gestart", Where::any_register, "vernietiging-gestart"},
    {"", "voltooid", Where::toezicht, "vernietiging-voltooid"},
    {"", "vervangt", Where::same_dossier, ""},
    {"", "autorisatie", Where::same_dossier, "autorisatie-verleend"},
    {"", "bevinding", Where::same_dossier, "bevinding-vastgesteld"},
    // To a dossier.
    {"", "doorgeleidNaarCasus", Where::dossier_in_regie, ""},
    {"", "bereikCasus", Where::dossier_in_regie, ""},
    {"", "onderwerpCasus", Where::subject_dossier, ""},
    {"", "onderwerpCasussen", Where::dossier_anywhere, ""},
    {"", "run", Where::dossier_in_toezicht, ""},
    // To a betrokkene.
    {"", "vertegenwoordiger", Where::same_dossier_pid, ""},
    {"", "onderwerpPid", Where::subject_pid, ""},
};

// The row for a field of this event type; nullptr: not judged.
const ReferenceRow* reference_row(std::string_view type, std::string_view field);

}  // namespace zegel::projections::toetsing
