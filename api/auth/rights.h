// What each role may read of each subject, as one table (api.md 5.1 = domein.md 8.2).
//
// Invariants: R codes and ids, O content by raadpleging; who may draft, approve or hold is not here
// (catalogue rows). Nothing to read: 403. What lies outside the reach: 404. The roles of a route
// about a subject are readers_of(subject). Threads: constants.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "ledger/catalogue/events.h"

namespace zegel::auth {

enum class Subject : std::uint8_t {
  verstrekkingen, casus, toestemmingen, conflicten, rechtenverzoeken, bewaren, partners,
  raadplegingen, bevindingen,
};
inline constexpr std::size_t subjects = 9;

enum class Reach : std::uint8_t {
  none,
  own,      // of this organisation, casus, request or person
  request,  // what belongs to a rechtenverzoek
  mandate,  // inside a dated mandate
  all,      // inside the scope of the sign-in
};

struct Right {
  Reach read = Reach::none;
  bool open = false;  // content, each time by a raadpleging first
};

namespace table {

using catalogue::Role;
using enum Reach;

constexpr Right no{none, false};
constexpr Right r(Reach reach) { return {reach, false}; }
constexpr Right ro(Reach reach) { return {reach, true}; }

// Columns as in api.md 5.1: F O R C I B T P.
inline constexpr std::array columns = {Role::fg,
                                       Role::privacy_officer,
                                       Role::procesregisseur,
                                       Role::casusregisseur,
                                       Role::inzage_medewerker,
                                       Role::beheerder,
                                       Role::toezichthouder,
                                       Role::partner};
using Row = std::array<Right, columns.size()>;

// clang-format off
inline constexpr std::array<Row, subjects> rights = {{
  /* verstrekkingen   */ {ro(all), ro(all), r(all), ro(own), ro(request), no, ro(mandate), r(own)},
  /* casus            */ {ro(all), ro(all), r(all), ro(own), ro(request), no, r(all), r(own)},
  /* toestemmingen    */ {r(all), ro(all), no, ro(own), r(request), no, r(all), r(own)},
  /* conflicten       */ {ro(all), ro(all), no, ro(own), no, no, ro(mandate), r(own)},
  /* rechtenverzoeken */ {r(all), ro(all), no, no, ro(all), no, r(all), no},
  /* bewaren          */ {r(all), r(all), r(all), r(own), no, r(all), r(all), r(own)},
  /* partners         */ {r(all), r(all), no, no, no, r(all), r(all), r(own)},
  /* raadplegingen    */ {r(all), r(all), r(own), r(own), r(own), no, r(all), no},
  /* bevindingen      */ {r(all), r(all), r(own), r(own), r(own), no, r(all), no},
}};
// clang-format on

}  // namespace table

constexpr Right right_of(catalogue::Role role, Subject subject) {
  for (std::size_t i = 0; i < table::columns.size(); ++i)
    if (table::columns[i] == role) return table::rights[static_cast<std::size_t>(subject)][i];
  return table::no;
}

namespace table {

constexpr catalogue::Roles staff_that(Subject subject, bool opens) {
  catalogue::Roles out = 0;
  for (const Role role : columns) {
    const Right right = right_of(role, subject);
    if (role != Role::partner && (opens ? right.open : right.read != none))
      out = static_cast<catalogue::Roles>(out | catalogue::bit(role));
  }
  return out;
}

}  // namespace table

// Staff and T; partners read through the feed only.
constexpr catalogue::Roles readers_of(Subject subject) {
  return table::staff_that(subject, false);
}
constexpr catalogue::Roles openers_of(Subject subject) { return table::staff_that(subject, true); }

constexpr bool rights_are_sound() {
  for (const auto& row : table::rights)
    for (const Right& right : row)
      if (right.open && right.read == Reach::none) return false;  // who opens it knows of it
  return true;
}
static_assert(rights_are_sound());

// The subject of an event, from what its skelet says for ever.
Subject subject_of(std::string_view evt, std::string_view vwa);

}  // namespace zegel::auth
