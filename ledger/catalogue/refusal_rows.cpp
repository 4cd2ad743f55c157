// Every V-code of the first release, in the order of envelop.md 7 and domein.md 4. One row per line:
// code, title, remedy, slug, status, mode, source, vanaf. V-FASE-2 is mode T for the rows of D10 only.
#include "ledger/catalogue/refusals.h"

namespace zegel::catalogue {
namespace {

constexpr RefusalRow refusals[] = {
    {"V-ENV-1", "Envelop onleesbaar", "Stuur `<kop>.<skelet>.<handtekening>~<onthulling>~...~` in base64url zonder opvulling", "v-env-1", 400, 'S', "envelop 7", 1},
    {"V-ENV-2", "JSON niet eenduidig", "Geen dubbele namen, geen kommagetallen, geldige UTF-8", "v-env-2", 400, 'S', "envelop 7", 1},
    {"V-ENV-3", "Kop klopt niet", "Precies alg Ed25519, kid en typ", "v-env-3", 400, 'S', "envelop 7", 1},
    {"V-ENV-4", "Skelet klopt niet", "Alleen de claims van de envelop, in de juiste vorm", "v-env-4", 400, 'S', "envelop 7", 1},
    {"V-ENV-5", "Voor een ander logboek", "Neem aud over uit /v1/registers", "v-env-5", 400, 'S', "envelop 7", 1},
    {"V-ENV-6", "Uur van ondertekening klopt niet", "Rond af op het hele uur en controleer de klok", "v-env-6", 400, 'S', "envelop 7", 1},
    {"V-ENV-7", "Inhoud hoort niet bij de handtekening", "Onthul elk veld precies een keer, zonder loze digests", "v-env-7", 400, 'S', "envelop 7", 1},
    {"V-ENV-8", "Zout te zwak of herhaald", "Gebruik per veld 16 tot 32 nieuwe toevalsbytes", "v-env-8", 400, 'S', "envelop 7", 1},
    {"V-SCH-1", "Onbekende gebeurtenis", "Gebruik een type uit /v1/gebeurtenistypen", "v-sch-1", 400, 'S', "A-27", 1},
    {"V-SCH-2", "Veld ontbreekt", "Vul het veld in", "v-sch-2", 400, 'S', "A-27", 1},
    {"V-SCH-3", "Veld hoort hier niet", "Laat het veld weg", "v-sch-3", 400, 'S', "A-27", 1},
    {"V-SCH-4", "Onjuiste vorm", "Zie de vorm bij dit veld", "v-sch-4", 400, 'S', "ADR", 1},
    {"V-SCH-5", "Onbekende code", "Kies een code uit de lijst", "v-sch-5", 400, 'S', "A-40", 1},
    {"V-SCH-6", "Bewaarklasse past niet", "Neem de klasse van het dossier over", "v-sch-6", 400, 'S', "A-84", 1},
    {"V-SCH-7", "Aantal betrokkenen klopt niet", "Splits of vul de betrokkenen aan", "v-sch-7", 400, 'S', "A-12", 1},
    {"V-SCH-8", "Onjuiste verwerkingsactiviteit", "Neem vwa over uit /v1/gebeurtenistypen", "v-sch-8", 400, 'S', "1.4 d", 1},
    {"V-ID-1", "BSN klopt niet", "Controleer het nummer of laat het weg", "v-id-1", 400, 'S', "A-70", 1},
    {"V-ID-2", "Te weinig of te veel gegevens", "Geef naam en geboortedatum, of alleen een aanduiding", "v-id-2", 400, 'S', "A-71", 1},
    {"V-ID-3", "Persoonsgegeven in tekst", "Zet dit alleen bij de betrokkene", "v-id-3", 400, 'S', "I5", 1},
    {"V-ID-4", "Persoonsgegeven in adres", "Gebruik POST .../_zoek", "persoonsgegeven-in-adres", 400, 'S', "ADR", 1},
    {"V-TIJD-1", "Tijdstip klopt niet", "Controleer de klok van uw systeem; voor een sleutel: hele uren UTC", "v-tijd-1", 400, 'S', "ADR", 1},
    {"V-TIJD-2", "Late registratie zonder reden", "Kies een reden", "v-tijd-2", 400, 'S', "A-93", 1},
    {"V-SLT-1", "Handtekening niet geldig", "Controleer sleutel en inhoud", "v-slt-1", 401, 'S', "D4", 1},
    {"V-SLT-2", "Sleutel mag dit niet", "Vraag uw beheerder om de juiste sleutel", "v-slt-2", 403, 'S', "A-85", 1},
    {"V-SLT-3", "Organisatie en sleutel verschillen", "Onderteken met de eigen sleutel", "v-slt-3", 403, 'S', "A-85", 1},
    {"V-SLT-4", "Sleutel is zwak", "Maak een nieuwe sleutel", "v-slt-4", 422, 'S', "envelop 8", 1},
    {"V-SLT-5", "Sleutel is al geregistreerd", "Gebruik een eigen sleutel", "v-slt-5", 409, 'S', "envelop 8", 1},
    {"V-SLT-6", "Bezit van de sleutel niet bewezen", "Onderteken de aanvraag opnieuw", "v-slt-6", 422, 'S', "envelop 8", 1},
    {"V-DEE-2", "Geen deelnemer van dit dossier", "Laat u toelaten als deelnemer", "v-dee-2", 403, 'S', "A-85", 5},
    {"V-REF-1", "Verwijzing klopt niet", "Controleer het kenmerk", "v-ref-1", 409, 'S', "", 1},
    {"V-REF-2", "Al afgehandeld", "Bekijk de laatste stand", "v-ref-2", 409, 'S', "", 5},
    {"V-REF-3", "Betrokkene onbekend in dossier", "Koppel eerst de betrokkene", "v-ref-3", 409, 'S', "", 1},
    {"V-DOS-1", "Dossier wordt of is vernietigd", "Begin zo nodig een nieuw dossier", "v-dos-1", 409, 'S', "I7", 1},
    {"V-JTI-1", "Kenmerk al gebruikt", "Maak een nieuw kenmerk", "jti-hergebruikt", 409, 'S', "", 1},
    {"V-GRO-1", "Bericht te groot", "Splits de gebeurtenis", "v-gro-1", 413, 'S', "", 1},
    {"V-DUR-1", "Niet vastgelegd", "Verstrek niet; stuur later dezelfde bytes opnieuw", "niet-vastgelegd", 503, 'S', "I2", 1},
    {"V-VER-1", "Grondslag klopt niet", "Kies een toegestane combinatie en verwijs naar toestemming of besluit", "v-ver-1", 422, 'T', "A-20", 5},
    {"V-VER-2", "Geen geldige toestemming", "Vraag opnieuw toestemming of deel niet", "v-ver-2", 422, 'T', "A-40", 5},
    {"V-VER-3", "Besluit ontbreekt", "Leg eerst de afweging vast", "v-ver-3", 422, 'T', "A-55", 5},
    {"V-VER-4", "Wettelijke verstrekking onvolledig", "Vul de context van beide kanten in", "v-ver-4", 422, 'T', "A-61", 5},
    {"V-VER-5", "Geautomatiseerd delen mag niet", "Beoordeel per casus", "v-ver-5", 422, 'T', "A-26", 2},
    {"V-VER-6", "Noodzaak niet uitgelegd", "Leg uit waarom de ontvanger dit nodig heeft", "v-ver-6", 422, 'T', "A-21", 2},
    {"V-VER-7", "Informeren niet geregeld", "Kies hoe en wanneer de betrokkene het hoort", "v-ver-7", 422, 'T', "A-62, A-65", 2},
    {"V-VER-8", "Ontvanger hoort niet bij dit dossier", "Laat de ontvanger eerst toe", "v-ver-8", 422, 'T', "A-61", 5},
    {"V-VER-9", "Politiegegevens niet vrijgegeven", "Vraag akkoord van de politie", "v-ver-9", 422, 'T', "A-67", 5},
    {"V-VER-10", "Overdracht zonder verstrekking", "Leg eerst de verstrekking vast", "v-ver-10", 422, 'T', "A-84", 5},
    {"V-VER-11", "Past niet in deze fase", "Wijzig de fase of geef spoed aan", "v-ver-11", 422, 'T', "S1", 5},
    {"V-VER-12", "Afweging ontbreekt", "Vul beide antwoorden in", "v-ver-12", 422, 'T', "A-23, A-25", 2},
    {"V-VER-13", "Geen akkoord van de informatiegever", "Vraag akkoord aan de bron", "v-ver-13", 422, 'T', "A-22", 5},
    {"V-VER-14", "Convenant niet van kracht", "Noem de geldende versie", "v-ver-14", 422, 'T', "1.4", 5},
    {"V-CO-1", "Bespreken mag nog niet", "Regel toestemming of grondslag, en informeer vooraf", "v-co-1", 422, 'T', "A-41", 5},
    {"V-CVP-1", "Afweging onvolledig", "Overleg met een collega of leg de spoed uit", "v-cvp-1", 422, 'T', "A-51..A-56", 2},
    {"V-CVP-2", "Bron niet genoemd", "Noem de bron", "v-cvp-2", 422, 'T', "A-54", 2},
    {"V-CVP-3", "Besluit past niet", "Verwijs naar een besluit om te spreken", "v-cvp-3", 422, 'T', "A-55", 5},
    {"V-FASE-1", "Fase klopt niet", "Volg de fasen", "v-fase-1", 422, 'T', "S1", 5},
    {"V-FASE-2", "Casus is gesloten", "Heropen de casus", "v-fase-2", 422, 'T', "S1", 5},
    {"V-TRI-2", "Triage niet voldaan", "Doe triage of behandel lokaal", "v-tri-2", 422, 'T', "A-02", 5},
    {"V-MC-1", "Meldcodestap overgeslagen", "Zet eerst de vorige stap", "v-mc-1", 422, 'T', "MC 2", 5},
    {"V-CODE-1", "Wettelijke inzage niet onderbouwd", "Noem taak en noodzaak", "v-code-1", 422, 'T', "A-60", 2},
    {"V-TRI-1", "Triage onvolledig", "Beantwoord elk criterium", "v-tri-1", 422, 'R', "A-02", 2},
    {"V-CAS-1", "Gebiedscasus kent geen personen", "Open een persoonsgerichte casus", "v-cas-1", 422, 'R', "A-11", 5},
    {"V-DEE-1", "Einddatum ontbreekt", "Geef een einddatum", "v-dee-1", 422, 'R', "S3", 2},
    {"V-TOE-1", "Toestemming niet gericht of specifiek", "Noem wie, waarvoor en welke gegevens", "v-toe-1", 422, 'R', "A-40", 2},
    {"V-TOE-2", "Verkeerde persoon gaf toestemming", "Zie wie mag beslissen", "v-toe-2", 422, 'R', "A-44", 5},
    {"V-TOE-3", "Looptijd klopt niet", "Toestemming werkt niet terug", "v-toe-3", 422, 'R', "A-40", 2},
    {"V-TOE-5", "Einde ontbreekt", "Geef een einde", "v-toe-5", 422, 'R', "A-48", 2},
    {"V-ANON-1", "Adviesvraag is niet anoniem", "Laat de persoon weg of zet anoniem uit", "v-anon-1", 422, 'R', "A-24", 5},
    {"V-SISA-1", "SISA-termijn klopt niet", "Ten hoogste twee jaar", "v-sisa-1", 422, 'R', "JW 7.1.4.5", 5},
    {"V-SISA-2", "Geen instemming", "Deel alleen dat er een signaal is", "v-sisa-2", 422, 'T', "A-43", 5},
    {"V-INF-1", "Akkoord niet van de bron", "Laat de bron tekenen of kies schriftelijk", "v-inf-1", 422, 'R', "A-22", 5},
    {"V-VTG-1", "Vertegenwoordiger mag dit niet", "Zie de volgorde", "v-vtg-1", 422, 'R', "JW 7.3.15", 5},
    {"V-UIT-1", "Uitstel te lang", "Ten hoogste vier weken", "v-uit-1", 422, 'R', "WMO 5.3.1", 2},
    {"V-NCV-1", "Verklaring niet nodig", "Laat de verklaring weg", "v-ncv-1", 422, 'R', "D10", 5},
    {"V-RET-1", "Verlenging mag niet", "Zie de bewaarregel", "v-ret-1", 422, 'R', "7", 5},
    {"V-RET-2", "Aanhouding zonder herbeoordeling", "Geef een datum", "v-ret-2", 422, 'R', "7.3", 2},
    {"V-4OG-1", "Zelfde persoon", "Laat een ander beslissen", "zelfde-persoon", 403, 'R', "8.3", 5},
    {"V-4OG-2", "Akkoord past niet", "Zie wie akkoord geeft", "v-4og-2", 422, 'R', "8.3", 5},
    {"V-VERN-1", "Vernietigen mag nog niet", "Wacht of hef de aanhouding op", "v-vern-1", 422, 'R', "7.4", 5},
    {"V-TERM-1", "Verlengen kan niet meer", "Besluit nu", "v-term-1", 422, 'R', "AVG 12(3)", 5},
    {"V-BES-1", "Grond ontbreekt", "Kies per weggelaten soort een grond", "v-bes-1", 422, 'R', "UAVG 41", 5},
    {"V-BES-2", "Rechtsmiddel ontbreekt", "Vermeld bezwaar en beroep", "v-bes-2", 422, 'R', "UAVG 34", 5},
    {"V-CONV-1", "Convenant onvolledig", "Vul alle onderdelen a tot en met i", "v-conv-1", 422, 'R', "1.4", 1},
    {"V-COR-1", "Correctie mag niet", "Vraag de indiener", "v-cor-1", 422, 'R', "A-55", 5},
    {"V-STAT-1", "Dit overzicht bestaat niet", "Kies een toegestane indeling", "v-stat-1", 400, 'S', "A-90", 5},
};

constexpr bool is_sound() {
  for (const RefusalRow& row : refusals) {
    if (row.title.empty() || row.remedy.empty() || row.slug.empty()) return false;
    if (row.status < 400 || row.status > 503 || row.vanaf == 0) return false;
    if (row.mode != 'S' && row.mode != 'T' && row.mode != 'R') return false;
    for (const RefusalRow& other : refusals)
      if (&row != &other && (row.code == other.code || row.slug == other.slug)) return false;
  }
  return true;
}
static_assert(is_sound());

}  // namespace

std::span<const RefusalRow> refusal_rows() { return refusals; }

const RefusalRow* find_refusal(std::string_view code) {
  for (const RefusalRow& row : refusals)
    if (row.code == code) return &row;
  return nullptr;
}

}  // namespace zegel::catalogue
