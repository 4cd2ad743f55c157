// Twenty-one further verstrekkingen of the nine partners on publieke-taak, each in its own casus
// (partners_table.h) and, as V-FASE-1 asks in the first phase, between its aanmelder and its
// regieOrganisatie. `about` names the betrokkenen, `kinds` the gegevenssoorten. Threads: constants.
#pragma once

#include <array>
#include <string_view>

namespace zegel::cli::oefen {

struct VerstrekkingRow {
  std::string_view name;
  std::string_view moment;
  std::string_view sender;
  std::string_view casus;
  std::string_view receiver;
  std::string_view geheim;        // grondslagGeheim
  std::string_view doel;
  std::string_view taak;          // wettelijkeTaak of the receiver
  std::string_view wet;           // wettelijkKader
  std::string_view kinds;
  std::string_view about;
  std::string_view noodzaak;
};

inline constexpr std::array<VerstrekkingRow, 21> verstrekkingen = {{
    {"casus-mp/v1", "2025-09-15T09:30:00+02:00", "MP", "casus-mp", "ST", "geen-beroepsgeheim", "toeleiding", "maatschappelijke-ondersteuning", "wmo-2015", "contact overlast", "casus-mp/a", "Het sociaal team moet weten waar de inwoner woont om te kunnen langsgaan."},
    {"casus-pl/v1", "2025-09-17T11:00:00+02:00", "PL", "casus-pl", "GW", "wpg", "uitvoering-taak", "openbare-orde", "wpg gemeentewet", "identificatie overlast", "casus-pl/a", "De gemeente kan zonder deze gegevens geen gesprek over de overlast voeren."},
    {"casus-lp/v1", "2025-09-22T10:00:00+02:00", "LP", "casus-lp", "GW", "geen-beroepsgeheim", "triage", "maatschappelijke-ondersteuning", "jeugdwet", "werk-school", "casus-lp/a", "Het verzuim is de aanleiding om te bekijken welke hulp dit gezin nodig heeft."},
    {"casus-mp/v2", "2025-09-24T15:10:00+02:00", "MP", "casus-mp", "ST", "geen-beroepsgeheim", "terugkoppeling", "maatschappelijke-ondersteuning", "wmo-2015", "overlast", "casus-mp/a", "Het team wil weten of de meldingen van de buren zijn doorgegaan."},
    {"casus-dk/v1", "2025-09-25T11:30:00+02:00", "DK", "casus-dk", "ST", "direct-betrokken", "plan-van-aanpak", "jeugdhulp", "jeugdwet", "hulpverleningsstatus gezinssituatie", "casus-dk/a", "Het sociaal team voert een deel van dezelfde hulp uit en stemt die hierop af."},
    {"casus-lp/v2", "2025-09-30T09:20:00+02:00", "LP", "casus-lp", "GW", "geen-beroepsgeheim", "uitvoering-taak", "leerplicht", "jeugdwet", "werk-school contact", "casus-lp/a", "De consulent moet de ouders kunnen bereiken voor een gesprek over school."},
    {"casus-vt/v1", "2025-10-02T15:00:00+02:00", "VT", "casus-vt", "ST", "direct-betrokken", "toeleiding", "jeugdhulp", "jeugdwet", "gezinssituatie veiligheidsrisico", "casus-vt/a casus-vt/b", "Het team neemt de begeleiding over en moet de afspraken over veiligheid kennen."},
    {"casus-st/v1", "2025-10-06T09:40:00+02:00", "ST", "casus-st", "GW", "direct-betrokken", "plan-van-aanpak", "jeugdhulp", "jeugdwet", "hulpverleningsstatus", "casus-st/a", "De regisseur kan geen plan maken zonder te weten welke hulp al loopt."},
    {"casus-mp/v3", "2025-10-08T13:45:00+02:00", "MP", "casus-mp", "ST", "geen-beroepsgeheim", "advies", "maatschappelijke-ondersteuning", "wmo-2015", "huisvesting", "casus-mp/a", "Voor het advies is nodig of de woning nog veilig te bewonen is."},
    {"casus-gn/v1", "2025-10-13T10:30:00+02:00", "GN", "casus-gn", "ST", "direct-betrokken", "uitvoering-taak", "jeugdhulp", "jeugdwet", "hulpverleningsstatus contact", "casus-gn/a", "Het team bezoekt de jongere thuis en moet weten wanneer de behandeling is."},
    {"casus-pl/v2", "2025-10-15T16:20:00+02:00", "PL", "casus-pl", "GW", "wpg", "terugkoppeling", "openbare-orde", "wpg gemeentewet", "overlast veiligheidsrisico", "casus-pl/a", "De gemeente wil nagaan of de afspraken over de avonduren werken."},
    {"casus-rk/v1", "2025-10-20T14:00:00+02:00", "RK", "casus-rk", "VT", "geen-beroepsgeheim", "terugkoppeling", "veilig-thuis-taak", "jeugdwet", "gezinssituatie", "casus-rk/a", "Veilig Thuis moet weten of het onderzoek is gestart om zelf te kunnen afsluiten."},
    {"casus-dk/v2", "2025-10-23T10:15:00+02:00", "DK", "casus-dk", "ST", "direct-betrokken", "terugkoppeling", "jeugdhulp", "jeugdwet", "hulpverleningsstatus", "casus-dk/a", "Zonder bericht over de voortgang stopt het team zijn deel van de hulp."},
    {"casus-st/v2", "2025-10-28T11:50:00+01:00", "ST", "casus-st", "GW", "direct-betrokken", "terugkoppeling", "jeugdhulp", "jeugdwet", "werk-school hulpverleningsstatus", "casus-st/a", "De regisseur moet weten of de jongere weer naar school gaat."},
    {"casus-zv/v1", "2025-11-03T10:00:00+01:00", "ZV", "casus-zv", "GW", "geen-beroepsgeheim", "triage", "nazorg-detentie", "wgs", "identificatie huisvesting", "casus-zv/a", "De gemeente regelt onderdak en kan dat niet zonder te weten voor wie."},
    {"casus-rk/v2", "2025-11-05T09:30:00+01:00", "RK", "casus-rk", "VT", "geen-beroepsgeheim", "terugkoppeling", "veilig-thuis-taak", "jeugdwet", "veiligheidsrisico", "casus-rk/a", "Veilig Thuis houdt zicht op de veiligheid en moet de uitkomst kennen."},
    {"casus-vt/v2", "2025-11-06T16:05:00+01:00", "VT", "casus-vt", "ST", "direct-betrokken", "terugkoppeling", "jeugdhulp", "jeugdwet", "veiligheidsrisico", "casus-vt/a", "Het team moet weten welke afspraken met het gezin zijn gewijzigd."},
    {"casus-zv/v2", "2025-11-10T13:00:00+01:00", "ZV", "casus-zv", "GW", "geen-beroepsgeheim", "uitvoering-taak", "nazorg-detentie", "wgs", "financien huisvesting", "casus-zv/a", "Voor een briefadres en een uitkering heeft de gemeente dit nodig."},
    {"casus-lp/v3", "2025-11-20T08:55:00+01:00", "LP", "casus-lp", "GW", "geen-beroepsgeheim", "terugkoppeling", "leerplicht", "jeugdwet", "werk-school", "casus-lp/a", "De consulent wil weten of het verzuim is gestopt na het gesprek."},
    {"casus-gn/v2", "2025-11-24T14:25:00+01:00", "GN", "casus-gn", "ST", "direct-betrokken", "terugkoppeling", "jeugdhulp", "jeugdwet", "hulpverleningsstatus", "casus-gn/a", "Het team bouwt de begeleiding af zodra de behandeling stabiel loopt."},
    {"casus-zv/v3", "2025-12-01T11:10:00+01:00", "ZV", "casus-zv", "GW", "geen-beroepsgeheim", "terugkoppeling", "nazorg-detentie", "wgs", "huisvesting", "casus-zv/a", "De gemeente sluit haar deel af en moet weten of het onderdak blijft."},
}};

}  // namespace zegel::cli::oefen
