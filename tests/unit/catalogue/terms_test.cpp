#include <catch2/catch.hpp>

#include "ledger/catalogue/events.h"
#include "ledger/catalogue/terms.h"

namespace zegel::catalogue {
namespace {

std::string kept_until(std::string_view bkl, std::string_view start) {
  const auto last = last_day(term_of(bkl).value(), base::Date::parse(start).value());
  return last ? last->text() : "";
}

TEST_CASE("every class has its term, and every opener its class", "[catalogue]") {
  CHECK(term_rows().size() == codes_of("bewaarklasse").size());
  for (const EventRow& row : event_rows())
    if (!row.opener_class.empty()) CHECK(find_term(row.opener_class) != nullptr);
}

TEST_CASE("een termijn telt vanaf haar begin", "[catalogue]") {
  CHECK(kept_until("melding-1j", "2025-09-09") == "2026-09-09");
  CHECK(kept_until("signaal-90d", "2025-09-08") == "2025-12-07");
  CHECK(kept_until("regie-5j", "2026-04-10") == "2031-04-10");
  CHECK(kept_until("regie-5j", "2024-02-29") == "2029-02-28");
  CHECK(kept_until("verantwoording-10j", "2025-01-06") == "2035-01-06");
  CHECK(kept_until("sisa-2j", "2025-10-02").empty());
  CHECK(kept_until("blijvend", "2025-01-06").empty());
}

TEST_CASE("a signaal class of a meldpunt names its own number of days", "[catalogue]") {
  CHECK(kept_until("signaal-30d", "2025-09-08") == "2025-10-08");
  CHECK(term_of("signaal-365d")->amount == 365);
  for (const char* bkl : {"signaal-366d", "signaal-0d", "signaal-030d", "signaal-d", "signaal--1d",
                          "signaal-9", "signaal-9x1d", "melding-2j", ""})
    CHECK_FALSE(term_of(bkl));
}

TEST_CASE("wat nog niet is nagezocht, zegt dat", "[catalogue]") {
  CHECK(find_term("rechten-2j")->te_verifieren);
  CHECK_FALSE(find_term("melding-1j")->te_verifieren);
  for (const TermRow& row : term_rows()) {
    CHECK_FALSE(row.dossier.empty());
    CHECK_FALSE(row.bron.empty());
  }
}

}  // namespace
}  // namespace zegel::catalogue
