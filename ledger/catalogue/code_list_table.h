// The code lists of domein.md 3. A code is never reused or removed; `(gesloten)` = listed, not in
// force; `code:list` = a code that selects another list. Lists with `extensible` may get codes of a
// deployment (beleid `codelijsten`). Expanded by expand_lists.h.
#pragma once

#include <string_view>

#include "ledger/catalogue/events.h"
#include "ledger/catalogue/language_table.h"

namespace zegel::catalogue::table {

enum class Source : std::uint8_t { cell, event_table, refusal_table, finding_table };

struct ListText {
  std::string_view name;
  std::string_view codes;
  ListForm form = ListForm::codes;
  bool extensible = false;
  Source source = Source::cell;  // the codes stand in another table
};

inline constexpr ListText list_texts[] = {
    // 3.1 Lists without law
    // Melding, triage
    {"meldpunt",
     "meldpunt-zorg-en-veiligheid, meldpunt-zorg-en-overlast, meldpunt-bemoeizorg, "
     "meldpunt-wvggz, loket-sociaal-team, veilig-thuis",
     ListForm::codes, true},
    {"urgentie", "acuut, niet-acuut"},
    {"kanaal",
     "telefoon, balie, brief, e-mail \"E-mail\", formulier, portaal, huisbezoek, gesprek, "
     "systeem"},
    {"soortMelder", "inwoner, familie-netwerk, professional, politie, zelf, anoniem"},
    {"afhandeling", "geen-actie, advies, doorgeleid, casus, overgedragen-veilig-thuis"},
    {"signaaluitkomst", "melding, verwijderen"},
    // each set lists its criteria, in the list that it names
    {"criteriaset",
     "lokale-kamer:criterium-lokale-kamer, bgs-2.20:criterium-bgs-2.20, zvhrr:criterium-zvhrr, "
     "zvh-mdo:criterium-zvh-mdo, lokaal-mdo:criterium-lokaal-mdo"},
    {"criterium-lokale-kamer",
     "meerdere-gebieden, crimineel-of-overlast-of-dreiging, meerdere-ketens"},
    {"criterium-bgs-2.20",
     "problemen-betrokkene-of-gezin, meerdere-leefgebieden-criminogeen, "
     "leidt-tot-overlast-criminaliteit-onveiligheid, meerdere-domeinen-nodig"},
    {"criterium-zvhrr",
     "meerdere-leefgebieden, domeinoverstijgend, hoog-risico, vastgelopen-aanpak"},
    {"criterium-zvh-mdo", "complex, domeinoverstijgend, afstemming-nodig, doorbraak-nodig"},
    {"criterium-lokaal-mdo", "complex, domeinoverstijgend, afstemming-nodig"},
    {"criterium",
     "meerdere-gebieden, crimineel-of-overlast-of-dreiging, meerdere-ketens, "
     "problemen-betrokkene-of-gezin, meerdere-leefgebieden-criminogeen, "
     "leidt-tot-overlast-criminaliteit-onveiligheid, meerdere-domeinen-nodig, "
     "meerdere-leefgebieden, domeinoverstijgend, hoog-risico, vastgelopen-aanpak, complex, "
     "afstemming-nodig, doorbraak-nodig"},
    {"overlastStadium", "leidt, heeft-geleid, dreigt"},
    {"triageuitkomst", "regulier, lokaal-mdo, lokale-kamer, zvh, nader-onderzoek, afgewezen"},
    {"lokalePoging", "casusregie, procesregie, mdo, drang, bestuurlijke-maatregel, hulpaanbod"},
    {"instrument",
     "kwaliteitskader-complexe-casuistiek \"Kwaliteitskader complexe casuïstiek\", "
     "stabiliteitsmodel, risicotaxatie-meldcode, anders",
     ListForm::codes, true},
    {"risicoklasse", "laag, midden, hoog, acuut"},
    // Casus
    {"casusherkomst", "melding, aanmelding-partner, opschaling"},
    {"niveau", "regulier, lokaal-mdo, lokale-kamer, zvh"},
    {"casusSoort", "persoonsgericht, systeemgericht, gebiedsgericht"},
    {"procesregie", "basis, intensief, zvh, geen"},
    {"kader", "vrijwillig, drang, gedwongen"},
    {"dienst",
     "vhrr, veiligheidshuis, bkk, cit, jpt, mzo, veilig-thuis, wijk-ggd",
     ListForm::codes, true},
    {"gemeente", "", ListForm::four_digits},
    {"uitspraakSoort",
     "ondertoezichtstelling, machtiging, jeugdreclassering, zorgmachtiging, strafvonnis"},
    {"orgaan",
     "burgemeester, college, burgemeester-en-college, officier-van-justitie, zvh-voorzitter"},
    // 1.3
    {"fase", "aanmelding-intake, triage, casusoverleg, uitvoering, afschaling"},
    {"redenFase", "volgende-fase, terug-naar-overleg, nieuwe-informatie, heropend"},
    {"redenSluiting",
     "doelen-bereikt, afgeschaald-regulier, overgedragen, geen-grondslag, verhuisd, overleden, "
     "onterecht-geopend"},
    // Problems (S2, S4); the only dimension about content in statistics
    {"problematiek",
     "overlastgevende-jeugd, jeugdcriminaliteit, volwassen-verdachte-complex, "
     "structurele-overlast, huiselijk-geweld-kindermishandeling, nazorg-ex-gedetineerden, "
     "onbegrepen-gedrag, zorgmijding, radicalisering, "
     "ernstig-gevaar-stoornis \"Ernstig gevaar door aandoening\", multiproblematiek-gezin"},
    {"leefgebied",
     "financien-schulden \"Financiën en schulden\", huisvesting-wonen, sociale-omgeving-gezin, "
     "gezondheid-verslaving, dagbesteding-werk-school, verblijfsstatus, identiteitsbewijs, "
     "zorgverzekering, zorg-begeleiding"},
    // Deelnemers
    {"deelnemerRol",
     "advies, toeleiding, hulpverlening, coordinatie \"Coördinatie\", "
     "wettelijke-taak \"Uitvoering wettelijke taak\""},
    {"deelnameSoort", "vast, sleutelpartner, flexibele-schil"},
    {"redenVerwijdering", "taak-klaar, niet-meer-noodzakelijk, uitgetreden, op-verzoek"},
    {"overlegbesluit", "informatie-aanvullen, plan-opstellen, opschalen, afschalen, geen-vervolg"},
    {"standpunt",
     "oneens, risico-stigmatisering, te-veel-gegevens, te-weinig-gegevens, ander-alternatief"},
    {"functie",
     "collega, leidinggevende, aandachtsfunctionaris, vertrouwensarts, gedragswetenschapper, "
     "privacy-officer, procesregisseur, casusregisseur, hulpverlener, inzage-medewerker, fg, "
     "archivaris, college, burgemeester, systeem"},
    // Betrokkene
    {"betrokkeneRol",
     "onderwerp, gezinslid, melder, slachtoffer, getuige, vertegenwoordiger, verzoeker"},
    {"identificatiesoort", "bsn, niet-bsn, pseudoniem"},
    {"leeftijdsklasse",
     "onder-12 \"Jonger dan 12\", 12-15 \"12 t/m 15 jaar\", 16-17 \"16 en 17 jaar\", "
     "18-22 \"18 t/m 22 jaar\", 23-plus \"23 jaar en ouder\", onbekend"},
    {"informeermoment", "vooraf, gelijktijdig, naderhand"},
    {"informeren", "vooraf, gelijktijdig, naderhand-gepland, uitgesteld, uitgezonderd"},
    {"taal", languages},  // ISO 639-1
    // Toestemming
    // the rows of matrix 6
    {"toestemmingVoor",
     "jeugdhulp, verstrekking-jeugdhulpdossier, ouders-informeren, "
     "verstrekking-wmo-vt \"Verstrekking WMO en VT\", bespreking-casusoverleg, "
     "medisch-raadplegen, sisa-opvolging, avg-verwerking \"AVG-verwerking\""},
    {"gegevenDoor", "zelf, vertegenwoordiger, beiden"},
    {"toestemmingswijze", "schriftelijk, mondeling, digitaal"},
    {"intrekkingswijze", "zelfde-weg, mondeling, schriftelijk, contactpunt"},
    {"eindgebeurtenis", "casus-gesloten, plan-afgerond, overleg-gehouden"},
    {"reikwijdte", "geheel, gedeeltelijk"},
    {"akkoordWijze", "eigen-handtekening, schriftelijk, mondeling"},
    // Verstrekking
    {"ontvangerSoort",
     "gemeente-college, gemeente-burgemeester, meldpunt, sociaal-team, lokale-kamer, zvh, "
     "veilig-thuis, jeugdbeschermingstafel, rvdk, gecertificeerde-instelling, politie, om, "
     "reclassering, dji, halt, jeugdhulpaanbieder, ggz, verslavingszorg, arts, wijk-ggd, "
     "thuiszorg, cjg \"CJG\", onderwijs, kinderopvang, leerplicht, woningcorporatie, uwv, "
     "maatschappelijk-werk, slachtofferhulp, toezichthouder, betrokkene, vertegenwoordiger, "
     "anders"},
    {"doel",
     "advies, toeleiding, triage, casusoverleg, plan-van-aanpak, uitvoering-taak, "
     "afwenden-gevaar, terugkoppeling, wettelijke-melding, toezicht, onderzoek"},
    {"gegevenssoort",
     "identificatie, contact, gezinssituatie, huisvesting, financien \"Financiën\", "
     "werk-school, gezondheid, verslaving, strafrechtelijk, veiligheidsrisico, overlast, "
     "verblijfsstatus, hulpverleningsstatus, hulpverleningsinhoud, dat-gegeven"},
    {"verstrekkingswijze", "mondeling, schriftelijk, systeem, inzage-ter-plaatse"},
    {"weigeringsgrond",
     "geen-grondslag, niet-noodzakelijk, geen-toestemming, geheimhouding, context-onvoldoende, "
     "minder-ingrijpend-mogelijk, geen-partij"},
    {"minderIngrijpend",
     "anonieme-vraag, opnieuw-toestemming-vragen, betrokkene-deelt-zelf, minder-gegevens, "
     "eigen-hulpaanbod, uitstel, geen-alternatief"},
    {"nietConform", "spoed-achteraf, onbekend-met-regel, ander-oordeel, systeemfout"},
    {"redenVertraging", "storing, nagekomen, administratie, invoer-bij-start"},
    {"redenSisa", "onterecht, risico-weg, termijn, leeftijd-23, overleden"},
    // Task of the receiver
    {"wettelijkeTaak",
     "opsporing-vervolging, openbare-orde, bestuurlijke-handhaving, jeugdhulp, "
     "maatschappelijke-ondersteuning, jeugdbescherming, jeugdreclassering, raadsonderzoek, "
     "veilig-thuis-taak, reclassering, nazorg-detentie, leerplicht, publieke-gezondheid, "
     "verplichte-ggz, huisvesting, coordinatie-zvh \"Coördinatie ZVH\", toezicht"},
    // Conflict van plichten
    {"beroepsgroep",
     "arts, verpleegkundige, psycholoog, jeugdprofessional, maatschappelijk-werker, "
     "reclasseringswerker, ambtenaar, anders"},
    {"openheid", "vooraf-besproken, naderhand-bespreken, niet-bespreken"},
    {"aanleiding",
     "suicidedreiging \"Dreigende zelfdoding\", levensgevaar-betrokkene, levensgevaar-ander, "
     "ernstig-letsel-dreigt, ernstig-geweld-dreigt, kind-in-acuut-gevaar"},
    {"toestemmingNietMogelijk",
     "spoed, gevaar-door-vragen, onbereikbaar, niet-aanspreekbaar, gevraagd-en-geweigerd"},
    {"spoedreden", "acuut-levensgevaar, wapen, direct-geweld, kind-in-gevaar, zelfdoding"},
    {"besluitCvp", "spreken, zwijgen"},
    {"oordeelCvp", "zorgvuldig, zorgvuldig-met-aandachtspunt, onzorgvuldig"},
    {"stapuitkomst",
     "signalen-in-kaart, overlegd, gesproken, niet-gesproken-onveilig, gewogen, melden, "
     "politie, hulp-organiseren"},
    // Rechten
    {"rechtsoort", "inzage, rectificatie, wissing, vernietiging, beperking, bezwaar, overdracht"},
    {"verzoekerRol", "zelf, ouder-met-gezag, voogd, curator-mentor, gemachtigde"},
    {"rechtenbesluit", "toegewezen, deels-toegewezen, geweigerd, niet-bevoegd"},
    {"verlengreden", "complex, veel-verzoeken"},
    {"uitreikwijze", "brief, portaal, balie"},
    {"regelkeuze", "opnemen, deels, weglaten"},
    {"correctiesoort", "feit-onjuist, verkeerde-betrokkene, dubbel, nooit-gebeurd"},
    // Bewaren, vernietigen
    {"verlengingsgrond", "wgs-verlenging, lopende-procedure, goede-zorg, wettelijk-voorschrift"},
    {"aanhoudingssoort",
     "rechtenverzoek, bezwaar-beroep, beperking-art-18, onderzoek-toezicht, "
     "aanmerkelijk-belang-ander, archief"},
    {"redenOpheffing", "procedure-klaar, belang-vervallen, onterecht"},
    {"vernietigingsreden", "termijn-verstreken, verzoek-betrokkene, onrechtmatig-verwerkt"},
    {"afwijzingsgrond", "aanmerkelijk-belang-ander, wettelijk-voorschrift, lopende-procedure"},
    {"methode", "sleutel-vernietigd, kek-gewisseld, inhoud-verwijderd"},
    {"vervalgrond", "aanhouding, verlengd, heropend, sleutel-na-hek, andere-node"},
    {"herstelproef", "niet-te-openen, niet-uitgevoerd, te-openen"},
    {"openPunt",
     "drager-niet-bereikt, partnerkopie, momentopname-looptijd, compactie-loopt, kleine-run"},
    {"bevestiging", "vernietigd, niet-in-bezit, deels, geweigerd"},
    // 7.1
    {"bewaarklasse",
     "melding-1j, signaal-90d, sisa-2j, regie-5j, rechten-2j, raadpleging-5j, bevinding-5j, "
     "verantwoording-10j, blijvend"},
    // Toezicht
    {"register", "meldingen, regie, toezicht"},
    {"partijRol",
     "verwerkingsverantwoordelijke, gezamenlijk-verantwoordelijke, deelnemer, verwerker"},
    {"redenUittreden", "eigen-keuze, opgeheven, beeindigd \"Beëindigd\""},
    {"redenIntrekking", "vervangen, verlopen, misbruik, uit-dienst, fout"},
    {"beleidsoort",
     "bewaarregels, toestemmingsmatrix, codelijsten, drempels, rollen, verwerkingsactiviteiten, "
     "export"},
    {"autorisatiesoort", "regulier, nood, mandaat"},
    {"bereik", "ledger, organisatie, samenwerkingsverband, casus"},
    // 8.1
    {"gebruikersrol",
     "fg, privacy-officer, procesregisseur, casusregisseur, inzage-medewerker, beheerder, "
     "toezichthouder, partner"},
    {"omvang", "index, inhoud"},
    {"netwerk", "kantoor, vpn, onbekend", ListForm::codes, true},
    {"zoeksoort", "bsn, naam-geboortedatum, kenmerk, keten"},
    {"raadplegingsdoel",
     "casusregie, rechtenverzoek, toezicht-fg, controle-kwaliteit, vernietiging-beoordelen, "
     "toezicht-extern, nood"},
    {"bundelsoort", "concept, definitief"},
    {"briefsoort", "ontvangst, identificatie, verlenging, besluit, afwijzing, verklaring"},
    {"exportsoort", "csv, jsonl, pdf, bundel, ldv, nen7513, verwerkingenlogging"},
    // Findings, figures
    {"ernst", "info, waarschuwing, ernstig"},
    {"bevindingherkomst", "regel, nachtcontrole, mens"},
    {"oordeelBevinding", "terecht-hersteld, terecht-aanvaard, onterecht, doorgezet"},
    {"maatregel", "uitleg, herstel, training, convenant-aanpassen, datalek"},
    // each counts the codes of the list that it names
    {"cijfersoort",
     "meldingen-per-problematiek:problematiek, casussen-per-problematiek:problematiek, "
     "casussen-per-niveau:niveau, verstrekkingen-per-grondslag:grondslagAvg, "
     "verstrekkingen-per-doel:doel, weigeringen-per-grond:weigeringsgrond, "
     "rechtenverzoeken-per-besluit:rechtenbesluit, "
     "rechtenverzoeken-per-doorlooptijd:doorlooptijd, vernietigd-per-klasse:bewaarklasse, "
     "bevindingen-per-regel:bevindingregel"},
    {"doorlooptijd", "binnen-1-maand, binnen-3-maanden, later"},
    // Activities
    {"vwa",
     "meldingen-behandelen, signalen-beoordelen, sisa, casusregie, verstrekken, "
     "verstrekken-vertrouwelijk, toestemmingen, rechten, bewaren-en-vernietigen, toezicht, "
     "raadplegen",
     ListForm::codes, true},
    // 3.2 Lists with law
    {"grondslagAvg", "toestemming, wettelijke-verplichting, vitaal-belang, publieke-taak"},
    {"grondslagBijzonder",
     "avg-9-2-a \"AVG artikel 9 lid 2 onder a\", avg-9-2-c \"AVG artikel 9 lid 2 onder c\", "
     "avg-9-2-h \"AVG artikel 9 lid 2 onder h\", uavg-30 \"UAVG artikel 30\", "
     "uavg-33-1-b \"UAVG artikel 33 lid 1 onder b\", wgs"},
    {"grondslagGeheim",
     "geen-beroepsgeheim, wpg, toestemming, conflict-van-plichten, direct-betrokken, "
     "gedwongen-kader, wettelijke-verplichting, meldrecht, wettelijke-inzage, wgs"},
    {"wettelijkeOntvanger", "veilig-thuis, rvdk, gecertificeerde-instelling"},
    {"instantie",
     "ombudsman, rekenkamer, inspectie-igj \"Inspectie IGJ\", "
     "inspectie-jenv \"Inspectie JenV\", wmo-toezichthouder, accountant, "
     "autoriteit-persoonsgegevens"},
    {"geheimhoudingsgrond",
     "wgbo \"WGBO\", wet-big \"Wet BIG\", jeugdwet, wmo, ambtenarenwet, wpg, beroepscode"},
    {"wettelijkKader",
     "wpg, gemeentewet, jeugdwet, wmo-2015, wams (gesloten), strafrecht, wgs, wvggz"},
    {"vertegenwoordigingsgrond",
     "ouder-met-gezag, voogd, curator, mentor, schriftelijk-gemachtigde, partner, naaste-familie"},
    {"toestemmingsuitzondering", "ernstig-nadeel, weloverwogen-wens, machtiging-16-plus"},
    {"uitstelgrond",
     "uavg-41-1-a \"UAVG artikel 41 lid 1 onder a\", "
     "uavg-41-1-b \"UAVG artikel 41 lid 1 onder b\", "
     "uavg-41-1-c \"UAVG artikel 41 lid 1 onder c\", "
     "uavg-41-1-d \"UAVG artikel 41 lid 1 onder d\", "
     "uavg-41-1-e \"UAVG artikel 41 lid 1 onder e\", "
     "uavg-41-1-f \"UAVG artikel 41 lid 1 onder f\", "
     "uavg-41-1-g \"UAVG artikel 41 lid 1 onder g\", "
     "uavg-41-1-h \"UAVG artikel 41 lid 1 onder h\", "
     "uavg-41-1-i \"UAVG artikel 41 lid 1 onder i\", "
     "uavg-41-1-j \"UAVG artikel 41 lid 1 onder j\", strafonderzoek, veiligheid-betrokkene, "
     "veiligheid-ander, wmo-5.3.1 \"WMO artikel 5.3.1\", jw-7.3.2-4 \"JW artikel 7.3.2 lid 4\""},
    {"beperkingsgrond",
     "uavg-41-1-a \"UAVG artikel 41 lid 1 onder a\", "
     "uavg-41-1-b \"UAVG artikel 41 lid 1 onder b\", "
     "uavg-41-1-c \"UAVG artikel 41 lid 1 onder c\", "
     "uavg-41-1-d \"UAVG artikel 41 lid 1 onder d\", "
     "uavg-41-1-e \"UAVG artikel 41 lid 1 onder e\", "
     "uavg-41-1-f \"UAVG artikel 41 lid 1 onder f\", "
     "uavg-41-1-g \"UAVG artikel 41 lid 1 onder g\", "
     "uavg-41-1-h \"UAVG artikel 41 lid 1 onder h\", "
     "uavg-41-1-i \"UAVG artikel 41 lid 1 onder i\", "
     "uavg-41-1-j \"UAVG artikel 41 lid 1 onder j\", rechten-van-anderen, bescherming-melder, "
     "politiegegevens, jeugd-vertrouwelijk, niet-identificeerbaar"},
    // By form, by another table
    {"organisatie", "", ListForm::oin},
    {"evt", "", ListForm::codes, false, Source::event_table},              // 2.4
    {"vregel", "", ListForm::codes, false, Source::refusal_table},         // 4
    {"bevindingregel", "", ListForm::codes, false, Source::finding_table},  // 5
};

}  // namespace zegel::catalogue::table
