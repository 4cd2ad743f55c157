// The table of rights, cell by cell, as it stands in api.md 5.1 and domein.md 8.2.
#include "api/auth/rights.h"

#include <array>
#include <catch2/catch.hpp>

#include "ledger/catalogue/events.h"

namespace auth = zegel::auth;
namespace catalogue = zegel::catalogue;
using auth::Reach;
using auth::Subject;
using catalogue::Role;

namespace {

constexpr std::array roles = {Role::fg,
                              Role::privacy_officer,
                              Role::procesregisseur,
                              Role::casusregisseur,
                              Role::inzage_medewerker,
                              Role::beheerder,
                              Role::toezichthouder,
                              Role::partner};

// As printed there: R codes and ids, O content; a word narrows it.
struct Row {
  Subject subject;
  std::array<const char*, roles.size()> cells;
};
constexpr Row printed[] = {
    {Subject::verstrekkingen,
     {"R O", "R O", "R", "R O own", "R O request", "-", "R O mandate", "R own"}},
    {Subject::casus, {"R O", "R O", "R", "R O own", "R O request", "-", "R", "R own"}},
    {Subject::toestemmingen, {"R", "R O", "-", "R O own", "R request", "-", "R", "R own"}},
    {Subject::conflicten, {"R O", "R O", "-", "R O own", "-", "-", "R O mandate", "R own"}},
    {Subject::rechtenverzoeken, {"R", "R O", "-", "-", "R O", "-", "R", "-"}},
    {Subject::bewaren, {"R", "R", "R", "R own", "-", "R", "R", "R own"}},
    {Subject::partners, {"R", "R", "-", "-", "-", "R", "R", "R own"}},
    {Subject::raadplegingen, {"R", "R", "R own", "R own", "R own", "-", "R", "-"}},
    {Subject::bevindingen, {"R", "R", "R own", "R own", "R own", "-", "R", "-"}},
};

std::string cell(const auth::Right& right) {
  std::string out = right.open ? "R O" : "R";
  switch (right.read) {
    case Reach::none: return "-";
    case Reach::own: return out + " own";
    case Reach::request: return out + " request";
    case Reach::mandate: return out + " mandate";
    case Reach::all: return out;
  }
  return out;
}

}  // namespace

TEST_CASE("elke cel van de rechtentabel is wat er gedrukt staat", "[api][rechten]") {
  CHECK(std::size(printed) == auth::subjects);
  for (const Row& row : printed) {
    for (std::size_t i = 0; i < roles.size(); ++i) {
      CAPTURE(static_cast<int>(row.subject), catalogue::role_name(roles[i]));
      CHECK(cell(auth::right_of(roles[i], row.subject)) == row.cells[i]);
    }
    CHECK(cell(auth::right_of(Role::ledger, row.subject)) == "-");
  }
}

TEST_CASE("elke gebeurtenis hoort bij een onderwerp", "[api][rechten]") {
  const auto of = [](const char* evt) {
    const auto* row = catalogue::find_event(evt);
    REQUIRE(row);
    return auth::subject_of(row->evt, row->vwa);
  };
  CHECK(of("verstrekking-gedaan.v1") == Subject::verstrekkingen);
  CHECK(of("casus-geopend.v1") == Subject::casus);
  CHECK(of("betrokkene-gekoppeld.v1") == Subject::casus);
  CHECK(of("ontvanger-ingelicht.v1") == Subject::toestemmingen);
  CHECK(of("raadpleging-gedaan.v1") == Subject::raadplegingen);
  CHECK(of("partij-toegetreden.v1") == Subject::partners);
  CHECK(auth::subject_of("bevinding-vastgesteld.v1", "toezicht") == Subject::bevindingen);
  CHECK(auth::subject_of("conflict-van-plichten-besloten.v1", "verstrekken-vertrouwelijk") ==
        Subject::conflicten);
  for (const catalogue::CodeRow& vwa : catalogue::codes_of("vwa")) {
    CAPTURE(vwa.code);
    const bool known = auth::subject_of("x.v1", vwa.code) != Subject::bewaren;
    CHECK(known == (vwa.code != "bewaren-en-vernietigen"));
  }
}
