// The code lists that the fields of this version use, as they stand in domein.md 3. A code is never
// reused or removed; `(gesloten)` = listed, not in force. Lists with `extensible` may get codes of a
// deployment (beleid `codelijsten`). Expanded by
// expand_lists.h.
#pragma once

#include <string_view>

#include "ledger/catalogue/events.h"

namespace zegel::catalogue::table {

struct ListText {
  std::string_view name;
  std::string_view codes;
  ListForm form = ListForm::codes;
  bool extensible = false;
};

inline constexpr ListText list_texts[] = {
    // 3.1 Lists without law: melding, triage
    {"kanaal",
     "telefoon, balie, brief, e-mail \"E-mail\", formulier, portaal, huisbezoek, gesprek, "
     "systeem"},
    // casus
    {"casusherkomst", "melding, aanmelding-partner, opschaling"},
    {"niveau", "regulier, lokaal-mdo, lokale-kamer, zvh"},
    {"casusSoort", "persoonsgericht, systeemgericht, gebiedsgericht"},
    {"procesregie", "basis, intensief, zvh, geen"},
    {"kader", "vrijwillig, drang, gedwongen"},
    {"dienst", "vhrr, veiligheidshuis, bkk, cit, jpt, mzo, veilig-thuis, wijk-ggd", ListForm::codes,
     true},
    {"gemeente", "", ListForm::four_digits},
    {"uitspraakSoort",
     "ondertoezichtstelling, machtiging, jeugdreclassering, zorgmachtiging, strafvonnis"},
    {"orgaan",
     "burgemeester, college, burgemeester-en-college, officier-van-justitie, zvh-voorzitter"},
    // problems
    {"problematiek",
     "overlastgevende-jeugd, jeugdcriminaliteit, volwassen-verdachte-complex, "
     "structurele-overlast, huiselijk-geweld-kindermishandeling, nazorg-ex-gedetineerden, "
     "onbegrepen-gedrag, zorgmijding, radicalisering, "
     "ernstig-gevaar-stoornis \"Ernstig gevaar door aandoening\", multiproblematiek-gezin"},
    {"leefgebied",
     "financien-schulden \"Financiën en schulden\", huisvesting-wonen, sociale-omgeving-gezin, "
     "gezondheid-verslaving, dagbesteding-werk-school, verblijfsstatus, identiteitsbewijs, "
     "zorgverzekering, zorg-begeleiding"},
    // betrokkene
    {"betrokkeneRol",
     "onderwerp, gezinslid, melder, slachtoffer, getuige, vertegenwoordiger, verzoeker"},
    {"identificatiesoort", "bsn, niet-bsn, pseudoniem"},
    {"leeftijdsklasse",
     "onder-12 \"Jonger dan 12\", 12-15 \"12 t/m 15 jaar\", 16-17 \"16 en 17 jaar\", "
     "18-22 \"18 t/m 22 jaar\", 23-plus \"23 jaar en ouder\", onbekend"},
    {"informeren", "vooraf, gelijktijdig, naderhand-gepland, uitgesteld, uitgezonderd"},
    // verstrekking
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
    {"minderIngrijpend",
     "anonieme-vraag, opnieuw-toestemming-vragen, betrokkene-deelt-zelf, minder-gegevens, "
     "eigen-hulpaanbod, uitstel, geen-alternatief"},
    {"nietConform", "spoed-achteraf, onbekend-met-regel, ander-oordeel, systeemfout"},
    {"redenVertraging", "storing, nagekomen, administratie, invoer-bij-start"},
    {"wettelijkeTaak",
     "opsporing-vervolging, openbare-orde, bestuurlijke-handhaving, jeugdhulp, "
     "maatschappelijke-ondersteuning, jeugdbescherming, jeugdreclassering, raadsonderzoek, "
     "veilig-thuis-taak, reclassering, nazorg-detentie, leerplicht, publieke-gezondheid, "
     "verplichte-ggz, huisvesting, coordinatie-zvh \"Coördinatie ZVH\", toezicht"},
    // toezicht
    {"register", "meldingen, regie, toezicht"},
    {"partijRol",
     "verwerkingsverantwoordelijke, gezamenlijk-verantwoordelijke, deelnemer, verwerker"},
    {"autorisatiesoort", "regulier, nood, mandaat"},
    {"bereik", "ledger, organisatie, samenwerkingsverband, casus"},
    {"gebruikersrol",  // 8.1
     "fg, privacy-officer, procesregisseur, casusregisseur, inzage-medewerker, beheerder, "
     "toezichthouder, partner"},
    {"omvang", "index, inhoud"},
    {"netwerk", "kantoor, vpn, onbekend", ListForm::codes, true},
    {"raadplegingsdoel",
     "casusregie, rechtenverzoek, toezicht-fg, controle-kwaliteit, vernietiging-beoordelen, "
     "toezicht-extern, nood"},
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
    {"wettelijkKader",
     "wpg, gemeentewet, jeugdwet, wmo-2015, wams (gesloten), strafrecht, wgs, wvggz"},
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
     "uavg-41-1-j \"UAVG artikel 41 lid 1 onder j\", "
     "strafonderzoek, veiligheid-betrokkene, veiligheid-ander, "
     "wmo-5.3.1 \"WMO artikel 5.3.1\", jw-7.3.2-4 \"JW artikel 7.3.2 lid 4\""},
    // by form, by another table
    {"organisatie", "", ListForm::oin},
    {"bewaarklasse",  // 7.1
     "melding-1j, signaal-90d, sisa-2j, regie-5j, rechten-2j, raadpleging-5j, bevinding-5j, "
     "verantwoording-10j, blijvend"},
    {"evt",  // 2.4: a key may be registered for every type of the first release
     "melding-ontvangen, melding-afgehandeld, signaal-ontvangen, signaal-beoordeeld, "
     "triage-uitgevoerd, casus-geopend, casus-aangevuld, casusfase-gewijzigd, casus-gesloten, "
     "deelnemer-toegelaten, deelnemer-verwijderd, casusoverleg-gehouden, betrokkene-gekoppeld, "
     "vertegenwoordiging-vastgelegd, betrokkene-geinformeerd, informeren-uitgesteld, "
     "toestemming-gegeven, toestemming-geweigerd, toestemming-ingetrokken, ontvanger-ingelicht, "
     "informatiegever-akkoord, verstrekkingsverzoek-ontvangen, verstrekking-gedaan, "
     "verstrekking-geweigerd, adviesvraag-gesteld, wettelijke-inzage-verleend, "
     "sisa-signaal-afgegeven, sisa-signaal-verwijderd, sisa-match-opgevolgd, "
     "conflict-van-plichten-besloten, conflict-van-plichten-achteraf-getoetst, "
     "meldcodestap-gezet, tegenspraak-vastgelegd, rechtenverzoek-ontvangen, "
     "identificatie-gevraagd, inzageregels-beoordeeld, rechtenverzoek-verlengd, "
     "rechtenverzoek-besloten, inzage-verstrekt, correctie-geregistreerd, "
     "vernietiging-op-verzoek-afgewezen, bewaartermijn-verlengd, vernietiging-aangehouden, "
     "vernietiging-aanhouding-opgeheven, vernietiging-voorgenomen, vernietiging-gestart, "
     "vernietiging-bekrachtigd, vernietiging-voltooid, verklaring-van-vernietiging-vastgesteld, "
     "vernietiging-door-partner-bevestigd, register-geopend, register-gesloten, "
     "register-hervat, controlepuntsleutel-gewisseld, convenant-vastgesteld, partij-toegetreden, "
     "partij-uitgetreden, partnersleutel-geregistreerd, partnersleutel-ingetrokken, "
     "beleid-vastgesteld, autorisatie-verleend, autorisatie-ingetrokken, akkoord-vastgelegd, "
     "raadpleging-gedaan, zoekactie-gedaan, export-gemaakt, nachtcontrole-uitgevoerd, "
     "bevinding-vastgesteld, bevinding-beantwoord, bevinding-afgehandeld, "
     "kwartaalcijfers-vastgesteld"},
};

}  // namespace zegel::catalogue::table
