// Who looks at content in the casus of domein.md 12.2, or for a person, and why: each goes through
// HTTP and is recorded before a word is shown (D17). In the order of time. Threads: constants.
#pragma once

#include <array>

#include "tools/zegel/oefen/step_row.h"

namespace zegel::cli::oefen {

inline constexpr std::string_view one_event = "/v1/gebeurtenissen/{}/raadplegingen";
inline constexpr std::string_view one_dossier = "/v1/casussen/{}/raadplegingen";
inline constexpr std::string_view a_person = "/v1/betrokkenen/_zoek";

inline constexpr auto read_rows = std::to_array<ReadRow>({
    // The municipality reads what the meldpunt gave, and opens the casus.
    {"2025-09-09T12:45:00+02:00", "casusregisseur", one_event, "melding-1/naar-gemeente",
     R"({"raadplegingsdoel":"casusregie","raadplegingsreden":"Wat gaf het meldpunt door? Nodig om de casus te kunnen openen."})"},
    {"2025-09-09T12:50:00+02:00", "casusregisseur", a_person, "",
     R"({"bsn":"999990019","raadplegingsdoel":"casusregie","raadplegingsreden":"Loopt er al een casus over deze jongen?"})"},
    // Before the meeting: for whom does the consent hold?
    {"2025-09-18T13:40:00+02:00", "casusregisseur", one_event, "casus-1/daniel/toestemming-bespreking",
     R"({"raadplegingsdoel":"casusregie","raadplegingsreden":"Voor het overleg: geldt de toestemming voor iedereen aan tafel?"})"},
    {"2025-09-18T13:42:00+02:00", "casusregisseur", one_event, "casus-1/noel/toestemming-bespreking",
     R"({"raadplegingsdoel":"casusregie","raadplegingsreden":"Voor het overleg: geldt de toestemming voor iedereen aan tafel?"})"},
    // Row 16: the fg looks at every conflict van plichten.
    {"2025-10-09T09:15:00+02:00", "fg", one_event, "casus-1/noel/besluit",
     R"({"raadplegingsdoel":"toezicht-fg","raadplegingsreden":"Zwijgplicht doorbroken: is er vooraf overlegd en hoe is het afgewogen?"})"},
    // Row 17: before the judgement afterwards.
    {"2025-10-14T10:40:00+02:00", "privacy-officer", one_event, "casus-1/noel/besluit",
     R"({"raadplegingsdoel":"controle-kwaliteit","raadplegingsreden":"Toets achteraf van het besluit om te spreken."})"},
    {"2025-10-14T10:45:00+02:00", "privacy-officer", one_event, "casus-1/noel/dk-naar-pl",
     R"({"raadplegingsdoel":"controle-kwaliteit","raadplegingsreden":"Toets achteraf: is niet meer gedeeld dan het besluit toestond?"})"},
    // Row 20: what was shared after the withdrawal.
    {"2025-11-03T14:00:00+01:00", "fg", one_event, "casus-1/daniel/dk-naar-st-3",
     R"({"raadplegingsdoel":"toezicht-fg","raadplegingsreden":"Gedeeld na de intrekking: wat was het en is het hersteld?"})"},
    // Row 24: before the correction.
    {"2025-11-12T09:50:00+01:00", "casusregisseur", one_event, "casus-1/noel/gekoppeld",
     R"({"raadplegingsdoel":"casusregie","raadplegingsreden":"De vader zegt dat de geboortedatum niet klopt."})"},
    // Row 25: a sample.
    {"2025-12-02T09:00:00+01:00", "fg", one_event, "casus-1/naar-zvh",
     R"({"raadplegingsdoel":"toezicht-fg","raadplegingsreden":"Steekproef: klopt de grondslag van de verstrekking aan het ZVH?"})"},
    // Row 27: which documents does the inspectorate need?
    {"2026-01-15T09:30:00+01:00", "privacy-officer", one_dossier, "casus-1",
     R"({"raadplegingsdoel":"controle-kwaliteit","raadplegingsreden":"De inspectie vraagt inzage: welke stukken gaan over de meldcode?"})"},
});

}  // namespace zegel::cli::oefen
