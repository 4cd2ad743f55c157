// Rows 8 and 25 of the casus (domein.md 12.2) and what the partners add to it, as far as the event
// types of version 0.1 tell it. In the order of time; moments are local with their offset.
//
// In `inhoud` a string that begins with @ stands for the id of that name, one that begins with # for
// the OIN of that organisation; `tijdstip` and `casus` are added. `signer`: a role for a staff draft
// of GW, or the code of a partner. Persons are those of domein.md 12.2; other betrokkenen are
// pseudonyms. BSNs stand in the test range 9999xxxxx, never issued. Threads: constants.
#pragma once

#include <array>
#include <string_view>

namespace zegel::cli::oefen {

struct StepRow {
  std::string_view name;     // jti = id of this name
  std::string_view moment;
  std::string_view signer;
  std::string_view casus;
  std::string_view evt;
  std::string_view inhoud;
};

inline constexpr std::array<StepRow, 27> casus_steps = {{
    // Row 8: the local chamber opens the casus.
    {"casus-1/geopend", "2025-09-09T13:00:00+02:00", "casusregisseur", "casus-1", "casus-geopend.v1",
     R"({"niveau":"lokale-kamer","casusSoort":"persoonsgericht","herkomst":"melding","aanmelder":"#MP",
         "kader":"vrijwillig","problematiek":["overlastgevende-jeugd"],"gemeenten":["9901"],
         "regieOrganisatie":"#GW","procesregie":"basis","wettelijkKader":["gemeentewet","jeugdwet"],
         "piramideniveau":2,"bestuurlijkOrgaan":"burgemeester",
         "dilemma":"Ingrijpen kan helpen, maar ook een stempel drukken op twee jonge jongens.",
         "vraagAanPartners":"Wie kent de jongens en welke hulp loopt er al?"})"},
    {"casus-1/daniel/gekoppeld", "2025-09-09T13:05:00+02:00", "casusregisseur", "casus-1", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"bsn","leeftijdsklasse":"12-15",
         "persoon":{"bsn":"999990019","voornamen":"Daniël","geslachtsnaam":"Mûlsma","geboorteDatum":"2011-05-17"},
         "betrokkenen":[{"pid":"@casus-1/daniel","rol":"onderwerp"}]})"},
    {"casus-1/noel/gekoppeld", "2025-09-09T13:06:00+02:00", "casusregisseur", "casus-1", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"niet-bsn","leeftijdsklasse":"12-15",
         "persoon":{"voornamen":"Noël","geslachtsnaam":"Šegelaar","geboorteDatum":"2011-01-30"},
         "betrokkenen":[{"pid":"@casus-1/noel","rol":"onderwerp"}]})"},
    {"casus-1/sarka/gekoppeld", "2025-09-09T13:07:00+02:00", "casusregisseur", "casus-1", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"bsn","leeftijdsklasse":"23-plus",
         "persoon":{"bsn":"999990044","voornamen":"Šárka","voorvoegsel":"de","geslachtsnaam":"Vries","geboorteDatum":"1983-11-02"},
         "betrokkenen":[{"pid":"@casus-1/sarka","rol":"vertegenwoordiger"}]})"},
    {"casus-1/lukasz/gekoppeld", "2025-09-09T13:08:00+02:00", "casusregisseur", "casus-1", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"niet-bsn","leeftijdsklasse":"23-plus",
         "persoon":{"voornamen":"Łukasz","geslachtsnaam":"Šegelaar","geboorteDatum":"1980-07-21"},
         "betrokkenen":[{"pid":"@casus-1/lukasz","rol":"vertegenwoordiger"}]})"},

    // What the nine partners open in the months that follow.
    {"casus-mp/geopend", "2025-09-15T09:00:00+02:00", "MP", "casus-mp", "casus-geopend.v1",
     R"({"niveau":"regulier","casusSoort":"persoonsgericht","herkomst":"melding","aanmelder":"#ST",
         "kader":"vrijwillig","problematiek":["onbegrepen-gedrag"],"gemeenten":["9901"],
         "regieOrganisatie":"#MP","procesregie":"basis","wettelijkKader":["wmo-2015"]})"},
    {"casus-mp/a/gekoppeld", "2025-09-15T09:05:00+02:00", "MP", "casus-mp", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"pseudoniem","leeftijdsklasse":"onbekend","persoon":{"aanduiding":"inwoner A"},
         "betrokkenen":[{"pid":"@casus-mp/a","rol":"onderwerp"}]})"},
    {"casus-pl/geopend", "2025-09-17T10:00:00+02:00", "PL", "casus-pl", "casus-geopend.v1",
     R"({"niveau":"regulier","casusSoort":"persoonsgericht","herkomst":"aanmelding-partner","aanmelder":"#PL",
         "kader":"drang","problematiek":["structurele-overlast"],"gemeenten":["9901"],
         "regieOrganisatie":"#GW","procesregie":"basis","wettelijkKader":["wpg","gemeentewet"]})"},
    {"casus-pl/a/gekoppeld", "2025-09-17T10:05:00+02:00", "PL", "casus-pl", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"pseudoniem","leeftijdsklasse":"18-22","persoon":{"aanduiding":"jongere B"},
         "betrokkenen":[{"pid":"@casus-pl/a","rol":"onderwerp"}]})"},
    {"casus-lp/geopend", "2025-09-22T09:30:00+02:00", "LP", "casus-lp", "casus-geopend.v1",
     R"({"niveau":"regulier","casusSoort":"persoonsgericht","herkomst":"aanmelding-partner","aanmelder":"#LP",
         "kader":"vrijwillig","problematiek":["multiproblematiek-gezin"],"gemeenten":["9901"],
         "regieOrganisatie":"#GW","procesregie":"basis","wettelijkKader":["jeugdwet"]})"},
    {"casus-lp/a/gekoppeld", "2025-09-22T09:35:00+02:00", "LP", "casus-lp", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"pseudoniem","leeftijdsklasse":"12-15","persoon":{"aanduiding":"leerling C"},
         "betrokkenen":[{"pid":"@casus-lp/a","rol":"onderwerp"}]})"},
    {"casus-dk/geopend", "2025-09-25T11:00:00+02:00", "DK", "casus-dk", "casus-geopend.v1",
     R"({"niveau":"regulier","casusSoort":"persoonsgericht","herkomst":"aanmelding-partner","aanmelder":"#ST",
         "kader":"vrijwillig","problematiek":["multiproblematiek-gezin"],"gemeenten":["9901"],
         "regieOrganisatie":"#DK","procesregie":"basis","wettelijkKader":["jeugdwet"]})"},
    {"casus-dk/a/gekoppeld", "2025-09-25T11:05:00+02:00", "DK", "casus-dk", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"pseudoniem","leeftijdsklasse":"16-17","persoon":{"aanduiding":"jongere D"},
         "betrokkenen":[{"pid":"@casus-dk/a","rol":"onderwerp"}]})"},
    {"casus-vt/geopend", "2025-10-02T14:00:00+02:00", "VT", "casus-vt", "casus-geopend.v1",
     R"({"niveau":"regulier","casusSoort":"systeemgericht","herkomst":"aanmelding-partner","aanmelder":"#ST",
         "kader":"vrijwillig","problematiek":["huiselijk-geweld-kindermishandeling"],"gemeenten":["9901","9902"],
         "regieOrganisatie":"#VT","procesregie":"basis","wettelijkKader":["wmo-2015","jeugdwet"]})"},
    {"casus-vt/a/gekoppeld", "2025-10-02T14:05:00+02:00", "VT", "casus-vt", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"pseudoniem","leeftijdsklasse":"onder-12","persoon":{"aanduiding":"kind E"},
         "betrokkenen":[{"pid":"@casus-vt/a","rol":"onderwerp"}]})"},
    {"casus-vt/b/gekoppeld", "2025-10-02T14:06:00+02:00", "VT", "casus-vt", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"pseudoniem","leeftijdsklasse":"23-plus","persoon":{"aanduiding":"ouder F"},
         "betrokkenen":[{"pid":"@casus-vt/b","rol":"gezinslid"}]})"},
    {"casus-st/geopend", "2025-10-06T09:00:00+02:00", "ST", "casus-st", "casus-geopend.v1",
     R"({"niveau":"lokaal-mdo","casusSoort":"persoonsgericht","herkomst":"aanmelding-partner","aanmelder":"#ST",
         "kader":"vrijwillig","problematiek":["zorgmijding"],"gemeenten":["9901"],
         "regieOrganisatie":"#GW","procesregie":"basis","wettelijkKader":["wmo-2015"]})"},
    {"casus-st/a/gekoppeld", "2025-10-06T09:05:00+02:00", "ST", "casus-st", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"pseudoniem","leeftijdsklasse":"16-17","persoon":{"aanduiding":"jongere G"},
         "betrokkenen":[{"pid":"@casus-st/a","rol":"onderwerp"}]})"},
    {"casus-gn/geopend", "2025-10-13T10:00:00+02:00", "GN", "casus-gn", "casus-geopend.v1",
     R"({"niveau":"regulier","casusSoort":"persoonsgericht","herkomst":"aanmelding-partner","aanmelder":"#ST",
         "kader":"vrijwillig","problematiek":["onbegrepen-gedrag"],"gemeenten":["9901"],
         "regieOrganisatie":"#GN","procesregie":"basis","wettelijkKader":["jeugdwet"]})"},
    {"casus-gn/a/gekoppeld", "2025-10-13T10:05:00+02:00", "GN", "casus-gn", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"pseudoniem","leeftijdsklasse":"16-17","persoon":{"aanduiding":"jongere H"},
         "betrokkenen":[{"pid":"@casus-gn/a","rol":"onderwerp"}]})"},
    {"casus-rk/geopend", "2025-10-20T13:30:00+02:00", "RK", "casus-rk", "casus-geopend.v1",
     R"({"niveau":"regulier","casusSoort":"persoonsgericht","herkomst":"aanmelding-partner","aanmelder":"#VT",
         "kader":"drang","problematiek":["huiselijk-geweld-kindermishandeling"],"gemeenten":["9902"],
         "regieOrganisatie":"#RK","procesregie":"basis","wettelijkKader":["jeugdwet"]})"},
    {"casus-rk/a/gekoppeld", "2025-10-20T13:35:00+02:00", "RK", "casus-rk", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"pseudoniem","leeftijdsklasse":"12-15","persoon":{"aanduiding":"kind I"},
         "betrokkenen":[{"pid":"@casus-rk/a","rol":"onderwerp"}]})"},
    {"casus-zv/geopend", "2025-11-03T09:00:00+01:00", "ZV", "casus-zv", "casus-geopend.v1",
     R"({"niveau":"zvh","casusSoort":"persoonsgericht","herkomst":"aanmelding-partner","aanmelder":"#GW",
         "kader":"vrijwillig","problematiek":["nazorg-ex-gedetineerden"],"gemeenten":["9901","9903"],
         "regieOrganisatie":"#ZV","procesregie":"zvh","wettelijkKader":["wgs"],"piramideniveau":5})"},
    {"casus-zv/a/gekoppeld", "2025-11-03T09:05:00+01:00", "ZV", "casus-zv", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"pseudoniem","leeftijdsklasse":"23-plus","persoon":{"aanduiding":"inwoner J"},
         "betrokkenen":[{"pid":"@casus-zv/a","rol":"onderwerp"}]})"},

    // The age of inwoner A turns out to be known: a new koppeling, and the receiver is told.
    {"casus-mp/a/gekoppeld-2", "2025-11-12T10:00:00+01:00", "MP", "casus-mp", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"pseudoniem","leeftijdsklasse":"23-plus","persoon":{"aanduiding":"inwoner A"},
         "betrokkenen":[{"pid":"@casus-mp/a","rol":"onderwerp"}]})"},
    {"casus-mp/ingelicht", "2025-11-13T09:00:00+01:00", "MP", "casus-mp", "ontvanger-ingelicht.v1",
     R"({"onderwerp":"@casus-mp/a/gekoppeld-2","ontvanger":"#ST","kanaal":"telefoon"})"},

    // Row 25: the local chamber asks the ZVH.
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
                        {"pid":"@casus-1/noel","rol":"onderwerp","informeren":"vooraf"}]})"},
}};

}  // namespace zegel::cli::oefen
