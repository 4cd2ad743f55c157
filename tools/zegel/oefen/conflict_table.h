// Rows 15-24 of domein.md 12.2: a jongerencoach breaks his silence because of a weapon, and that is
// weighed, told and tested; a consent is withdrawn and once overlooked; a duty, a refusal, police
// data that do not go on, a correction. Rows whose answer rests on a rule with state tell only what
// was stored. Threads: constants.
#pragma once

#include <array>

#include "tools/zegel/oefen/step_row.h"

namespace zegel::cli::oefen {

inline constexpr auto conflict_rows = std::to_array<StepRow>({
    // Row 15: first the decision.
    {"casus-1/noel/besluit/zonder-openheid", "2025-10-07T16:20:00+02:00", "DK", "casus-1", "conflict-van-plichten-besloten.v1",
     R"({"beroepsgroep":"jeugdprofessional","geheimhoudingsgrond":"jeugdwet","aanleiding":"ernstig-geweld-dreigt","besluitCvp":"spreken",
         "toestemmingNietMogelijk":"spoed","ontvangerSoort":"politie","gegevenssoorten":["identificatie","veiligheidsrisico"],
         "proportionaliteit":"Alleen wie hij is en dat hij vanavond met een wapen op weg is; niets uit de hulpverlening.",
         "subsidiariteit":"Hij neemt niet op, de ouders weten niet waar hij is en wachten tot morgen kan niet.",
         "minderIngrijpend":["betrokkene-deelt-zelf","uitstel"],
         "voorafAfgestemd":true,"afgestemdMetRol":"gedragswetenschapper","afgestemdOp":"2025-10-07T15:55:00+02:00",
         "spoed":true,"spoedreden":"wapen",
         "motivering":"Hij appte een foto van een mes en dat hij het vanavond bij het plein gaat uitvechten.",
         "betrokkenen":[{"pid":"@casus-1/noel","rol":"onderwerp"}]})",
     "400 V-SCH-2"},
    {"casus-1/noel/besluit", "2025-10-07T16:20:00+02:00", "DK", "casus-1", "conflict-van-plichten-besloten.v1",
     R"({"beroepsgroep":"jeugdprofessional","geheimhoudingsgrond":"jeugdwet","aanleiding":"ernstig-geweld-dreigt","besluitCvp":"spreken",
         "toestemmingNietMogelijk":"spoed","openheid":"naderhand-bespreken","ontvangerSoort":"politie",
         "gegevenssoorten":["identificatie","veiligheidsrisico"],
         "proportionaliteit":"Alleen wie hij is en dat hij vanavond met een wapen op weg is; niets uit de hulpverlening.",
         "subsidiariteit":"Hij neemt niet op, de ouders weten niet waar hij is en wachten tot morgen kan niet.",
         "minderIngrijpend":["betrokkene-deelt-zelf","uitstel"],
         "voorafAfgestemd":true,"afgestemdMetRol":"gedragswetenschapper","afgestemdOp":"2025-10-07T15:55:00+02:00",
         "spoed":true,"spoedreden":"wapen",
         "motivering":"Hij appte een foto van een mes en dat hij het vanavond bij het plein gaat uitvechten.",
         "betrokkenen":[{"pid":"@casus-1/noel","rol":"onderwerp"}]})",
     ""},

    // Row 16: then the verstrekking, telling him put off by a week; he hears it the next day.
    {"casus-1/noel/dk-naar-pl", "2025-10-07T16:45:00+02:00", "DK", "casus-1", "verstrekking-gedaan.v1",
     R"({"ontvanger":"#PL","ontvangerSoort":"politie","grondslagAvg":"vitaal-belang","grondslagGeheim":"conflict-van-plichten",
         "doel":"afwenden-gevaar","wettelijkeTaak":"openbare-orde","wettelijkKader":["jeugdwet"],
         "gegevenssoorten":["identificatie","veiligheidsrisico"],"kader":"vrijwillig",
         "verstrekkingswijze":"mondeling","geautomatiseerd":false,"politiegegevens":false,"spoed":true,
         "noodzaak":"De politie kan de steekpartij alleen voorkomen als zij weet wie er met een mes op weg is en waarheen.",
         "proportionaliteit":"Alleen wie hij is, waar hij heen gaat en dat hij een mes heeft.",
         "subsidiariteit":"Hij en zijn ouders waren niet te bereiken; een anonieme tip zou te laat komen.",
         "minderIngrijpend":["betrokkene-deelt-zelf","uitstel"],
         "betrokkenen":[{"pid":"@casus-1/noel","rol":"onderwerp","informeren":"uitgesteld","grondslagVerwijzing":"@casus-1/noel/besluit",
                         "uitstelgrond":"veiligheid-ander","herbeoordelingDatum":"2025-10-14"}]})",
     ""},
    {"casus-1/noel/besluit/geinformeerd", "2025-10-08T15:00:00+02:00", "DK", "casus-1", "betrokkene-geinformeerd.v1",
     R"({"onderwerp":"@casus-1/noel/besluit","informeermoment":"naderhand","kanaal":"gesprek",
         "tekstVersie":"gesprek zwijgplicht 1","tekstHash":"$gesprek zwijgplicht 1",
         "betrokkenen":[{"pid":"@casus-1/noel","rol":"onderwerp"}]})",
     ""},
    {"casus-1/noel/dk-naar-pl/geinformeerd", "2025-10-08T15:05:00+02:00", "DK", "casus-1", "betrokkene-geinformeerd.v1",
     R"({"onderwerp":"@casus-1/noel/dk-naar-pl","informeermoment":"naderhand","kanaal":"gesprek",
         "tekstVersie":"gesprek zwijgplicht 1","tekstHash":"$gesprek zwijgplicht 1",
         "betrokkenen":[{"pid":"@casus-1/noel","rol":"onderwerp"}]})",
     ""},

    // Row 17: somebody else looks at it afterwards.
    {"casus-1/noel/besluit/getoetst", "2025-10-14T11:00:00+02:00", "privacy-officer", "casus-1", "conflict-van-plichten-achteraf-getoetst.v1",
     R"({"conflictbesluit":"@casus-1/noel/besluit","getoetstDoorRol":"privacy-officer","oordeelCvp":"zorgvuldig-met-aandachtspunt",
         "motivering":"Vooraf overlegd, weinig gedeeld, de volgende dag verteld. Aandachtspunt: spreek af wie in de avond bereikbaar is.",
         "betrokkenen":[{"pid":"@casus-1/noel","rol":"onderwerp"}]})",
     ""},

    // Row 18: a consent ends when he says so, and who has the data hears it.
    {"casus-1/daniel/intrekking", "2025-10-21T10:00:00+02:00", "DK", "casus-1", "toestemming-ingetrokken.v1",
     R"({"toestemming":"@casus-1/daniel/toestemming-st","gegevenDoor":"zelf","reikwijdte":"geheel","kanaal":"gesprek",
         "motivering":"Hij wil eerst zelf met het sociaal team praten voor er weer iets over hem wordt verteld.",
         "betrokkenen":[{"pid":"@casus-1/daniel","rol":"onderwerp"}]})",
     ""},
    {"casus-1/daniel/intrekking/st-ingelicht", "2025-10-22T09:00:00+02:00", "DK", "casus-1", "ontvanger-ingelicht.v1",
     R"({"onderwerp":"@casus-1/daniel/intrekking","ontvanger":"#ST","kanaal":"telefoon"})",
     ""},

    // Row 19: shared a minute before, registered half an hour after.
    {"casus-1/daniel/dk-naar-st-2", "2025-10-21T10:30:00+02:00", "DK", "casus-1", "verstrekking-gedaan.v1",
     R"({"tijdstip":"2025-10-21T09:59:00+02:00",
         "ontvanger":"#ST","ontvangerSoort":"sociaal-team","grondslagAvg":"toestemming","grondslagGeheim":"toestemming",
         "doel":"plan-van-aanpak","wettelijkeTaak":"jeugdhulp","wettelijkKader":["jeugdwet"],
         "gegevenssoorten":["hulpverleningsstatus"],"kader":"vrijwillig",
         "verstrekkingswijze":"mondeling","geautomatiseerd":false,"politiegegevens":false,"spoed":false,
         "noodzaak":"Het sociaal team belde om de afspraken van die middag op elkaar te kunnen afstemmen.","convenant":"@convenant-1",
         "betrokkenen":[{"pid":"@casus-1/daniel","rol":"onderwerp","informeren":"vooraf","grondslagVerwijzing":"@casus-1/daniel/toestemming-st"}]})",
     ""},

    // Row 20: what should not have been shared is a fact too, and is said to be one.
    {"casus-1/daniel/dk-naar-st-3", "2025-10-22T15:00:00+02:00", "DK", "casus-1", "verstrekking-gedaan.v1",
     R"({"tijdstip":"2025-10-21T10:30:00+02:00",
         "ontvanger":"#ST","ontvangerSoort":"sociaal-team","grondslagAvg":"toestemming","grondslagGeheim":"toestemming",
         "doel":"plan-van-aanpak","wettelijkeTaak":"jeugdhulp","wettelijkKader":["jeugdwet"],
         "gegevenssoorten":["gezinssituatie"],"kader":"vrijwillig",
         "verstrekkingswijze":"mondeling","geautomatiseerd":false,"politiegegevens":false,"spoed":false,
         "noodzaak":"Het sociaal team vroeg hoe het thuis ging, om het huisbezoek van die dag te kunnen voorbereiden.","convenant":"@convenant-1",
         "nietConformVerklaring":"onbekend-met-regel",
         "nietConformReden":"Een collega wist nog niet dat de toestemming een half uur eerder was ingetrokken.",
         "betrokkenen":[{"pid":"@casus-1/daniel","rol":"onderwerp","informeren":"vooraf","grondslagVerwijzing":"@casus-1/daniel/toestemming-st"}]})",
     ""},

    // Row 21: the raad asks and the law says yes; telling the family is promised, and forgotten.
    {"casus-1/noel/verzoek-rk", "2025-10-28T10:00:00+01:00", "ST", "casus-1", "verstrekkingsverzoek-ontvangen.v1",
     R"({"vragende":"#RK","ontvangerSoort":"rvdk","doel":"uitvoering-taak","wettelijkeTaak":"raadsonderzoek",
         "gegevenssoorten":["gezinssituatie","hulpverleningsstatus","veiligheidsrisico"],"uiterlijkDatum":"2025-11-04",
         "contextVragende":"De raad onderzoekt of een maatregel van de kinderrechter nodig is.",
         "betrokkenen":[{"pid":"@casus-1/noel","rol":"onderwerp"}]})",
     ""},
    {"casus-1/noel/st-naar-rk", "2025-10-28T15:30:00+01:00", "ST", "casus-1", "verstrekking-gedaan.v1",
     R"({"ontvanger":"#RK","ontvangerSoort":"rvdk","grondslagAvg":"wettelijke-verplichting","grondslagGeheim":"wettelijke-verplichting",
         "doel":"uitvoering-taak","wettelijkeTaak":"raadsonderzoek","wettelijkKader":["jeugdwet"],
         "gegevenssoorten":["gezinssituatie","hulpverleningsstatus","veiligheidsrisico"],"kader":"vrijwillig",
         "verstrekkingswijze":"schriftelijk","geautomatiseerd":false,"politiegegevens":false,"spoed":false,
         "noodzaak":"De raad kan de veiligheid thuis niet beoordelen zonder te weten welke hulp er al is.",
         "proportionaliteit":"Alleen de drie soorten waar de raad om vroeg, in een brief van een pagina.",
         "subsidiariteit":"De ouders gaven de raad zelf al een deel; de rest moet van ons komen.",
         "minderIngrijpend":["minder-gegevens"],
         "contextVerstrekker":"Het sociaal team begeleidt het gezin sinds september, op vrijwillige basis.",
         "contextVragende":"De raad onderzoekt of een maatregel van de kinderrechter nodig is.",
         "verzoek":"@casus-1/noel/verzoek-rk",
         "betrokkenen":[{"pid":"@casus-1/noel","rol":"onderwerp","informeren":"naderhand-gepland","informerenUiterlijkDatum":"2025-11-25"}]})",
     ""},

    // Row 22: not everything that is asked is needed.
    {"casus-1/noel/verzoek-wa", "2025-10-30T09:00:00+01:00", "casusregisseur", "casus-1", "verstrekkingsverzoek-ontvangen.v1",
     R"({"vragende":"#WA","ontvangerSoort":"woningcorporatie","doel":"uitvoering-taak","wettelijkeTaak":"huisvesting",
         "gegevenssoorten":["gezinssituatie","hulpverleningsstatus"],
         "contextVragende":"De woonstichting wil weten of er hulp in het gezin is, voor een gesprek over de huur.",
         "betrokkenen":[{"pid":"@casus-1/noel","rol":"onderwerp"}]})",
     ""},
    {"casus-1/noel/weigering-wa", "2025-10-30T11:00:00+01:00", "casusregisseur", "casus-1", "verstrekking-geweigerd.v1",
     R"({"vragende":"#WA","ontvangerSoort":"woningcorporatie","doel":"uitvoering-taak",
         "gegevenssoorten":["gezinssituatie","hulpverleningsstatus"],"weigeringsgrond":"niet-noodzakelijk",
         "verzoek":"@casus-1/noel/verzoek-wa",
         "motivering":"Een gesprek over de huur kan zonder te weten welke hulp er is. Het gezin mag het zelf vertellen.",
         "betrokkenen":[{"pid":"@casus-1/noel","rol":"onderwerp"}]})",
     ""},

    // Row 23: the police do not want their data to go on to leerplicht.
    {"casus-1/pl-akkoord-lp", "2025-11-04T10:00:00+01:00", "PL", "casus-1", "informatiegever-akkoord.v1",
     R"({"informatiegever":"#PL","ontvangers":["#LP"],"gegevenssoorten":["veiligheidsrisico"],"akkoord":false,
         "akkoordWijze":"eigen-handtekening",
         "motivering":"Het onderzoek loopt nog. Leerplicht heeft dit voor een plek op school niet nodig.",
         "betrokkenen":[{"pid":"@casus-1/daniel","rol":"onderwerp"},{"pid":"@casus-1/noel","rol":"onderwerp"}]})",
     ""},

    // Row 24: a birth date was wrong; the old event stays, and who had it hears the right one.
    {"casus-1/noel/gekoppeld-2", "2025-11-12T10:00:00+01:00", "casusregisseur", "casus-1", "betrokkene-gekoppeld.v1",
     R"({"identificatiesoort":"niet-bsn","leeftijdsklasse":"12-15",
         "persoon":{"voornamen":"Noël","geslachtsnaam":"Šegelaar","geboorteDatum":"2011-01-30"},
         "betrokkenen":[{"pid":"@casus-1/noel","rol":"onderwerp"}]})",
     ""},
    {"casus-1/noel/correctie", "2025-11-12T10:05:00+01:00", "casusregisseur", "casus-1", "correctie-geregistreerd.v1",
     R"({"gecorrigeerd":"@casus-1/noel/gekoppeld","correctiesoort":"feit-onjuist","vervangenDoor":"@casus-1/noel/gekoppeld-2",
         "motivering":"In de geboortedatum waren twee cijfers verwisseld.",
         "betrokkenen":[{"pid":"@casus-1/noel","rol":"onderwerp"}]})",
     ""},
    {"casus-1/noel/correctie/pl-ingelicht", "2025-11-13T09:00:00+01:00", "casusregisseur", "casus-1", "ontvanger-ingelicht.v1",
     R"({"onderwerp":"@casus-1/noel/correctie","ontvanger":"#PL","kanaal":"telefoon"})",
     ""},
    {"casus-1/noel/correctie/rk-ingelicht", "2025-11-13T09:10:00+01:00", "casusregisseur", "casus-1", "ontvanger-ingelicht.v1",
     R"({"onderwerp":"@casus-1/noel/correctie","ontvanger":"#RK","kanaal":"brief"})",
     ""},
});

}  // namespace zegel::cli::oefen
