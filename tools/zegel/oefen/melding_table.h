// Rows 2-7 of domein.md 12.2: a resident sees two boys with a knife, the police arrest them, the
// meldpunt asks, weighs and hands over to the municipality. Register meldingen; nothing of it has
// an id in common with what follows, but for `doorgeleidNaarCasus`. Persons are those of 12.2; BSNs
// stand in the test range 9999xxxxx, never issued. Threads: constants.
#pragma once

#include <array>

#include "tools/zegel/oefen/step_row.h"

namespace zegel::cli::oefen {

inline constexpr auto melding_rows = std::to_array<StepRow>({
    // Row 2: the melding.
    {"melding-1/ontvangen", "2025-09-03T21:40:00+02:00", "MP", "melding-1", "melding-ontvangen.v1",
     R"({"meldpunt":"meldpunt-zorg-en-veiligheid","kanaal":"telefoon","soortMelder":"inwoner","urgentie":"acuut",
         "problematiek":["overlastgevende-jeugd"],"terugkoppelingGewenst":true,
         "omschrijving":"Twee jongens lopen in het donker rond de woningen aan de Kaai, met een bivakmuts op. Een van hen heeft een mes. Zij hebben een vrouw haar tas afgenomen. De politie is gebeld."})",
     ""},
    {"melding-1/daniel/gekoppeld", "2025-09-03T21:52:00+02:00", "MP", "melding-1", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"bsn","leeftijdsklasse":"12-15",
         "persoon":{"bsn":"999990019","voornamen":"Daniël","geslachtsnaam":"Mûlsma","geboorteDatum":"2011-05-17"},
         "betrokkenen":[{"pid":"@melding-1/daniel","rol":"onderwerp"}]})",
     ""},
    {"melding-1/noel/gekoppeld", "2025-09-03T21:54:00+02:00", "MP", "melding-1", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"niet-bsn","leeftijdsklasse":"12-15",
         "persoon":{"voornamen":"Noël","geslachtsnaam":"Šegelaar","geboorteDatum":"2011-01-30"},
         "betrokkenen":[{"pid":"@melding-1/noel","rol":"onderwerp"}]})",
     ""},
    {"melding-1/renee/gekoppeld", "2025-09-03T21:56:00+02:00", "MP", "melding-1", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"pseudoniem","leeftijdsklasse":"23-plus","persoon":{"aanduiding":"slachtoffer van de beroving"},
         "betrokkenen":[{"pid":"@melding-1/renee","rol":"slachtoffer"}]})",
     ""},
    {"melding-1/melder/gekoppeld", "2025-09-03T21:57:00+02:00", "MP", "melding-1", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"pseudoniem","leeftijdsklasse":"onbekend","persoon":{"aanduiding":"bewoner die belde"},
         "betrokkenen":[{"pid":"@melding-1/melder","rol":"melder"}]})",
     ""},

    // Row 3: advice can mostly be asked without a name.
    {"melding-1/adviesvraag/met-jongen", "2025-09-04T09:10:00+02:00", "MP", "melding-1", "adviesvraag-gesteld.v1",
     R"({"anoniem":true,"geraadpleegde":"#VT","problematiek":["overlastgevende-jeugd"],
         "vraag":"Een jongen van veertien woont hier pas en valt op met geweld op straat. Wanneer is dit iets voor Veilig Thuis?",
         "betrokkenen":[{"pid":"@melding-1/noel","rol":"onderwerp"}]})",
     "422 V-ANON-1"},
    {"melding-1/adviesvraag", "2025-09-04T09:10:00+02:00", "MP", "melding-1", "adviesvraag-gesteld.v1",
     R"({"anoniem":true,"geraadpleegde":"#VT","problematiek":["overlastgevende-jeugd"],
         "vraag":"Twee jongens van veertien wonen hier pas en vallen op met geweld op straat. Wanneer is dit iets voor Veilig Thuis, en wat kan het meldpunt zelf al doen?",
         "betrokkenen":[]})",
     ""},

    // Row 4: after the arrest the police tell Veilig Thuis, and the boys hear it within the term.
    {"melding-1/politie-naar-vt", "2025-09-05T14:30:00+02:00", "PL", "melding-1", "verstrekking-gedaan.v1",
     R"({"ontvanger":"#VT","ontvangerSoort":"veilig-thuis","grondslagAvg":"publieke-taak","grondslagGeheim":"wpg",
         "grondslagBijzonder":"uavg-33-1-b","doel":"wettelijke-melding","wettelijkeTaak":"veilig-thuis-taak",
         "wettelijkKader":["wpg","wmo-2015"],"gegevenssoorten":["strafrechtelijk","veiligheidsrisico"],"kader":"vrijwillig",
         "verstrekkingswijze":"systeem","geautomatiseerd":false,"politiegegevens":true,"spoed":false,
         "noodzaak":"Veilig Thuis moet na de aanhouding voor een beroving kunnen nagaan of de jongens thuis veilig opgroeien.",
         "proportionaliteit":"Alleen de verdenking en het risico; niet het verhoor en niets over anderen.",
         "subsidiariteit":"Zonder te zeggen om wie het gaat kan Veilig Thuis niets nagaan.",
         "minderIngrijpend":["anonieme-vraag"],
         "betrokkenen":[{"pid":"@melding-1/daniel","rol":"onderwerp","informeren":"naderhand-gepland","informerenUiterlijkDatum":"2025-10-03"},
                        {"pid":"@melding-1/noel","rol":"onderwerp","informeren":"naderhand-gepland","informerenUiterlijkDatum":"2025-10-03"}]})",
     ""},
    {"melding-1/politie-naar-vt/geinformeerd", "2025-09-30T16:00:00+02:00", "PL", "melding-1", "betrokkene-geinformeerd.v1",
     R"({"onderwerp":"@melding-1/politie-naar-vt","informeermoment":"naderhand","kanaal":"gesprek",
         "tekstVersie":"folder zorgmelding 3","tekstHash":"$folder zorgmelding 3",
         "betrokkenen":[{"pid":"@melding-1/daniel","rol":"onderwerp"},{"pid":"@melding-1/noel","rol":"onderwerp"}]})",
     ""},

    // Row 5: a signal about the town where they lived before; a dossier of its own, kept 90 days.
    {"signaal-1/ontvangen", "2025-09-08T09:00:00+02:00", "MP", "signaal-1", "signaal-ontvangen.v1",
     R"({"meldpunt":"meldpunt-zorg-en-veiligheid","kanaal":"e-mail","soortMelder":"politie","problematiek":["overlastgevende-jeugd"],
         "omschrijving":"De politie ziet dezelfde jongens ook nog in hun oude woonplaats. Ook daar geven zij overlast."})",
     ""},
    {"signaal-1/beoordeeld", "2025-09-10T10:00:00+02:00", "MP", "signaal-1", "signaal-beoordeeld.v1",
     R"({"signaaluitkomst":"melding","motivering":"Past bij een melding die al loopt; daar verder behandeld."})",
     ""},

    // Row 6: the meldpunt weighs.
    {"melding-1/triage", "2025-09-08T16:00:00+02:00", "MP", "melding-1", "triage-uitgevoerd.v1",
     R"({"criteriaset":"lokale-kamer","aanwijzingenObjectief":true,"triageuitkomst":"lokale-kamer","piramideniveau":2,
         "criteriaVoldaan":["meerdere-gebieden","crimineel-of-overlast-of-dreiging","meerdere-ketens"],"criteriaNietVoldaan":[],
         "instrument":"kwaliteitskader-complexe-casuistiek","instrumentVersie":"2","risicoklasse":"midden",
         "motivering":"School, thuis en straat gaan tegelijk mis, in twee gemeenten. Zorg en veiligheid zijn samen nodig.",
         "betrokkenen":[{"pid":"@melding-1/daniel","rol":"onderwerp"},{"pid":"@melding-1/noel","rol":"onderwerp"}]})",
     ""},

    // Row 7: from melding to casus is a verstrekking, with its own ground.
    {"melding-1/naar-gemeente", "2025-09-09T12:00:00+02:00", "MP", "melding-1", "verstrekking-gedaan.v1",
     R"({"ontvanger":"#GW","ontvangerSoort":"gemeente-college","grondslagAvg":"publieke-taak","grondslagGeheim":"geen-beroepsgeheim",
         "doel":"toeleiding","wettelijkeTaak":"jeugdhulp","wettelijkKader":["gemeentewet","jeugdwet"],
         "gegevenssoorten":["identificatie","overlast","veiligheidsrisico"],"kader":"vrijwillig",
         "verstrekkingswijze":"systeem","geautomatiseerd":false,"politiegegevens":false,"spoed":false,
         "noodzaak":"De gemeente kan geen casus openen en geen hulp bieden zonder te weten om welke jongens het gaat.",
         "proportionaliteit":"Wie het zijn en wat er op straat gebeurde; niet wie het meldde en niet wie het slachtoffer is.",
         "subsidiariteit":"Het meldpunt mag zelf geen hulp inzetten en kan de ouders niet blijven volgen.",
         "minderIngrijpend":["minder-gegevens"],
         "betrokkenen":[{"pid":"@melding-1/daniel","rol":"onderwerp","informeren":"gelijktijdig"},
                        {"pid":"@melding-1/noel","rol":"onderwerp","informeren":"gelijktijdig"}]})",
     ""},
    {"melding-1/naar-gemeente/geinformeerd", "2025-09-09T12:20:00+02:00", "MP", "melding-1", "betrokkene-geinformeerd.v1",
     R"({"onderwerp":"@melding-1/naar-gemeente","informeermoment":"gelijktijdig","kanaal":"telefoon",
         "tekstVersie":"informatiebrief 1","tekstHash":"$informatiebrief 1",
         "betrokkenen":[{"pid":"@melding-1/daniel","rol":"onderwerp"},{"pid":"@melding-1/noel","rol":"onderwerp"}]})",
     ""},
    {"melding-1/afgehandeld", "2025-09-09T13:30:00+02:00", "MP", "melding-1", "melding-afgehandeld.v1",
     R"({"afhandeling":"casus","doorgeleidNaar":"#GW","doorgeleidNaarCasus":"@casus-1",
         "motivering":"De lokale kamer neemt het over; de melder krijgt bericht dat er iets mee gebeurt."})",
     ""},
});

}  // namespace zegel::cli::oefen
