#include <catch2/catch.hpp>

#include "ledger/event/identity.h"
#include "ledger/event/letter_table.h"
#include "tests/unit/event/practice_bsn.h"
#include "tests/support/event_draft.h"

namespace zegel::event {
namespace {

using shape_test::practice_bsn;

std::string name_value(std::string_view surname, std::string_view born = "2011-01-30") {
  const auto value = IdentityValue::of_name(surname, born);
  return value ? std::string(base::as_text(value->view())) : "";
}

TEST_CASE("een naam met en zonder tekens erop is dezelfde naam", "[J7]") {
  CHECK(name_value("Šegelaar") == "SEGELAAR|20110130");
  CHECK(name_value("Segelaar") == name_value("Šegelaar"));
  CHECK(name_value("S\u030Cegelaar") == name_value("Šegelaar"));  // as two characters
  CHECK(name_value("segelaar") == name_value("SEGELAAR"));
  CHECK(name_value("Brûlé-Içöz") == "BRULEICOZ|20110130");
  CHECK(name_value("d'Arc van Loon") == "DARCVANLOON|20110130");
}

TEST_CASE("a letter that Unicode does not take apart stands for its own letters", "[J7]") {
  CHECK(name_value("Łukaszewski") == "LUKASZEWSKI|20110130");
  CHECK(name_value("Ørsted") == "ORSTED|20110130");
  CHECK(name_value("Đorđević") == "DORDEVIC|20110130");
  CHECK(name_value("Strauß") == "STRAUSS|20110130");
  CHECK(name_value("Æsir Œuvre") == "AESIROEUVRE|20110130");
  CHECK(name_value("Yıldız") == "YILDIZ|20110130");
  CHECK(name_value("Þorláksdóttir") == "THORLAKSDOTTIR|20110130");
}

TEST_CASE("unknown parts of a birth date are 00", "[J7]") {
  CHECK(name_value("Mûlsma", "2011-05-00") == "MULSMA|20110500");
  CHECK(name_value("Mûlsma", "2011-00-00") == "MULSMA|20110000");
}

TEST_CASE("a name without a letter, or a date in another form, gives no value", "[J7]") {
  CHECK(name_value("").empty());
  CHECK(name_value("123 -").empty());
  CHECK(name_value("Ши").empty());
  CHECK(name_value("Mûlsma", "").empty());
  CHECK(name_value("Mûlsma", "20110517").empty());
  CHECK(name_value("Mûlsma", "2011-05-1x").empty());
}

TEST_CASE("the longest surname keeps its date", "[J7]") {
  std::string longest;
  for (int i = 0; i < 200; ++i) longest += "\u33C9\u33DD";  // each stands for two letters
  CHECK(name_value(longest).size() == 2 * 200 * 2 + 9);
  for (const auto& row : table::letter_rows) CHECK(std::string_view(row.letters).size() <= 4);
  CHECK(name_value(longest).ends_with("|20110130"));
}

TEST_CASE("a BSN gives its nine digits when it passes the elfproef", "[J7]") {
  const auto value = IdentityValue::of_bsn(practice_bsn());
  REQUIRE(value);
  CHECK(value->kind() == 1);
  CHECK(base::as_text(value->view()) == practice_bsn());
  CHECK_FALSE(IdentityValue::of_bsn("123456789"));
  CHECK_FALSE(IdentityValue::of_bsn("99999001"));
  CHECK_FALSE(IdentityValue::of_bsn(""));
}

TEST_CASE("the letters of the table are A-Z, in order of their characters") {
  std::uint32_t last = 0x7F;
  for (const auto& row : table::letter_rows) {
    CHECK(row.code_point > last);
    last = row.code_point;
    const std::string_view letters = row.letters;
    CHECK((letters.size() >= 1 && letters.size() <= 4));
    for (const char letter : letters) CHECK((letter >= 'A' && letter <= 'Z'));
  }
}

std::vector<IdentityValue> values_of(std::string_view person) {
  tests::EventDraft draft;
  draft.keys.push_back(draft.key("persoon", person));
  draft.with_betrokkenen = false;
  const auto made = draft.make();
  const auto views = made.views();
  auto opened = open_partial(made.skelet, views);
  REQUIRE(opened);
  return identities_of(opened->content);
}

TEST_CASE("een betrokkene wordt gevonden op BSN en op naam met geboortedatum", "[J7]") {
  const std::string bsn = std::string(R"({"bsn":")") + practice_bsn() +
                          R"(","geslachtsnaam":"Mûlsma","geboorteDatum":"2011-05-17"})";
  const auto both = values_of(bsn);
  REQUIRE(both.size() == 2);
  CHECK(both[0].kind() == 1);
  CHECK(both[1].kind() == 2);
  CHECK(base::as_text(both[1].view()) == "MULSMA|20110517");
}

TEST_CASE("zonder BSN blijft naam met geboortedatum, ook een onzekere", "[J7]") {
  const auto name =
      values_of(R"({"bsn":null,"geslachtsnaam":"Šegelaar","geboorteDatumOnzeker":"2011-01-00"})");
  REQUIRE(name.size() == 1);
  CHECK(base::as_text(name[0].view()) == "SEGELAAR|20110100");
}

TEST_CASE("een pseudoniem wordt niet gevonden", "[J7]") {
  CHECK(values_of(R"({"aanduiding":"slachtoffer van de vernieling"})").empty());
  CHECK(values_of("null").empty());
}

}  // namespace
}  // namespace zegel::event
