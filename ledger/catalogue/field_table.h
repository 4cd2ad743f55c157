// The fields that the rows of this version use, grouped by kind and exposure as in domein.md 2.3.
// A name of a row or element that stands in no group is a code, exposure index, from the code list
// of its own name. Expanded by expand_fields.h.
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
     R"(tijdstip "Moment", ingaatOp "Gaat in", vervaltOp "Vervalt")"},
    {Kind::date, Exposure::index,
     R"(vanafDatum, totEnMetDatum, herbeoordelingDatum "Opnieuw beoordelen", )"
     R"(informerenUiterlijkDatum, ingangsDatum "Ingangsdatum", uitspraakDatum)"},
    {Kind::boolean, Exposure::index,
     "akkoord, geautomatiseerd, politiegegevens, spoed, beroepsgeheim, vingerafdrukVergeleken, "
     "noodtoegang, zelfdePersoon"},
    {Kind::integer, Exposure::index,
     "piramideniveau [1..8], indexregelVersie, leafVersie, convenantVersie"},
    {Kind::hash, Exposure::index,
     R"(tekstHash, verstrekkingHash "Hash van het verstrekte stuk", convenantHash, )"
     R"(certificaatHash, kid "Sleutel", publiekeSleutel, huissleutel)"},
    {Kind::code, Exposure::index,
     R"(rol:betrokkeneRol, herkomst:casusherkomst, escalatieOrgaan:orgaan, )"
     R"(bestuurlijkOrgaan:orgaan, nietConformVerklaring:nietConform, )"
     R"(informerenStandaard:informeren, toegekendeRol:gebruikersrol, onderwerpRegister:register, )"
     R"(grondslagAvg:grondslagAvg "Grondslag AVG", )"
     R"(grondslagBijzonder:grondslagBijzonder "Grondslag bijzondere gegevens", )"
     R"(grondslagGeheim:grondslagGeheim "Grondslag geheimhouding")"},
    {Kind::code, Exposure::index,
     "aanmelder, regieOrganisatie, informatiegever, ontvanger, contactpunt, partij, "
     "bereikOrganisatie",
     "organisatie"},
    {Kind::code_set, Exposure::index,
     "problematiek:problematiek, wettelijkKader:wettelijkKader, "
     "minderIngrijpend:minderIngrijpend, gemeenten:gemeente, toegestaneTypen:evt, "
     "toegestaneRegisters:register, doelen:doel, grondslagen:grondslagAvg, "
     "geheimgronden:grondslagGeheim, informeerkanalen:kanaal, verwerkingsactiviteiten:vwa, "
     "partijen:organisatie"},
    {Kind::code_set, Exposure::index,
     "gegevenssoorten, afgeschermdVoorVertegenwoordiger, nietEigenWaarneming", "gegevenssoort"},
    {Kind::code_set, Exposure::verzegeld, "leefgebieden:leefgebied"},
    {Kind::reference, Exposure::index,
     R"(casus "Dossier", bereikCasus, onderwerpCasus, pid "Betrokkene", onderwerpPid, )"
     R"(onderwerp, grondslagVerwijzing, convenant, verzoek, informatiegeverAkkoord, vervangt)"},
    {Kind::reference_list, Exposure::index, "verwijstNaar, regels"},
    {Kind::handle, Exposure::index, "medewerker"},
    {Kind::trace, Exposure::index, "traceId"},
    {Kind::text, Exposure::verzegeld,
     "motivering, vraagAanPartners, dilemma, noodzaak, proportionaliteit, subsidiariteit, "
     "bronvermelding, contextVerstrekker, contextVragende, ontvangerNaam, ontvangerFunctie, "
     "toelichting, raadplegingsreden, netwerkadres [60], nietConformReden, zaakverwijzing [100]"},
    {Kind::text, Exposure::index,  // organisations and versions, never persons
     R"(tekstVersie [40], partijNaam [120] "Organisatie", contactTelefoon [20], )"
     R"(samenwerkingsverband [80], ledgerId [64], spoedprocedure, maatregelen, )"
     R"(bezitsbewijs [600], controlepuntSleutel [200], voorgangerOorsprong [120], )"
     R"(voorgangerControlepunt)"},
    {Kind::person, Exposure::verzegeld, R"(persoon, medewerkerPersoon "Medewerker")"},
};

}  // namespace zegel::catalogue::table
