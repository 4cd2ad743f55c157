#include "ledger/event/personal.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/unit/event/practice_bsn.h"

namespace zegel::event {
namespace {

TEST_CASE("een nummer uit de testreeks voldoet aan de elfproef", "[personal]") {
  REQUIRE(shape_test::practice_bsns().size() >= 8);
  for (const std::string& number : shape_test::practice_bsns()) {
    CHECK(passes_elfproef(number));
    for (std::size_t i = 0; i < number.size(); ++i) {  // the check sees any one digit changed
      std::string changed = number;
      changed[i] = changed[i] == '9' ? '0' : static_cast<char>(changed[i] + 1);
      CHECK_FALSE(passes_elfproef(changed));
    }
  }
}

TEST_CASE("the elfproef is over nine digits, not all zero", "[personal]") {
  CHECK_FALSE(passes_elfproef(""));
  CHECK_FALSE(passes_elfproef(std::string(9, '0')));
  CHECK_FALSE(passes_elfproef(shape_test::practice_bsn().substr(1)));
  CHECK_FALSE(passes_elfproef(shape_test::practice_bsn() + "0"));
  CHECK_FALSE(passes_elfproef("99999001x"));
}

TEST_CASE("a personal number in a text is found wherever it stands", "[personal][V-ID-3]") {
  const std::string bsn = shape_test::practice_bsn();
  CHECK(holds_personal_data(bsn));
  CHECK(holds_personal_data("bsn " + bsn + "."));
  CHECK(holds_personal_data("a" + bsn + "b"));
  CHECK(holds_personal_data("123 " + bsn));
  CHECK_FALSE(holds_personal_data(bsn + "0"));           // part of a longer run
  CHECK_FALSE(holds_personal_data("0" + bsn));
  CHECK_FALSE(holds_personal_data(bsn.substr(0, 8)));
  CHECK_FALSE(holds_personal_data("999990010"));         // fails the elfproef
  CHECK_FALSE(holds_personal_data("00000099000000002000"));
  CHECK_FALSE(holds_personal_data(""));
}

TEST_CASE("an at sign is an address", "[personal][V-ID-3]") {
  CHECK(holds_personal_data("mail naar a@b"));
  CHECK(holds_personal_data("@"));
  CHECK_FALSE(holds_personal_data("zonder adres"));
}

}  // namespace
}  // namespace zegel::event
