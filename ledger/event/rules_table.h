// V-code -> event types -> function (domein.md 4). One line per code and place; a function answers
// whether the rule is broken. Private to rules.cpp and the rules_*.cpp that hold the functions.
//
// Of some codes only this part is told by the event; the rest asks the state and comes later:
//   V-VER-1   the pairs; not the references, and not the notes of 3.2
//   V-VER-7   the companions of `informeren`; not whether the regieOrganisatie sends
//   V-VER-9   politiegegevens without wpg; not police data that another passes on
//   V-CVP-3   `spreken` to nobody; not a besluit `zwijgen` used as ground
//   V-FASE-1  the direction; not the fase that the casus is in
//   V-ANON-1  the betrokkenen; of `vraag` only what V-ID-3 sees
//   V-VTG-1   ouder and voogd; not the rank beside others that are recorded
//   V-NCV-1   the missing reden; not a declaration that nothing asks for
//   V-RET-1   class and herbeoordeling; not the date that stands now
//   V-BES-2   bezwaarVermeld; not the order of inzage-verstrekt and akkoord
#pragma once

#include <string_view>

#include "ledger/event/rules_facts.h"

namespace zegel::event {

// rules_verstrekking.cpp
bool pair_not_allowed(const Facts&);
bool statutory_incomplete(const Facts&);
bool shared_by_machine(const Facts&);
bool need_not_explained(const Facts&);
bool informing_not_arranged(const Facts&, const ElementFacts&);
bool police_law_not_named(const Facts&);
bool weighing_missing(const Facts&);
bool task_not_explained(const Facts&);
bool source_not_named(const Facts&);
bool question_not_anonymous(const Facts&);
bool consent_not_from_source(const Facts&);
// rules_conflict.cpp
bool conflict_incomplete(const Facts&);
bool speaking_to_nobody(const Facts&);
bool declaration_without_reason(const Facts&);
// rules_toestemming.cpp
bool adviser_not_named(const Facts&);
bool consent_looks_back(const Facts&);
bool consent_without_end(const Facts&);
bool parent_of_competent_person(const Facts&);
bool signal_too_long(const Facts&);
bool match_without_consent(const Facts&);
// rules_casus.cpp
bool triage_incomplete(const Facts&);
bool fase_goes_back(const Facts&);
bool participant_without_end(const Facts&);
bool deferred_too_long(const Facts&);
// rules_rechten.cpp
bool extension_not_allowed(const Facts&);
bool hold_too_long(const Facts&);
bool refusal_without_ground(const Facts&);
bool omission_without_ground(const Facts&);
bool objection_not_mentioned(const Facts&);

struct RuleRow {
  std::string_view code;
  std::string_view veld;    // of the refusal; inside the element where `broken_for` judges
  std::string_view types;
  std::string_view inputs;  // a rule of which one was refused is left out; `veld` is one
  bool (*broken)(const Facts&) = nullptr;
  bool (*broken_for)(const Facts&, const ElementFacts&) = nullptr;  // each betrokkene
};

inline constexpr RuleRow rule_rows[] = {
    {"V-VER-1", "grondslagGeheim", "verstrekking-gedaan", "grondslagAvg", pair_not_allowed},
    {"V-VER-4", "contextVragende", "verstrekking-gedaan",
     "grondslagGeheim ontvangerSoort contextVerstrekker", statutory_incomplete},
    {"V-VER-5", "geautomatiseerd", "verstrekking-gedaan", "", shared_by_machine},
    {"V-VER-6", "noodzaak", "verstrekking-gedaan wettelijke-inzage-verleend deelnemer-toegelaten",
     "", need_not_explained},
    {"V-VER-7", "informeren",
     "verstrekking-gedaan casusoverleg-gehouden wettelijke-inzage-verleend sisa-match-opgevolgd",
     "tijdstip ontvangerSoort informerenUiterlijkDatum uitstelgrond herbeoordelingDatum", nullptr,
     informing_not_arranged},
    {"V-VER-9", "politiegegevens", "verstrekking-gedaan", "wettelijkKader", police_law_not_named},
    {"V-VER-12", "proportionaliteit", "verstrekking-gedaan",
     "grondslagGeheim subsidiariteit minderIngrijpend", weighing_missing},
    {"V-CVP-1", "voorafAfgestemd", "conflict-van-plichten-besloten",
     "tijdstip afgestemdMetRol afgestemdOp spoed spoedreden afstemmenUiterlijkDatum",
     conflict_incomplete},
    {"V-CVP-2", "bronvermelding", "conflict-van-plichten-besloten verstrekking-gedaan",
     "nietEigenWaarneming", source_not_named},
    {"V-CVP-3", "besluitCvp", "conflict-van-plichten-besloten", "ontvangerSoort",
     speaking_to_nobody},
    {"V-FASE-1", "naarFase", "casusfase-gewijzigd", "vanFase redenFase", fase_goes_back},
    {"V-CODE-1", "taakInstantie", "wettelijke-inzage-verleend", "", task_not_explained},
    {"V-TRI-1", "criteriaVoldaan", "triage-uitgevoerd",
     "criteriaset criteriaNietVoldaan overlastStadium aanwijzingenObjectief triageuitkomst",
     triage_incomplete},
    {"V-DEE-1", "totEnMetDatum", "deelnemer-toegelaten", "deelnameSoort vanafDatum",
     participant_without_end},
    {"V-TOE-1", "ontvangers", "toestemming-gegeven", "toestemmingVoor geadresseerde",
     adviser_not_named},
    {"V-TOE-3", "ingaatOp", "toestemming-gegeven", "tijdstip vervaltOp", consent_looks_back},
    {"V-TOE-5", "vervaltOp", "toestemming-gegeven", "eindgebeurtenis", consent_without_end},
    {"V-ANON-1", "betrokkenen", "adviesvraag-gesteld", "anoniem", question_not_anonymous},
    {"V-SISA-1", "verwijderenUiterlijkDatum", "sisa-signaal-afgegeven", "tijdstip medewetenDatum",
     signal_too_long},
    {"V-SISA-2", "instemming", "sisa-match-opgevolgd", "gegevenssoorten", match_without_consent},
    {"V-INF-1", "akkoordWijze", "informatiegever-akkoord", "informatiegever",
     consent_not_from_source},
    {"V-VTG-1", "vertegenwoordigingsgrond", "vertegenwoordiging-vastgelegd",
     "leeftijdsklasse terZakeBekwaam", parent_of_competent_person},
    {"V-UIT-1", "herbeoordelingDatum", "informeren-uitgesteld", "tijdstip", deferred_too_long},
    {"V-NCV-1", "nietConformVerklaring",
     "verstrekking-gedaan casusoverleg-gehouden conflict-van-plichten-besloten "
     "casusfase-gewijzigd melding-afgehandeld meldcodestap-gezet wettelijke-inzage-verleend "
     "sisa-match-opgevolgd",
     "nietConformReden", declaration_without_reason},
    {"V-RET-1", "vernietigenNaDatum", "bewaartermijn-verlengd", "tijdstip herbeoordelingDatum",
     extension_not_allowed},
    {"V-RET-2", "herbeoordelingDatum", "vernietiging-aangehouden", "tijdstip", hold_too_long},
    {"V-BES-1", "beperkingsgronden", "rechtenverzoek-besloten", "rechtenbesluit motivering",
     refusal_without_ground},
    {"V-BES-1", "weglatingsgrond", "inzageregels-beoordeeld", "regelkeuze toelichting",
     omission_without_ground},
    {"V-BES-2", "bezwaarVermeld", "rechtenverzoek-besloten vernietiging-op-verzoek-afgewezen", "",
     objection_not_mentioned},
};

}  // namespace zegel::event
