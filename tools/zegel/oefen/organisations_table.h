// The twelve organisations of the practice ledger (domein.md 12.2), all invented.
// OIN = 00000099 + number in nine digits + 000. `key`: has a signing key of its own; GW signs with the
// huissleutel, GN and BM stand in lists, GN also sends. Threads: constants.
#pragma once

#include <array>
#include <string_view>

namespace zegel::cli::oefen {

struct Organisation {
  unsigned number;
  std::string_view code;
  std::string_view name;
  std::string_view soort;       // ontvangerSoort
  std::string_view rol;         // partijRol
  bool beroepsgeheim;           // professional secrecy: V-VER-1
  std::string_view convenant;   // the one that it joined
  bool key;
};

inline constexpr std::array<Organisation, 12> organisations = {{
    {1, "GW", "Gemeente Waterrecht", "gemeente-college", "gezamenlijk-verantwoordelijke", false, "convenant-1", false},
    {2, "DK", "Jeugdhulp De Kade", "jeugdhulpaanbieder", "deelnemer", true, "convenant-1", true},
    {3, "PL", "Politie Merwestreek", "politie", "deelnemer", false, "convenant-1", true},
    {4, "VT", "Veilig Thuis Merwestreek", "veilig-thuis", "deelnemer", true, "convenant-1", true},
    {5, "MP", "Meldpunt Zorg en Veiligheid Waterrecht", "meldpunt", "gezamenlijk-verantwoordelijke", false, "convenant-1", true},
    {6, "ST", "Sociaal Team Waterrecht", "sociaal-team", "deelnemer", true, "convenant-1", true},
    {7, "ZV", "Zorg- en Veiligheidshuis Merwestreek", "zvh", "gezamenlijk-verantwoordelijke", false, "convenant-2", true},
    {8, "GN", "GGZ Noord", "ggz", "deelnemer", true, "convenant-1", true},
    {9, "RK", "Raad voor de Kinderbescherming, oefen", "rvdk", "deelnemer", false, "convenant-2", true},
    {10, "LP", "Leerplicht Waterrecht", "leerplicht", "deelnemer", false, "convenant-1", true},
    {11, "BM", "Burgemeester van Waterrecht", "gemeente-burgemeester", "deelnemer", false, "convenant-1", false},
    {12, "WA", "Woonstichting Het Anker", "woningcorporatie", "deelnemer", false, "convenant-1", false},
}};

}  // namespace zegel::cli::oefen
