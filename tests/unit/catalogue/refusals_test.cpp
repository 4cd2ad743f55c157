#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "ledger/catalogue/refusals.h"

namespace zegel::catalogue {
namespace {

TEST_CASE("the table holds every code of the first release", "[catalogue][I8]") {
  CHECK(refusal_rows().size() == 84);
  const auto built = std::count_if(refusal_rows().begin(), refusal_rows().end(),
                                   [](const RefusalRow& row) { return row.vanaf <= this_version; });
  CHECK(built == 63);
  const auto partly = std::count_if(refusal_rows().begin(), refusal_rows().end(),
                                    [](const RefusalRow& row) {
                                      return row.geheel > this_version;
                                    });
  CHECK(partly == 10);
}

TEST_CASE("een code zegt wat er mis is en wat te doen", "[catalogue][I8]") {
  const RefusalRow* row = find_refusal("V-VER-2");
  REQUIRE(row != nullptr);
  CHECK(row->title == "Geen geldige toestemming");
  CHECK(row->remedy == "Vraag opnieuw toestemming of deel niet");
  CHECK(row->status == 422);
  CHECK(row->mode == 'T');
  CHECK(row->vanaf == 5);
  CHECK(find_refusal("V-VER-99") == nullptr);
  CHECK(find_refusal("v-ver-2") == nullptr);
}

TEST_CASE("the slug is the code in lower case unless a row names it", "[catalogue]") {
  CHECK(find_refusal("V-SCH-2")->slug == "v-sch-2");
  CHECK(find_refusal("V-JTI-1")->slug == "jti-hergebruikt");
  CHECK(find_refusal("V-4OG-1")->slug == "zelfde-persoon");
  CHECK(find_refusal("V-ID-4")->slug == "persoonsgegeven-in-adres");
  CHECK(find_refusal("V-DUR-1")->slug == "niet-vastgelegd");
}

TEST_CASE("a slug that a V-code shares with a problem has the same status", "[catalogue]") {
  for (const RefusalRow& row : refusal_rows()) {
    const ProblemRow* problem = find_problem(row.slug);
    if (problem == nullptr) continue;
    CHECK(problem->status == row.status);
    CHECK(problem->title == row.title);
  }
}

TEST_CASE("statussen volgen uit de soort fout", "[catalogue]") {
  CHECK(find_refusal("V-SLT-1")->status == 401);
  CHECK(find_refusal("V-SLT-2")->status == 403);
  CHECK(find_refusal("V-REF-1")->status == 409);
  CHECK(find_refusal("V-GRO-1")->status == 413);
  CHECK(find_refusal("V-CONV-1")->status == 422);
  CHECK(find_refusal("V-SLT-5")->status == 409);
  CHECK(find_refusal("V-ENV-7")->status == 400);
}

TEST_CASE("every problem is a Dutch sentence with a remedy", "[catalogue]") {
  CHECK(problem_rows().size() == 28);
  for (const ProblemRow& row : problem_rows()) {
    CHECK(row.explanation.ends_with('.'));
    CHECK(row.remedy.ends_with('.'));
  }
  CHECK(find_problem("te-druk")->status == 503);
  CHECK(find_problem("register-bevroren")->title == "Register neemt nu niets aan");
  CHECK(find_problem("bestaat-niet") == nullptr);
}

}  // namespace
}  // namespace zegel::catalogue
