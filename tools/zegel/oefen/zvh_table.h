// Rows 25-28 of domein.md 12.2: the local chamber asks the Zorg- en Veiligheidshuis, which opens a
// casus of its own; an inspectorate looks; both casussen close. Threads: constants.
#pragma once

#include <array>

#include "tools/zegel/oefen/step_row.h"

namespace zegel::cli::oefen {

inline constexpr auto zvh_rows = std::to_array<StepRow>({
    // Row 25: another casus is reached by a verstrekking only.
    {"casus-1/naar-zvh", "2025-11-17T10:00:00+01:00", "casusregisseur", "casus-1", "verstrekking-gedaan.v1",
     R"({"ontvanger":"#ZV","ontvangerSoort":"zvh","grondslagAvg":"publieke-taak","grondslagGeheim":"geen-beroepsgeheim",
         "doel":"triage","wettelijkeTaak":"coordinatie-zvh","wettelijkKader":["gemeentewet"],
         "gegevenssoorten":["identificatie","overlast","veiligheidsrisico"],"kader":"vrijwillig",
         "verstrekkingswijze":"schriftelijk","geautomatiseerd":false,"politiegegevens":false,"spoed":false,
         "noodzaak":"Het Zorg- en Veiligheidshuis kan zonder dit beeld niet beoordelen of opschalen nodig is.",
         "proportionaliteit":"Alleen wat voor de triage nodig is; de hulpverlening blijft buiten beeld.",
         "subsidiariteit":"De lokale aanpak liep vast en een anonieme vraag volstond niet.",
         "minderIngrijpend":["anonieme-vraag"],"convenant":"@convenant-1",
         "betrokkenen":[{"pid":"@casus-1/daniel","rol":"onderwerp","informeren":"vooraf"},
                        {"pid":"@casus-1/noel","rol":"onderwerp","informeren":"vooraf"}]})",
     ""},

    // Row 26: a new casus, with its own ids, its own criteria and its own ground.
    {"casus-2/geopend", "2025-11-18T10:00:00+01:00", "ZV", "casus-2", "casus-geopend.v1",
     R"({"niveau":"zvh","casusSoort":"persoonsgericht","herkomst":"opschaling","aanmelder":"#GW","kader":"vrijwillig",
         "problematiek":["jeugdcriminaliteit"],"gemeenten":["9901","9902","9903","9904","9905"],
         "dienst":"veiligheidshuis","regieOrganisatie":"#ZV","procesregie":"zvh","wettelijkKader":["wgs","jeugdwet","strafrecht"],
         "piramideniveau":6,"escalatieOrgaan":"zvh-voorzitter","bestuurlijkOrgaan":"burgemeester",
         "dilemma":"Straf en hulp door elkaar kunnen elkaar helpen, en elkaar in de weg zitten.",
         "vraagAanPartners":"Wat gebeurde er in de andere gemeenten, en wie kent hen daar?"})",
     ""},
    {"casus-2/daniel/gekoppeld", "2025-11-18T10:10:00+01:00", "ZV", "casus-2", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"bsn","leeftijdsklasse":"12-15",
         "persoon":{"bsn":"999990019","voornamen":"Daniël","geslachtsnaam":"Mûlsma","geboorteDatum":"2011-05-17"},
         "betrokkenen":[{"pid":"@casus-2/daniel","rol":"onderwerp"}]})",
     ""},
    {"casus-2/noel/gekoppeld", "2025-11-18T10:12:00+01:00", "ZV", "casus-2", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"niet-bsn","leeftijdsklasse":"12-15",
         "persoon":{"voornamen":"Noël","geslachtsnaam":"Šegelaar","geboorteDatum":"2011-01-30"},
         "betrokkenen":[{"pid":"@casus-2/noel","rol":"onderwerp"}]})",
     ""},
    {"casus-2/geopend/geinformeerd", "2025-11-19T16:00:00+01:00", "ZV", "casus-2", "betrokkene-geinformeerd.v1",
     R"({"onderwerp":"@casus-2/geopend","informeermoment":"vooraf","kanaal":"gesprek",
         "tekstVersie":"informatiebrief zvh 2","tekstHash":"$informatiebrief zvh 2",
         "betrokkenen":[{"pid":"@casus-2/daniel","rol":"onderwerp"},{"pid":"@casus-2/noel","rol":"onderwerp"}]})",
     ""},
    {"casus-2/deelnemer/GW", "2025-11-20T09:00:00+01:00", "ZV", "casus-2", "deelnemer-toegelaten.v1",
     R"({"deelnemer":"#GW","deelnemerRol":"coordinatie","deelnameSoort":"vast","vanafDatum":"2025-11-20",
         "noodzaak":"De gemeente houdt de hulp voor beide gezinnen bij elkaar."})",
     ""},
    {"casus-2/deelnemer/RK", "2025-11-20T09:05:00+01:00", "ZV", "casus-2", "deelnemer-toegelaten.v1",
     R"({"deelnemer":"#RK","deelnemerRol":"wettelijke-taak","deelnameSoort":"vast","vanafDatum":"2025-11-20",
         "noodzaak":"De raad onderzoekt of de kinderrechter nodig is en stemt dat hier af."})",
     ""},
    {"casus-2/fase-triage", "2025-11-24T09:00:00+01:00", "ZV", "casus-2", "casusfase-gewijzigd.v1",
     R"({"vanFase":"aanmelding-intake","naarFase":"triage","redenFase":"volgende-fase"})",
     ""},
    {"casus-2/triage", "2025-11-25T14:00:00+01:00", "ZV", "casus-2", "triage-uitgevoerd.v1",
     R"({"criteriaset":"bgs-2.20","aanwijzingenObjectief":true,"triageuitkomst":"zvh","piramideniveau":6,
         "criteriaVoldaan":["problemen-betrokkene-of-gezin","meerdere-leefgebieden-criminogeen","leidt-tot-overlast-criminaliteit-onveiligheid","meerdere-domeinen-nodig"],
         "criteriaNietVoldaan":[],"overlastStadium":"heeft-geleid",
         "lokaalGeprobeerd":["mdo","hulpaanbod"],"lokaalGeprobeerdSindsDatum":"2025-09-10","tegenspraak":false,
         "motivering":"Diefstal, wapenbezit en berovingen in vijf gemeenten; de lokale aanpak houdt het niet tegen.",
         "betrokkenen":[{"pid":"@casus-2/daniel","rol":"onderwerp"},{"pid":"@casus-2/noel","rol":"onderwerp"}]})",
     ""},
    {"casus-2/fase-casusoverleg", "2025-11-27T09:00:00+01:00", "ZV", "casus-2", "casusfase-gewijzigd.v1",
     R"({"vanFase":"triage","naarFase":"casusoverleg","redenFase":"volgende-fase","motivering":"Aan alle vier de criteria is voldaan."})",
     ""},
    {"casus-2/overleg", "2025-12-02T14:00:00+01:00", "ZV", "casus-2", "casusoverleg-gehouden.v1",
     R"({"deelnemers":["#ZV","#GW","#RK"],"doel":"casusoverleg",
         "gegevenssoorten":["gezinssituatie","strafrechtelijk","veiligheidsrisico"],"tegenspraak":true,
         "overlegbesluiten":["plan-opstellen"],"convenant":"@convenant-2",
         "betrokkenen":[{"pid":"@casus-2/daniel","rol":"onderwerp","informeren":"vooraf","grondslagGeheim":"wgs"},
                        {"pid":"@casus-2/noel","rol":"onderwerp","informeren":"vooraf","grondslagGeheim":"wgs"}]})",
     ""},

    // Row 27: an inspectorate says what it needs and why, or sees nothing.
    {"casus-1/inspectie/zonder-taak", "2026-01-15T10:00:00+01:00", "privacy-officer", "casus-1", "wettelijke-inzage-verleend.v1",
     R"({"instantie":"inspectie-igj","aantalStukken":3,"periodeVanDatum":"2025-09-09","periodeTotDatum":"2025-12-31",
         "noodzaak":"Zonder de stukken zelf kan de inspectie niet zien of de stappen van de meldcode zijn gezet.",
         "betrokkenen":[{"pid":"@casus-1/noel","rol":"onderwerp","informeren":"gelijktijdig"}]})",
     "400 V-SCH-2"},
    {"casus-1/inspectie", "2026-01-15T10:20:00+01:00", "privacy-officer", "casus-1", "wettelijke-inzage-verleend.v1",
     R"({"instantie":"inspectie-igj","aantalStukken":3,"periodeVanDatum":"2025-09-09","periodeTotDatum":"2025-12-31",
         "taakInstantie":"Toezicht op de jeugdhulp: zijn de stappen van de meldcode in deze zaak gevolgd?",
         "noodzaak":"Zonder de stukken zelf kan de inspectie niet zien of de stappen van de meldcode zijn gezet.",
         "betrokkenen":[{"pid":"@casus-1/noel","rol":"onderwerp","informeren":"gelijktijdig"}]})",
     ""},
    {"casus-1/inspectie/geinformeerd", "2026-01-15T10:40:00+01:00", "casusregisseur", "casus-1", "betrokkene-geinformeerd.v1",
     R"({"onderwerp":"@casus-1/inspectie","informeermoment":"gelijktijdig","kanaal":"brief",
         "tekstVersie":"brief inspectie 1","tekstHash":"$brief inspectie 1",
         "betrokkenen":[{"pid":"@casus-1/noel","rol":"onderwerp"}]})",
     ""},

    // Row 28: closed; from here the term runs.
    {"casus-1/gesloten", "2026-04-10T16:00:00+02:00", "casusregisseur", "casus-1", "casus-gesloten.v1",
     R"({"redenSluiting":"overgedragen","evaluatieGedaan":true,"motivering":"Het Zorg- en Veiligheidshuis heeft de regie; lokaal loopt alleen de gewone hulp nog."})",
     ""},
    {"casus-2/gesloten", "2026-08-20T15:00:00+02:00", "ZV", "casus-2", "casus-gesloten.v1",
     R"({"redenSluiting":"doelen-bereikt","evaluatieGedaan":true,"motivering":"Een half jaar zonder nieuwe feiten, beiden weer op school."})",
     ""},
});

}  // namespace zegel::cli::oefen
