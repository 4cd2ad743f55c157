// The fields of the first release, grouped by kind and exposure as in domein.md 2.3. A name of a
// row or element that stands in no group is a code, exposure index, from the code list of its own
// name. Expanded by expand_fields.h.
#pragma once

#include <string_view>

#include "ledger/catalogue/events.h"

namespace zegel::catalogue::table {

struct FieldGroup {
  Kind kind;
  Exposure exposure;
  std::string_view items;
  std::string_view list = {};  // of every item that names none
};

inline constexpr FieldGroup field_groups[] = {
    {Kind::datetime, Exposure::index,
     R"(tijdstip "Moment", ingaatOp "Gaat in", vervaltOp "Vervalt", afgestemdOp "Afgestemd op", )"
     R"(bedenktijdEindigtOp "Bedenktijd eindigt", sleutelVernietigdOp "Sleutel vernietigd", )"
     R"(onherstelbaarUiterlijkOp "Uiterlijk onherstelbaar", ongeldigVanafOp "Ongeldig vanaf")"},
    {Kind::date, Exposure::index,
     R"(lokaalGeprobeerdSindsDatum, vanafDatum, totEnMetDatum, )"
     R"(herbeoordelingDatum "Opnieuw beoordelen", uiterlijkDatum, informerenUiterlijkDatum, )"
     R"(medewetenDatum "Met medeweten sinds", verwijderenUiterlijkDatum, )"
     R"(afstemmenUiterlijkDatum, periodeVanDatum, periodeTotDatum "Periode tot en met", )"
     R"(nieuweTermijnDatum, vernietigenNaDatum, ingangsDatum "Ingangsdatum", tijdvakDatum, )"
     R"(uitspraakDatum)"},
    {Kind::boolean, Exposure::index,
     R"(terugkoppelingGewenst, )"
     R"(aanwijzingenObjectief "Duidelijke en objectieve aanwijzingen", tegenspraak, )"
     R"(evaluatieGedaan, terZakeBekwaam, akkoord, geautomatiseerd, politiegegevens, spoed, )"
     R"(anoniem, instemming, voorafAfgestemd, betrokkeneGeinformeerd "Betrokkene geïnformeerd", )"
     R"(bezwaarVermeld "Bezwaarmogelijkheid vermeld", akkoordVereist, hervat, )"
     R"(reservekopieVernietigd, beroepsgeheim, vingerafdrukVergeleken, vermoedenMisbruik, )"
     R"(noodtoegang, geldig, zelfdePersoon)"},
    {Kind::integer, Exposure::index,
     R"(piramideniveau [1..8], stap [1..5] "Stap meldcode", aantalStukken, aantalRegels, )"
     R"(aantalTreffers, aantalSleutels, aantalOverlevenden, epoch, nieuweEpoch, )"
     R"(indexregelVersie, leafVersie, convenantVersie, beleidVersie, regelVersie)"},
    {Kind::hash, Exposure::index,
     R"(tekstHash, bewijsstukHash, verstrekkingHash "Hash van het verstrekte stuk", besluitHash, )"
     R"(bundelHash, briefHash, lijstHash, verklaringHash, bestandHash, convenantHash, )"
     R"(beleidHash, overlevendenHash, certificaatHash, kekControlewaarde, )"
     R"(vingerafdrukkenWortel, kid "Sleutel", publiekeSleutel, huissleutel)"},
    {Kind::hash_list, Exposure::index, "hekken, bladvingerafdrukken"},
    {Kind::code, Exposure::index,
     R"(rol:betrokkeneRol, herkomst:casusherkomst, vanFase:fase, naarFase:fase, )"
     R"(escalatieOrgaan:orgaan, bestuurlijkOrgaan:orgaan, weglatingsgrond:beperkingsgrond, )"
     R"(uitzondering:toestemmingsuitzondering, nietConformVerklaring:nietConform, )"
     R"(afgestemdMetRol:functie, getoetstDoorRol:functie, besluitDoorRol:functie, )"
     R"(aanRol:functie, informerenStandaard:informeren, toegekendeRol:gebruikersrol, )"
     R"(onderwerpRegister:register, regel:bevindingregel, )"
     R"(gegevenDoor:gegevenDoor "Door wie", grondslagAvg:grondslagAvg "Grondslag AVG", )"
     R"(grondslagBijzonder:grondslagBijzonder "Grondslag bijzondere gegevens", )"
     R"(grondslagGeheim:grondslagGeheim "Grondslag geheimhouding", )"
     R"(toestemmingNietMogelijk:toestemmingNietMogelijk "Waarom geen toestemming", )"
     R"(besluitCvp:besluitCvp "Besluit", oordeelCvp:oordeelCvp "Oordeel", )"
     R"(oordeelBevinding:oordeelBevinding "Oordeel", regelkeuze:regelkeuze "Keuze")"},
    {Kind::code, Exposure::index,
     "doorgeleidNaar, aanmelder, regieOrganisatie, deelnemer, informatiegever, vragende, "
     "ontvanger, geraadpleegde, contactOrganisatie, contactpunt, partij, bereikOrganisatie",
     "organisatie"},
    {Kind::code, Exposure::verzegeld,
     "risicoklasse:risicoklasse, aanleiding:aanleiding, spoedreden:spoedreden"},
    {Kind::code_set, Exposure::index,
     "problematiek:problematiek, wettelijkKader:wettelijkKader, "
     "minderIngrijpend:minderIngrijpend, methode:methode, overlegbesluiten:overlegbesluit, "
     "beperkingsgronden:beperkingsgrond, openPunten:openPunt, criteriaVoldaan:criterium, "
     "criteriaNietVoldaan:criterium, lokaalGeprobeerd:lokalePoging, gemeenten:gemeente, "
     "toegestaneTypen:evt, toegestaneRegisters:register, doelen:doel, grondslagen:grondslagAvg, "
     "geheimgronden:grondslagGeheim, informeerkanalen:kanaal, verwerkingsactiviteiten:vwa, "
     "overtredenRegels:vregel"},
    {Kind::code_set, Exposure::index,
     "gegevenssoorten, afgeschermdVoorVertegenwoordiger, nietEigenWaarneming", "gegevenssoort"},
    {Kind::code_set, Exposure::index,
     "deelnemers, verstrekkers, ontvangers, matchOrganisaties, partijen", "organisatie"},
    {Kind::code_set, Exposure::verzegeld, "leefgebieden:leefgebied"},
    {Kind::code_count, Exposure::index,
     "aantallen:bewaarklasse, weggelaten:beperkingsgrond, controlepuntGroottes:register, "
     "controlepuntVoor:register, controlepuntNa:register, cijfers:cijfersoort (per code)"},
    {Kind::reference, Exposure::index,
     // to a dossier
     R"(casus "Dossier", doorgeleidNaarCasus, onderwerpCasus, bereikCasus, run, )"
     // to a pid
     R"(pid "Betrokkene", vertegenwoordiger, onderwerpPid, )"
     // to an event
     R"(onderwerp, grondslagVerwijzing, vertegenwoordiging, toestemming, verstrekking, )"
     R"(convenant, verzoek, informatiegeverAkkoord, signaal, conflictbesluit, gecorrigeerd, )"
     R"(vervangenDoor, aanhouding, beleid, voornemen, hek, voltooid, vervangt, autorisatie, )"
     R"(bevinding)"},
    {Kind::reference_list, Exposure::index, "verwijstNaar, regels, gestart (leeg)"},
    {Kind::reference_list, Exposure::verzegeld, "onderwerpCasussen (leeg)"},
    {Kind::handle, Exposure::index, "medewerker"},
    {Kind::trace, Exposure::index, "traceId"},
    {Kind::text, Exposure::verzegeld,
     "omschrijving, motivering, vraagAanPartners, dilemma, noodzaak, proportionaliteit, "
     "subsidiariteit, bronvermelding, contextVerstrekker, contextVragende, ontvangerNaam, "
     "ontvangerFunctie, geadresseerde, vraag, taakInstantie, toelichting, raadplegingsreden, "
     "netwerkadres [60], nietConformReden, zaakverwijzing [100]"},
    {Kind::text, Exposure::index,  // organisations and versions, never persons
     R"(instrumentVersie [40], tekstVersie [40], selectielijstCategorie [40], )"
     R"(partijNaam [120] "Organisatie", contactTelefoon [20], samenwerkingsverband [80], )"
     R"(ledgerId [64], spoedprocedure, maatregelen, bezitsbewijs [600], )"
     R"(controlepuntSleutel [200], voorgangerOorsprong [120], voorgangerControlepunt)"},
    {Kind::person, Exposure::verzegeld, R"(persoon, medewerkerPersoon "Medewerker")"},
};

}  // namespace zegel::catalogue::table
