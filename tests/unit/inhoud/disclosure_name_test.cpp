#include <catch2/catch.hpp>

#include "ledger/base/base64url.h"
#include "ledger/inhoud/disclosure_name.h"

namespace zegel::inhoud::test {
namespace {

std::string name_of(const std::string& json) {
  return disclosure_name(base::base64url(base::as_bytes(json)));
}
const std::string salt(43, 'A');

}  // namespace

TEST_CASE("the name of a short and of a long disclosure", "[N8]") {
  CHECK(name_of(R"(["AAAA","casus",1])") == "casus");
  CHECK(name_of("[\"" + salt + "\",\"noodzaak\",\"" + std::string(2'000, 'x') + "\"]") ==
        "noodzaak");
  const std::string longest(64, 'n');
  CHECK(name_of("[\"" + salt + "\",\"" + longest + "\",\"" + std::string(500, 'x') + "\"]") ==
        longest);
}

TEST_CASE("a name with white space or escapes around it is read as JSON", "[N8]") {
  CHECK(name_of("[ \"AAAA\" , \"casus\" , 1 ]") == "casus");
  CHECK(name_of("[\"" + salt + "\",\"c\\u0061sus\",\"" + std::string(300, 'x') + "\"]") == "casus");
  CHECK(name_of("[\n\"" + salt + "\",\n\"casus\",\n\"" + std::string(300, 'x') + "\"]") == "casus");
}

TEST_CASE("an element and what cannot be read have no name", "[N8]") {
  CHECK(name_of("[\"" + salt + "\",{\"pid\":\"x\"}]").empty());
  CHECK(name_of("[\"" + salt + "\",{\"pid\":\"" + std::string(300, 'x') + "\"}]").empty());
  CHECK(name_of("[1,2,3]").empty());
  CHECK(name_of("{}").empty());
  CHECK(disclosure_name("").empty());
  CHECK(disclosure_name("=").empty());
  CHECK(disclosure_name(std::string(200, '!')).empty());
}

// The name must not be taken from the value.
TEST_CASE("a value that looks like a name is no name", "[N8]") {
  CHECK(name_of(R"(["AAAA",["casus",1]])").empty());
  CHECK(name_of("[\"AA\",[\"casus\",\"" + std::string(300, 'x') + "\"]]").empty());
}

}  // namespace zegel::inhoud::test
