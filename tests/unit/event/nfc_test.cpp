#include "ledger/event/nfc.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "ledger/base/base64url.h"
#include "tests/support/checkout.h"

namespace zegel::event {
namespace {

TEST_CASE("every verdict of the reference is ours", "[nfc][V-SCH-4]") {
  std::ifstream file(in_checkout("tests/vectors/nfc/cases.txt"));
  std::string hex, verdict;
  int yes = 0, no = 0;
  while (std::getline(file, hex, ' ') && std::getline(file, verdict)) {
    base::Bytes text;
    REQUIRE(base::decode_hex(hex, text));
    CAPTURE(hex);
    CHECK(is_nfc(base::as_text(text)) == (verdict == "ja"));
    ++(verdict == "ja" ? yes : no);
  }
  CHECK(yes > 900);
  CHECK(no > 700);
}

TEST_CASE("names of people keep their marks", "[nfc]") {
  CHECK(is_nfc("Daniël Mûlsma"));
  CHECK(is_nfc("Łukasz Šegelaar"));
  CHECK_FALSE(is_nfc("Danie\u0308l"));
  CHECK_FALSE(is_nfc("\u00E2\u0323"));  // â with a dot below is one character
}

TEST_CASE("Hangul is composed by rule", "[nfc]") {
  CHECK(is_nfc("\uAC01"));
  CHECK_FALSE(is_nfc("\u1100\u1161"));
  CHECK_FALSE(is_nfc("\uAC00\u11A8"));
  CHECK(is_nfc("\u1161"));
}

TEST_CASE("an endless pile of marks is refused", "[nfc]") {
  std::string pile = "q";
  for (std::size_t i = 0; i + 1 < nfc_segment; ++i) pile += "\u0301";
  CHECK(is_nfc(pile));
  CHECK_FALSE(is_nfc(pile + "\u0301"));
}

}  // namespace
}  // namespace zegel::event
