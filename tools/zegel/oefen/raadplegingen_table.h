// Who looks at content in the casus of domein.md 12.2, and why: each is a raadpleging through HTTP,
// recorded before a word is shown (D17). In the order of time. Threads: constants.
#pragma once

#include <array>

#include "tools/zegel/oefen/step_row.h"

namespace zegel::cli::oefen {

inline constexpr auto read_rows = std::to_array<ReadRow>({
    // The municipality reads what the meldpunt gave, and opens the casus.
    {"2025-09-09T12:45:00+02:00", "casusregisseur", "gebeurtenissen", "melding-1/naar-gemeente", "casusregie",
     "Wat gaf het meldpunt door? Nodig om de casus te kunnen openen."},
    // Before the meeting: for whom does the consent hold?
    {"2025-09-18T13:40:00+02:00", "casusregisseur", "gebeurtenissen", "casus-1/daniel/toestemming-bespreking", "casusregie",
     "Voor het overleg: geldt de toestemming voor iedereen aan tafel?"},
    {"2025-09-18T13:42:00+02:00", "casusregisseur", "gebeurtenissen", "casus-1/noel/toestemming-bespreking", "casusregie",
     "Voor het overleg: geldt de toestemming voor iedereen aan tafel?"},
    // Row 16: the fg looks at every conflict van plichten.
    {"2025-10-09T09:15:00+02:00", "fg", "gebeurtenissen", "casus-1/noel/besluit", "toezicht-fg",
     "Zwijgplicht doorbroken: is er vooraf overlegd en hoe is het afgewogen?"},
    // Row 17: before the judgement afterwards.
    {"2025-10-14T10:40:00+02:00", "privacy-officer", "gebeurtenissen", "casus-1/noel/besluit", "controle-kwaliteit",
     "Toets achteraf van het besluit om te spreken."},
    {"2025-10-14T10:45:00+02:00", "privacy-officer", "gebeurtenissen", "casus-1/noel/dk-naar-pl", "controle-kwaliteit",
     "Toets achteraf: is niet meer gedeeld dan het besluit toestond?"},
    // Row 20: what was shared after the withdrawal.
    {"2025-11-03T14:00:00+01:00", "fg", "gebeurtenissen", "casus-1/daniel/dk-naar-st-3", "toezicht-fg",
     "Gedeeld na de intrekking: wat was het en is het hersteld?"},
    // Row 24: before the correction.
    {"2025-11-12T09:50:00+01:00", "casusregisseur", "gebeurtenissen", "casus-1/noel/gekoppeld", "casusregie",
     "De vader zegt dat de geboortedatum niet klopt."},
    // Row 25: a sample.
    {"2025-12-02T09:00:00+01:00", "fg", "gebeurtenissen", "casus-1/naar-zvh", "toezicht-fg",
     "Steekproef: klopt de grondslag van de verstrekking aan het ZVH?"},
    // Row 27: which documents does the inspectorate need?
    {"2026-01-15T09:30:00+01:00", "privacy-officer", "casussen", "casus-1", "controle-kwaliteit",
     "De inspectie vraagt inzage: welke stukken gaan over de meldcode?"},
});

}  // namespace zegel::cli::oefen
