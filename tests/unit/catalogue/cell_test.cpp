#include "ledger/catalogue/cell.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace zegel::catalogue::cell {
namespace {

std::vector<std::string> words(std::string_view text, std::string_view separator) {
  std::vector<std::string> out;
  split(text, separator, [&](std::string_view word) { out.emplace_back(word); });
  return out;
}

std::string made(std::string_view name, bool abbreviate) {
  std::string out;
  code_label(name, abbreviate, [&](char c) { out += c; });
  return out;
}

TEST_CASE("a cell is split into trimmed words", "[catalogue]") {
  CHECK(words("a b  c", " ") == std::vector<std::string>{"a", "b", "c"});
  CHECK(words("", " ").empty());
  CHECK(words("a, b-c", ", ") == std::vector<std::string>{"a", "b-c"});
}

TEST_CASE("an item has a name and perhaps a list, bounds and a label", "[catalogue]") {
  static_assert(item("kader").name == "kader");
  static_assert(item("rol:betrokkeneRol").list == "betrokkeneRol");
  static_assert(item("piramideniveau [1..8]").min == 1);
  static_assert(item("piramideniveau [1..8]").max == 8);
  static_assert(item("partijNaam [120] \"Organisatie\"").max == 120);
  static_assert(item("partijNaam [120] \"Organisatie\"").label == "Organisatie");
  static_assert(item("partijNaam [120] \"Organisatie\"").name == "partijNaam");
  static_assert(item("wams (gesloten)").closed);
  CHECK_THROWS(item("twee woorden"));
  CHECK_THROWS(item("naam [8"));
  CHECK_THROWS(item("naam [a]"));
}

TEST_CASE("labels are made at hyphens and at capitals", "[catalogue]") {
  CHECK(made("open-code", true) == "Open code");
  CHECK(made("coordinatie-zvh", true) == "Coordinatie ZVH");
  CHECK(made("zvh-iets", false) == "Zvh iets");
  std::string field;
  field_label("totEnMetDatum", [&](char c) { field += c; });
  CHECK(field == "Tot en met");
}

}  // namespace
}  // namespace zegel::catalogue::cell
